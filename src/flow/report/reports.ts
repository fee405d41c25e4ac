/** Commands about proposals and oneself: which file answers which. */

import { reportNamed } from '../../command/reports.ts';
import type { ReportCommand } from '../../core/command.ts';
import { answerRefusal, answerWith, type Save, type Source } from '../ask/answer.ts';
import type { Menu } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { answerExport } from '../list/export.ts';
import { sendTemplate } from '../list/template.ts';
import { answerUndo } from '../propose/undo.ts';
import { checkUp } from './check-up.ts';
import { history } from './history.ts';
import { listed } from './list.ts';
import { passOn } from './pass.ts';
import { waitingFor } from './pending.ts';
import { personNamed } from './person-named.ts';
import { stats } from './stats.ts';
import { answerStop } from './stop.ts';
import { noSuchNumber, numbered } from './visible.ts';
import { whoAmI } from './whoami.ts';
import { offerPass, offerStop, offerUndo } from './without-number.ts';

/** A menu where what is missing can be chosen. */
export async function answerReport(deps: Deps, source: Source, command: ReportCommand): Promise<Save | Menu> {
  const { report: name, words } = command;
  const report = reportNamed(name);
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
      return listed(deps, source, { report, found: await waitingFor(deps, source), decides: true });
    case 'history':
      return listed(deps, source, { report, found: await history(deps, source, words), decides: false });
    case 'stop': {
      if (words.length === 0) return offerStop(deps, source, report);
      const proposal = await numbered(deps, source, words[0]);
      if (!proposal) return answerRefusal(deps, source, noSuchNumber(report, words[0]));
      return answerStop(deps, source, { report, proposal });
    }
    case 'undo': {
      if (words.length === 0) return offerUndo(deps, source, report);
      const proposal = await numbered(deps, source, words[0]);
      if (!proposal) return answerRefusal(deps, source, noSuchNumber(report, words[0]));
      return answerUndo(deps, source, { proposal, anyway: false });
    }
  }
}
