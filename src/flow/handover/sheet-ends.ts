/** Rows of a table against what Hire holds now: to change, already so, moved meanwhile, or no longer there. */
import type { Speaking } from '../../core/field.ts';
import { same, type Text } from '../../core/text.ts';
import type { Deps } from '../deps.ts';
import { inCell, type RowEnd, rowEnd } from '../list/row-ends.ts';
import { changeEnd, movedEnd } from '../list/row-words.ts';
import type { HandoverAsked } from './asked.ts';
import type { Gathered, Row } from './gather.ts';
import { keyOf } from './gather.ts';
import { type JudgedRow, judgeRows } from './propose-rows.ts';
import { markOf, speakingIn } from './sheet.ts';
import { asEntity, type Followed } from './sheet-rows.ts';

export interface Ended {
  readonly changes: readonly JudgedRow[];
  readonly ends: readonly RowEnd[];
  readonly unchecked: readonly Text[];
}

interface Weighing {
  readonly asked: HandoverAsked;
  readonly gathered: Gathered;
  /** Names of those who follow. */
  readonly people: ReadonlyMap<string, string>;
}

export async function endRows(deps: Deps, followed: readonly Followed[], weighing: Weighing): Promise<Ended> {
  const { asked, gathered, people } = weighing;
  const own = followed.map((each) => ({ ...each, found: gathered.rows.find(({ key }) => key === each.key) ?? null }));
  const spoken = await speakingIn(deps, gathered.rows);
  const speaking: Speaking = { ...spoken, names: new Map([...spoken.names, ...people]) };
  const sound: Row[] = [];
  const ends: RowEnd[] = [];
  for (const { row, found, key } of own) {
    if (!found || found.roles.length === 0) ends.push(nothingThere({ row, key }, gathered));
    else {
      const places = movedPlaces(row, found);
      const place = { row, entity: found.entity, edits: {} };
      const { present, wanted, operation, target } = found;
      if (places.length > 0) ends.push(movedEnd(operation, { row: place, present, wanted, places }, speaking));
      else sound.push({ ...found, target: { ...target, line: row.line, note: row.note || asked.command.note } });
    }
  }
  const { rows, unchecked } = await judgeRows(deps, sound, asked);
  const called = new Map(followed.map(({ row }) => [row.line, asEntity(row).label]));
  const judged = rows.map((each) => endOf(each, speaking));
  return {
    changes: rows.filter(({ refusal }) => refusal === null),
    ends: [...ends, ...judged].map((end) => ({ ...end, target: called.get(end.line) ?? end.target })),
    unchecked,
  };
}

/** Where Hire holds something else than when the table was written. */
const movedPlaces = ({ carried }: Followed['row'], found: Row) =>
  Object.entries(carried?.was ?? {}).flatMap(([flag, [was, mark]]) =>
    mark === markOf(found, flag) ? [] : [{ flag, was }],
  );

/** What Feishu would say no to is not for this person to change; anything else is a value that cannot be. */
function endOf(judged: JudgedRow, speaking: Speaking): RowEnd {
  const { refusal, row, target } = judged;
  if (!refusal) return changeEnd(row.operation, judged, speaking);
  const state = refusal.feishu === undefined ? 'wrong' : 'not-allowed';
  return { line: target.line ?? 0, state, target: target.exact, remark: inCell(same(''), refusal) };
}

/** Closed since, not to be read now, or handed over already. */
function nothingThere({ row, key }: Pick<Followed, 'row' | 'key'>, { closed, bare }: Gathered): RowEnd {
  const isClosed = closed.some(({ id }) => key.endsWith(keyOf({ name: '' }, id)));
  if (bare.has(key)) return rowEnd(row, { state: 'already', remark: noRole });
  return rowEnd(row, { state: 'not-found', remark: isClosed ? closedNow : notThere });
}

const noRole: Text = { zh: '这里已经没有交接人的角色了。', en: 'The one who hands over has no role here any more.' };
const closedNow: Text = { zh: '已经关闭，不会改动。', en: 'Closed by now; it stays as it is.' };
const notThere: Text = {
  zh: '现在找不到，或正在审批，读不到。',
  en: 'Not there now, or not to be read, such as one in approval.',
};
