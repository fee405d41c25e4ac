/** Rows of a handover as one proposal, whose items belong to several operations. */
import type { Text } from '../../core/text.ts';
import type { NewItem } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import { changeItem, missingItem, numbered } from '../propose/items.ts';
import { type Judged, judge } from '../propose/judge.ts';
import type { NewProposal } from '../propose/save-proposal.ts';
import { drawingOf } from '../read/drawing.ts';
import { changesOf, namesFromLists, namesIn } from '../read/names.ts';
import type { HandoverAsked } from './asked.ts';
import type { Handed, Row } from './gather.ts';

/** As many as a file may have. */
export const MOST_ROWS = 2000;

export interface JudgedRow extends Judged {
  readonly row: Row;
}

export interface JudgedRows {
  readonly rows: readonly JudgedRow[];
  readonly unchecked: readonly Text[];
}

/** Each operation judges its own. */
export async function judgeRows(
  deps: Deps,
  rows: readonly Row[],
  { parts, named }: Pick<HandoverAsked, 'parts' | 'named'>,
): Promise<JudgedRows> {
  const all: JudgedRow[] = [];
  const notices: Text[] = [];
  for (const operation of parts) {
    const own = rows.filter((row) => row.operation === operation);
    const { judged, unchecked } = await judge(deps, own, { operation, named });
    all.push(...own.flatMap((row, at) => (judged[at] ? [{ ...judged[at], row }] : [])));
    notices.push(...unchecked);
  }
  return { rows: all, unchecked: notices };
}

/** What Feishu would refuse is reported; what the rules of its operation forbid is left out, and said by the notices. */
export function itemsOf(deps: Deps, rows: readonly JudgedRow[], requester: string): NewItem[] {
  return rows.flatMap(({ row: { operation }, target, present, wanted, refusal }) => {
    if (!refusal) return [changeItem(deps, { operation, target, present, wanted, requester })];
    if (refusal.feishu === undefined) return [];
    return [missingItem(deps, { operation, target }, { code: refusal.feishu, logId: null })];
  });
}

/** Names of everybody in it, by their ids. */
export function peopleOf(deps: Deps, { asked, gathered }: Handed): Promise<ReadonlyMap<string, string>> {
  const followers = gathered.rows.map(({ follower }) => follower);
  const ids = [...new Set([asked.from.id, asked.to, ...followers])].filter(Boolean);
  return deps.people.names(ids).then(({ byId }) => byId);
}

export interface Proposing extends Handed {
  readonly items: readonly NewItem[];
  readonly people: ReadonlyMap<string, string>;
  readonly notices: readonly Text[];
}

/** All that is stored of it. */
export async function proposalOf(deps: Deps, proposing: Proposing): Promise<NewProposal> {
  const { asked, gathered, items, people, notices } = proposing;
  const { command, parts } = asked;
  const told = { ...namesIn(asked, gathered.reads), ...Object.fromEntries(people) };
  const listed = await namesFromLists(deps, changesOf(items, drawingOf(deps, items)), told);
  return {
    operation: deps.handover.name,
    command,
    targets: new Map([['from', [asked.from]]]),
    asked: [],
    within: null,
    items: numbered(items, parts),
    notices,
    names: { ...told, ...listed.names },
    details: { ...listed.details },
  };
}
