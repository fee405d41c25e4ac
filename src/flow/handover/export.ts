/** `/export handover @a`: all that is to be handed over as a file, for a successor row by row. */
import { noteCard } from '../../../cards/note.ts';
import type { OperationCommand } from '../../core/command.ts';
import { dayOf } from '../../core/dates.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Text } from '../../core/text.ts';
import { writeXlsx } from '../../files/write-xlsx.ts';
import { addCopy } from '../../store/copies.ts';
import { answerRefusal, answerWith, failedRead, newCopy, type Save, type Source, saidOnce } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { answerForbidden } from '../propose/forbidden.ts';
import { audit } from '../rights/audit.ts';
import { mayPropose } from '../rights/requirement.ts';
import { handoverAsked } from './asked.ts';
import { gather, type Handed, type Row } from './gather.ts';
import { MOST_ROWS, peopleOf } from './propose-rows.ts';
import { tableSheet } from './sheet.ts';
import { leftOutOf, nothingToHand, tooManyRows } from './words.ts';

type Unread = Extract<Unresolved, { kind: 'failed' }>;

export async function exportHandover(deps: Deps, source: Source, command: OperationCommand): Promise<Save | Unread> {
  const asked = await handoverAsked(deps, source, { command, needs: 'from' });
  if (asked.kind === 'ask') return askQuestion(deps, source, { command, ask: asked.ask });
  if (asked.kind === 'refused') return answerRefusal(deps, source, asked.refusal);
  if (asked.kind === 'failed') return asked;
  const here = { requester: source.requester, chat_id: source.chatId };
  const forbidden = asked.parts.find(({ name }) => !mayPropose(deps, here, [name]));
  if (forbidden) return answerForbidden(deps, source, forbidden.name);
  const gathering = await gather(deps, source, asked);
  if (!gathering.ok) return { kind: 'failed', ...gathering };
  return sent(deps, source, { command, asked, gathered: gathering.gathered });
}

interface Found extends Handed {
  readonly command: OperationCommand;
}

/** The file, and a card that says what is in it; that somebody has it stands in the audit trail. */
async function sent(deps: Deps, source: Source, { command, asked, gathered }: Found): Promise<Save> {
  const { title, name: operation } = deps.handover;
  const rows = gathered.rows.filter(({ roles }) => roles.length > 0);
  const people = await peopleOf(deps, { asked, gathered });
  const from = people.get(asked.from.id) || asked.from.label;
  if (rows.length === 0) return answerRefusal(deps, source, nothingToHand({ from, people }, { asked, gathered }));
  if (rows.length > MOST_ROWS) return answerRefusal(deps, source, tooManyRows(rows.length, MOST_ROWS));
  const bytes = writeXlsx(await tableSheet(deps, asked, rows));
  const day = dayOf(deps.now(), deps.settings.timeZone);
  const file = await deps.files.upload(`${title.zh}-${from}-${day}.xlsx`, bytes);
  if (file.kind === 'failed') {
    const error = failedRead(deps, file.reply, file.scopes);
    return askQuestion(deps, source, { command, ask: { kind: 'again', error } });
  }
  const lines = [...linesOf(from, rows), ...leftOutOf(deps, { asked, gathered })];
  const card = answerWith(deps, source, noteCard({ title: headline, lines }));
  const copy = newCopy(deps, source, { content: { file: file.value } });
  const detail = { operation, rows: rows.length, chat: source.chatId, message: source.messageId };
  deps.log.info({ operation, rows: rows.length, bytes: bytes.length }, 'exporting');
  return async (trx) => {
    await card(trx);
    await addCopy(trx, { ...copy, id: saidOnce(copy.id, 'file') });
    audit(deps, trx, { at: deps.now(), actor: source.requester, kind: 'exported', proposal: null, detail });
  };
}

const headline: Text = { zh: '工作交接的表格', en: 'The table of a handover' };

const linesOf = (from: string, rows: readonly Row[]): Text[] => [
  { zh: `${from} 有 ${rows.length} 行要交接，都在文件里。`, en: `${rows.length} rows of ${from} are in the file.` },
  {
    zh: '每行写好「接手人」再把文件发回给我；空着的行不交接。都给同一个人的，回复文件写：/交接 给 @接手人。',
    en: 'Write a successor in each row and send the file back; a row without one stays. For one person in all of them reply to the file: /handover --to @successor.',
  },
];
