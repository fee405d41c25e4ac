/** Proposals as a list with pages; one of them can be opened, and what waits for the reader is decided right there. */
import { noteCard } from '../../../cards/note.ts';
import type { Report } from '../../command/reports.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerWith, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { rowOf, rowToDecide } from '../view/row.ts';

interface Listing {
  readonly report: Report;
  readonly found: readonly Proposal[];
  /** The reader may decide them in the list: their rows say more. */
  readonly decides: boolean;
}

/** Rows on a page. */
const ROWS = { short: 10, long: 5 };

export async function listed(deps: Deps, source: Source, { report, found, decides }: Listing): Promise<Save> {
  if (found.length === 0) {
    const none = { zh: '没有找到。', en: 'Nothing found.' };
    return answerWith(deps, source, noteCard({ title: report.title, lines: [none] }));
  }
  const reader = source.requester;
  const rows = await Promise.all(
    found.map((proposal) => (decides ? rowToDecide(deps, { proposal, reader }) : rowOf(deps, proposal))),
  );
  const size = decides ? ROWS.long : ROWS.short;
  const pages = Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
  const command = { kind: 'report' as const, report: report.name, words: [], text: report.words[0] ?? '' };
  return askQuestion(deps, source, { command, ask: { kind: 'proposals', title: report.title, pages, page: 0 } });
}
