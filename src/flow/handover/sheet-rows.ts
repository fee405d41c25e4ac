/** Rows of a table that came back: who follows in each, and what can be said of a row before anything is read. */
import type { FromFile } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import type { Refusal } from '../../core/outcome.ts';
import { same } from '../../core/text.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import type { FailedLookUp } from '../list/find-rows.ts';
import { withPicked } from '../list/picked.ts';
import type { SheetRow } from '../list/read-rows.ts';
import { calledIn, fromUnresolved, inCell, type RowEnd, rowEnd, rowTwice } from '../list/row-ends.ts';
import { nothingAsked } from '../list/weigh-rows.ts';
import { resolveEdits } from '../propose/resolve-edits.ts';
import type { HandoverAsked } from './asked.ts';

/** A row with its successor. */
export interface Followed {
  readonly row: SheetRow;
  /** Of the row as it was exported. */
  readonly key: string;
  /** open_id. */
  readonly follower: string;
}

interface Followers {
  readonly kind: 'rows';
  readonly followed: readonly Followed[];
  readonly ends: readonly RowEnd[];
}

interface Asked {
  readonly asked: HandoverAsked;
  readonly list: FromFile;
  readonly asker: Asker;
}

export async function followersIn(
  deps: Deps,
  rows: readonly SheetRow[],
  told: Asked,
): Promise<Followers | FailedLookUp> {
  const followed: Followed[] = [];
  const ends: RowEnd[] = [];
  const lines = new Map<string, number>();
  for (const row of rows) {
    const key = row.carried?.ids.row;
    const before = lines.get(key ?? '');
    if (key !== undefined && before === undefined) lines.set(key, row.line);
    const follower = before === undefined ? await followerIn(deps, row, told) : null;
    if (follower?.kind === 'failed') return follower;
    if (follower === null) ends.push(rowTwice(row, asEntity(row), before ?? 0));
    else if (follower.kind === 'end') ends.push(follower.end);
    else followed.push({ row, key: key ?? '', follower: follower.id });
  }
  return { kind: 'rows', followed, ends };
}

/** As the row calls itself. */
export const asEntity = (row: SheetRow): Entity => ({ id: '', label: calledIn(row), detail: '', codes: [] });

type Follower =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'end'; readonly end: RowEnd }
  | FailedLookUp;

async function followerIn(deps: Deps, row: SheetRow, { asked, list, asker }: Asked): Promise<Follower> {
  const end = (refusal: Refusal, header = ''): Follower => ({
    kind: 'end',
    end: rowEnd(row, { state: 'wrong', remark: inCell(same(header), refusal) }),
  });
  const label = deps.handover.fields.get('to')?.label ?? deps.handover.title;
  if (row.wrong) return end(row.wrong.refusal, row.wrong.header);
  if (row.carried?.ids.row === undefined) return end(notExported);
  const edit = withPicked(row.edits.to ?? {}, { picked: list.picked, line: row.line, flag: 'to' });
  const read = await resolveEdits(deps, { to: edit }, { operation: deps.handover, asker });
  if (read.kind === 'failed') return read;
  if (read.kind !== 'edits') return { kind: 'end', end: fromUnresolved(row, read, { header: label, name: 'to' }) };
  const [id = asked.to] = read.edits.to?.set ?? [];
  if (id === '') return { kind: 'end', end: nothingAsked(row) };
  return id === asked.from.id ? end(theSame) : { kind: 'one', id };
}

const notExported: Refusal = {
  code: 'not-as-exported',
  text: { zh: '这一行不是导出的表格里的，看不出是哪一项。', en: 'This row is not one of the exported table.' },
};

const theSame: Refusal = {
  code: 'same-person',
  text: { zh: '接手人就是交接人自己。', en: 'The successor is the one who hands over.' },
};
