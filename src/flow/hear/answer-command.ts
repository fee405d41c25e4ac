/** From a parsed command to its answer: a proposal, a form, a question, a refusal, or an error that can be tried again. */

import type { OperationCommand } from '../../core/command.ts';
import type { Operation } from '../../core/operation.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { answerMenu } from '../ask/menu.ts';
import type { Deps } from '../deps.ts';
import { answerHandover, concludeSheet } from '../handover/answer.ts';
import { weighSheet } from '../handover/weigh-sheet.ts';
import type { ListAsked } from '../list/asked.ts';
import { conclude } from '../list/conclude.ts';
import { listIn } from '../list/list-in.ts';
import { weighList } from '../list/weigh-list.ts';
import { answerForbidden } from '../propose/forbidden.ts';
import { withLeadingName } from '../propose/leading-name.ts';
import { openBlankForm, openForm } from '../propose/open-form.ts';
import { propose } from '../propose/propose.ts';
import { noSuchCommand, type Resolved, resolve } from '../propose/resolve.ts';
import { askToTryAgain } from '../propose/try-again.ts';
import { answerLook } from '../report/look.ts';
import { answerReport } from '../report/reports.ts';
import { mayPropose } from '../rights/requirement.ts';
import { meantBy } from './help.ts';
import type { Continued } from './resume.ts';

interface Asked {
  readonly command: OperationCommand;
  readonly opens: Continued['opens'];
}

export async function answerCommand(
  deps: Deps,
  source: Source,
  { command, opens }: Pick<Continued, 'command' | 'opens'>,
): Promise<Save> {
  switch (command.kind) {
    case 'report': {
      const answer = await answerReport(deps, source, command);
      return typeof answer === 'function' ? answer : answerMenu(deps, source, answer);
    }
    case 'look': {
      const look = deps.looks.find(({ name }) => name === command.look);
      return look ? answerLook(deps, source, { look, command }) : answerRefusal(deps, source, noSuchCommand);
    }
    case 'help': {
      const meant = await meantBy(deps, source, command);
      return 'kind' in meant ? answerCommand(deps, source, { command: meant, opens }) : answerMenu(deps, source, meant);
    }
    case 'operation':
      return answerOperation(deps, source, { command, opens });
  }
}

async function answerOperation(deps: Deps, source: Source, { command: typed, opens }: Asked): Promise<Save> {
  if (typed.operation === deps.handover.name) return answerHanding(deps, source, { command: typed, opens });
  const operation = deps.operations.find(({ name }) => name === typed.operation);
  const asked = { requester: source.requester, chat_id: source.chatId };
  if (!mayPropose(deps, asked, [typed.operation])) return answerForbidden(deps, source, typed.operation);
  const listed = operation ? await listIn(deps, source, { command: typed, operation }) : null;
  if (listed?.kind === 'save') return listed.save;
  if (listed) return answerList(deps, source, listed.asked);
  const command = operation ? await withLeadingName(deps, operation, { command: typed, asker: source }) : typed;
  if (operation && isBare(operation, command) && lacksTarget(operation, command))
    return openBlankForm(deps, source, { command, operation });
  const resolved = await resolve(deps, command, source);
  switch (resolved.kind) {
    case 'ask':
      return askQuestion(deps, source, { command, ask: resolved.ask });
    case 'refused':
      return answerRefusal(deps, source, resolved.refusal);
    case 'failed':
      return askToTryAgain(deps, source, { command, reply: resolved.reply, scopes: resolved.scopes });
    case 'resolved':
      return answerResolved(deps, source, { command, opens, resolved });
  }
}

async function answerResolved(
  deps: Deps,
  source: Source,
  { command, opens, resolved }: Asked & { readonly resolved: Resolved },
): Promise<Save> {
  const { operation } = resolved;
  const done =
    opens || isBare(operation, command)
      ? await openForm(deps, source, { replaces: null, ...opens, command, resolved })
      : await propose(deps, source, { command, resolved });
  if (done.kind === 'save') return done.save;
  return askToTryAgain(deps, source, { command, reply: done.reply, scopes: operation.read.scopes });
}

/** No flag was given where there are some: the form is wanted. */
const isBare = ({ fields }: Operation, { edits }: OperationCommand): boolean =>
  Object.keys(edits).length === 0 && [...fields.values()].some(({ offered }) => offered);

const lacksTarget = ({ targets }: Operation, command: OperationCommand): boolean =>
  targets.some(({ name }) => (command.targets[name] ?? []).length === 0);

async function answerHanding(deps: Deps, source: Source, { command, opens }: Asked): Promise<Save> {
  const sheet = await weighSheet(deps, source, command);
  return sheet ? concludeSheet(deps, source, sheet) : answerHandover(deps, source, { command, opens });
}

async function answerList(deps: Deps, source: Source, asked: ListAsked): Promise<Save> {
  const weighed = await weighList(deps, source, asked);
  return weighed.kind === 'save' ? weighed.save : conclude(deps, source, weighed.rows);
}
