/** Proposals as a list with pages; one of them can be opened, and what waits for the reader is decided right there. */
import { noteCard } from '../../../cards/note.ts';
import type { Report } from '../../command/reports.ts';
import { shortened } from '../../core/free-text.ts';
import { isOpenId } from '../../core/ids.ts';
import type { Text } from '../../core/text.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerWith, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { rowOf, rowToDecide } from '../view/row.ts';

interface Listing {
  readonly report: Report;
  /** What was asked about. */
  readonly words: readonly string[];
  readonly found: readonly Proposal[];
  /** The reader may decide them in the list: their rows say more. */
  readonly decides: boolean;
}

/** Rows on a page. */
const ROWS = { short: 10, long: 5 };

export async function listed(deps: Deps, source: Source, { report, words, found, decides }: Listing): Promise<Save> {
  if (found.length === 0)
    return answerWith(deps, source, noteCard({ title: report.title, lines: [nothingFound(words)] }));
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

/** A code in the letters that codes have; words come in small ones. */
const asWritten = (word: string): string => (/^[a-z]\d+$/.test(word) ? word.toUpperCase() : word);

/** Named as it was asked for; a person was asked for by an id that says nothing. */
function nothingFound(words: readonly string[]): Text {
  const named = words
    .filter((word) => !isOpenId(word))
    .map(asWritten)
    .join(' ');
  if (named === '') return { zh: '没有找到。', en: 'Nothing found.' };
  const about = shortened(named, 40);
  return { zh: `没有找到与「${about}」有关的提案。`, en: `Nothing found about "${about}".` };
}
