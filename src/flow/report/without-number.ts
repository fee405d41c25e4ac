/** A command about a proposal came without its number: those that fit, with the command itself on a button each. */
import type { Report } from '../../command/reports.ts';
import type { Offer } from '../../core/ask.ts';
import { hasOutcome } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { endedSince, openProposals, runningProposals } from '../../store/proposal-lists.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import { aside, type Menu, reporting, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { mayBeUndone } from '../propose/undoable.ts';
import { rowOf } from '../view/row.ts';
import { waitsForYesOf } from './pending.ts';
import { mayBeStopped } from './stoppable.ts';
import { visible } from './visible.ts';

/** Older ones are named by their number. */
const MOST = 8;

interface Choosing {
  readonly report: Report;
  readonly found: readonly Proposal[];
  /** What follows the number. */
  readonly words: readonly string[];
  readonly none: Text;
}

export async function offerUndo(deps: Deps, source: Source, report: Report): Promise<Menu> {
  const ended = await endedSince(deps.db, deps.now() - deps.settings.undoWithinMs);
  const mine = await visible(deps, source, ended);
  const found = await firstOf(mine, (proposal) => mayBeUndone(deps, source, proposal));
  const none = { zh: '没有可以撤销的改动。', en: 'There is nothing that can be undone.' };
  return choose(deps, { report, found, words: [], none });
}

export async function offerReport(deps: Deps, source: Source, report: Report): Promise<Menu> {
  const ended = await endedSince(deps.db, deps.now() - deps.settings.undoWithinMs);
  const found = await firstOf(await visible(deps, source, ended), async ({ state }) => hasOutcome(state));
  const none = { zh: '最近没有执行完的改动。', en: 'Nothing was carried out lately.' };
  return choose(deps, { report, found, words: [], none });
}

export async function offerStop(deps: Deps, source: Source, report: Report): Promise<Menu> {
  const running = await runningProposals(deps.db);
  const found = await firstOf(running, (proposal) => mayBeStopped(deps, proposal, source.requester));
  const none = { zh: '没有正在执行的批量改动。', en: 'Nothing is being carried out.' };
  return choose(deps, { report, found, words: [], none });
}

export async function offerPass(
  deps: Deps,
  source: Source,
  { report, words }: Pick<Choosing, 'report' | 'words'>,
): Promise<Menu> {
  const open = await openProposals(deps.db);
  const found = await firstOf(open, (proposal) => waitsForYesOf(deps, proposal, source.requester));
  const none = { zh: '没有等你批准的变更申请。', en: 'Nothing waits for your approval.' };
  return choose(deps, { report, found, words, none });
}

/** One more than are shown: then it is said that there are more. */
async function firstOf(all: readonly Proposal[], fits: (each: Proposal) => Promise<boolean>): Promise<Proposal[]> {
  const found: Proposal[] = [];
  for (const each of all) {
    if (found.length > MOST) break;
    if (await fits(each)) found.push(each);
  }
  return found;
}

async function choose(deps: Deps, { report, found, words, none }: Choosing): Promise<Menu> {
  const { title } = report;
  if (found.length === 0) return { title, lines: [said(none)], offers: [] };
  const shown = found.slice(0, MOST);
  const rows = await Promise.all(shown.map((proposal) => rowOf(deps, proposal)));
  const lines = rows.map((row) =>
    said({ zh: `${row.title.zh} · ${row.detail.zh}`, en: `${row.title.en} · ${row.detail.en}` }),
  );
  const more = found.length > shown.length ? [aside(byNumber(report))] : [];
  const offers = shown.map(({ number }) => offerOf(report, [String(number), ...words]));
  return { title, lines: [...lines, ...more], offers };
}

/** The number comes first. */
function offerOf({ name, title }: Report, words: readonly string[]): Offer {
  const [number = ''] = words;
  const label = { zh: `${title.zh} #${number}`, en: `${title.en} #${number}` };
  return { title: label, command: reporting(name, words), form: false };
}

const byNumber = ({ words: [english, chinese] }: Report): Text => ({
  zh: `更早的请写编号：${chinese} 128`,
  en: `Older ones by their number: ${english} 128`,
});
