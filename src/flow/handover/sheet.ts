/** The rows of a handover as a sheet: who follows is filled in row by row, and the file sent back. */
import { carriedText, valueMark } from '../../core/carried.ts';
import type { Speaking } from '../../core/field.ts';
import { inARow } from '../../core/text.ts';
import { entriesIn, isEmpty } from '../../core/value.ts';
import type { WrittenSheet } from '../../files/write-xlsx.ts';
import type { Deps } from '../deps.ts';
import { CARRIED } from '../list/columns.ts';
import { speakingOn } from '../read/speaking.ts';
import type { HandoverAsked } from './asked.ts';
import type { Row } from './gather.ts';

/** Beside what names the row: the successor, the reason, and what it carries unseen. */
export async function tableSheet(
  deps: Deps,
  { from }: Pick<HandoverAsked, 'from'>,
  rows: readonly Row[],
): Promise<WrittenSheet> {
  const { title, targets, fields, name } = deps.handover;
  const named = targets.flatMap(({ columns }) => columns.map(({ header }) => header));
  const successor = fields.get('to')?.label ?? title;
  const heads = [...named, successor, { zh: '原因', en: 'Reason' }];
  const speaking = await speakingIn(deps, rows);
  return {
    name: title.zh,
    columns: [
      ...heads.map(({ zh, en }) => ({ header: [zh, en], width: WIDTH })),
      { header: CARRIED, width: 8, hidden: true },
    ],
    rows: rows.map((row) => [
      row.target.exact,
      row.operation.title.zh,
      inARow(row.roles).zh,
      held(row, speaking),
      '',
      '',
      carriedText({
        operation: name,
        ids: { row: row.key, from: from.id, of: String(rows.length) },
        was: Object.fromEntries(
          Object.keys(row.wanted).map((flag) => [flag, [wordsOf(row, flag, speaking), markOf(row, flag)]]),
        ),
      }),
    ]),
  };
}

const WIDTH = 24;

/** Whether somebody changed the role since. */
export const markOf = ({ present }: Pick<Row, 'present'>, flag: string): string => valueMark(present.values, { flag });

/** `招聘协助人：陈静、林晓`, a line a role. */
const held = (row: Row, speaking: Speaking): string =>
  Object.keys(row.wanted)
    .map((flag) => `${row.operation.fields.get(flag)?.label.zh ?? flag}：${wordsOf(row, flag, speaking)}`)
    .join('\n');

/** Every entry of a list by itself: its words count the long ones. */
function wordsOf({ operation, present }: Row, flag: string, speaking: Speaking): string {
  const field = operation.fields.get(flag);
  const value = present.values[flag];
  if (!field || isEmpty(value)) return '';
  if (!field.many) return field.words(value, speaking).zh;
  return entriesIn(value)
    .map((entry) => field.words([entry], speaking).zh)
    .join('、');
}

/** Each operation tells the names of its own. */
export async function speakingIn(deps: Deps, rows: readonly Row[]): Promise<Speaking> {
  const names = new Map<string, string>();
  for (const operation of new Set(rows.map((row) => row.operation))) {
    const own = rows.filter((row) => row.operation === operation).map(({ present }) => present);
    for (const [id, name] of (await speakingOn(deps, operation, own)).names) names.set(id, name);
  }
  return { names, timeZone: deps.settings.timeZone };
}
