/** Proposals as a list with pages; one of them can be opened. */

import { noteCard } from '../../../cards/note.ts';
import type { Report } from '../../command/reports.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerWith, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { rowOf } from './row.ts';

const ROWS = 10;

interface Listing {
  readonly report: Report;
  readonly found: readonly Proposal[];
}

export async function listed(deps: Deps, source: Source, { report, found }: Listing): Promise<Save> {
  if (found.length === 0) {
    const none = { zh: '没有找到。', en: 'Nothing found.' };
    return answerWith(deps, source, noteCard({ title: report.title, lines: [none] }));
  }
  const rows = await Promise.all(found.map((proposal) => rowOf(deps, proposal)));
  const pages = Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, at) =>
    rows.slice(at * ROWS, (at + 1) * ROWS),
  );
  const command = { kind: 'report' as const, report: report.name, words: [], text: report.words[0] ?? '' };
  const own = found.filter(({ state, requester }) => state === 'confirmed' && requester === source.requester);
  const waiting = rows
    .filter(({ id }) => report.name === 'pending' && own.some((each) => each.id === id))
    .slice(0, ROWS);
  const ask = { kind: 'proposals', title: report.title, pages, page: 0, waiting } as const;
  return askQuestion(deps, source, { command, ask });
}
