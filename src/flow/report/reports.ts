/** Commands about proposals and oneself: which file answers which. */

import { type Report, reportNamed } from '../../command/reports.ts';
import type { ReportCommand } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerRefusal, answerWith, type Save, type Source } from '../ask/answer.ts';
import { type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { answerExport } from '../list/export.ts';
import { sendTemplate } from '../list/template.ts';
import { answerUndo } from '../propose/undo.ts';
import { checkUp } from './check-up.ts';
import { history } from './history.ts';
import { listed } from './list.ts';
import { sendOutcome } from './outcome-file.ts';
import { passOn } from './pass.ts';
import { waitingFor } from './pending.ts';
import { personNamed } from './person-named.ts';
import { stats } from './stats.ts';
import { answerStop } from './stop.ts';
import { isNumber, noNumber, noSuchNumber, numbered } from './visible.ts';
import { whoAmI } from './whoami.ts';
import { offerPass, offerReport, offerStop, offerUndo } from './without-number.ts';

/** A menu where what is missing can be chosen. */
export async function answerReport(deps: Deps, source: Source, command: ReportCommand): Promise<Save | Menu> {
  const { report: name, words } = command;
  const report = reportNamed(name);
  const about = { report, command };
  switch (name) {
    case 'whoami':
      return answerWith(deps, source, await whoAmI(deps, source));
    case 'pass': {
      // Whom to pass it to may be said already.
      const person = /^#?\d/.test(words[0] ?? '') ? null : await personNamed(deps, source, words);
      if (words.length > 0 && person === null) return passOn(deps, source, { report, words });
      return offerPass(deps, source, { report, words: person ? [person] : [] });
    }
    case 'template':
      return sendTemplate(deps, source, { report, command });
    case 'export':
      return answerExport(deps, source, { report, command });
    case 'doctor':
      return checkUp(deps, source);
    case 'stats':
      return answerWith(deps, source, await stats(deps));
    case 'pending':
      return listed(deps, source, { report, words, found: await waitingFor(deps, source, words), decides: true });
    case 'history':
      return listed(deps, source, { report, words, found: await history(deps, source, words), decides: false });
    case 'stop':
      return aboutOne(deps, source, { ...about, offer: offerStop, answer: answerStop });
    case 'report':
      return aboutOne(deps, source, { ...about, offer: offerReport, answer: sendOutcome });
    case 'undo':
      return aboutOne(deps, source, { ...about, offer: offerUndo, answer: takeBack });
  }
}

interface About {
  readonly report: Report;
  readonly command: ReportCommand;
}

interface One extends About {
  /** Those that it may be about, where no number was given. */
  readonly offer: (deps: Deps, source: Source, report: Report) => Promise<Menu>;
  readonly answer: (deps: Deps, source: Source, asked: About & { readonly proposal: Proposal }) => Promise<Save>;
}

/** One proposal, by its number. */
async function aboutOne(deps: Deps, source: Source, { report, command, offer, answer }: One): Promise<Save | Menu> {
  const [word] = command.words;
  if (word === undefined) return offer(deps, source, report);
  if (!isNumber(word)) return withWhy(noNumber(word), await offer(deps, source, report));
  const proposal = await numbered(deps, source, word);
  if (!proposal) return answerRefusal(deps, source, noSuchNumber(report, word));
  return answer(deps, source, { report, command, proposal });
}

/** Behind the number stands what a form said is not put back. */
const takeBack: One['answer'] = (deps, source, { proposal, command: { words } }) => {
  const left = new Set(words.slice(1));
  return answerUndo(deps, source, { proposal, anyway: false, chosen: (key) => !left.has(key) });
};

const withWhy = (why: Text, menu: Menu): Menu => ({ ...menu, lines: [said(why), ...menu.lines], colour: 'yellow' });
