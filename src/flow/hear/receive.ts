import type { Heard } from '../../command/heard.ts';
import { readMessage, unknownBot } from '../../command/message.ts';
import { parseMessage } from '../../command/parse.ts';
import type { IncomingClick, IncomingContact, IncomingMessage } from '../../core/incoming.ts';
import { faultFields } from '../../core/log.ts';
import { Fault, type Refusal } from '../../core/outcome.ts';
import { MINUTE_MS } from '../../core/time.ts';
import { traced } from '../../core/trace.ts';
import { keepDelivery, postponeDelivery, type TakenDelivery, takeDelivery } from '../../store/inbox.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { answerMenu } from '../ask/menu.ts';
import type { Deps } from '../deps.ts';
import { offerHandover } from '../handover/offer.ts';
import { offerFile, offerPasted } from '../list/offer-file.ts';
import { answerUndo } from '../propose/undo.ts';
import { answerCommand } from './answer-command.ts';
import { commit, LEASE_MS } from './commit.ts';
import { greet, occasionOf } from './greet.ts';
import { meant, type Readings } from './meant.ts';
import { ownBot } from './own-bot.ts';
import { ownFields } from './own-fields.ts';
import { codesMeant, partlyMeant, withoutLeft } from './partly.ts';
import { answerRefused } from './refused.ts';
import { resume } from './resume.ts';
import { severalChanges } from './several.ts';

const KEEP_MS = 1_000;
const RETRY_MS = 2_000;
/** A message older than this is answered with its age. */
const LATE_MS = 5 * MINUTE_MS;
/** A delivery that breaks its handler this often is set aside, and the others go on. */
const MAX_FAULTS = 3;
/** Or that saw this many processes die, whatever killed them. */
const MAX_TRIES = 40;

/** Handles the oldest delivery that is first in its line; false when none waits. Once it is taken (`found`) the next one may be. */
export async function receiveNext(deps: Deps, found: () => void): Promise<boolean> {
  const delivery = await takeDelivery(deps.db, deps.steady(), deps.steady() + LEASE_MS);
  if (!delivery) return false;
  found();
  await deps.pass('delivery taken');
  const keeping = setInterval(() => {
    keepDelivery(deps.db, delivery, deps.steady() + LEASE_MS).catch(() => undefined);
  }, KEEP_MS);
  try {
    if (delivery.faults >= MAX_FAULTS || delivery.tries > MAX_TRIES) await setAside(deps, delivery);
    else await traced({ name: 'work on a delivery', about: { event: delivery.key } }, () => workOn(deps, delivery));
  } catch (cause) {
    deps.log.error({ event: delivery.key, faults: delivery.faults, ...faultFields(cause) }, 'handling a delivery');
    await postponeDelivery(deps.db, delivery, deps.steady() + RETRY_MS);
  } finally {
    clearInterval(keeping);
  }
  return true;
}

async function workOn(deps: Deps, delivery: TakenDelivery): Promise<void> {
  await commit(deps, [{ delivery, state: 'done', saves: await savesFor(deps, delivery) }]);
}

/** Even what we cannot handle gets an answer. */
async function setAside(deps: Deps, delivery: TakenDelivery): Promise<void> {
  deps.log.error({ event: delivery.key, tries: delivery.tries, faults: delivery.faults }, 'setting a delivery aside');
  const source = sourceOf(delivery);
  await commit(deps, [{ delivery, state: 'poison', saves: source ? [answerRefusal(deps, source, broken)] : [] }]);
}

/** Whom to tell; null where even that cannot be read. */
const sourceOf = ({ incoming }: TakenDelivery): Source | null =>
  incoming?.kind === 'message' ? { ...incoming, requester: incoming.sender, index: 0 } : null;

const broken: Refusal = {
  code: 'broken',
  text: {
    zh: '处理这条消息时出了故障，什么都没有写入。',
    en: 'Something broke while handling this message; nothing was written.',
  },
  hint: { zh: '请换个写法再试，或告诉管理员。', en: 'Please try another wording, or tell the administrator.' },
};

async function savesFor(deps: Deps, { incoming }: TakenDelivery): Promise<Save[]> {
  if (!incoming) throw new Fault('reading a stored delivery', { code: 'unreadable' });
  switch (incoming.kind) {
    case 'message':
      return answerMessage(deps, incoming);
    case 'click':
      return answerClick(deps, incoming);
    case 'leaving':
      return offerHandover(deps, incoming);
    case 'contact':
      return answerContact(deps, incoming);
    case 'recall':
    case 'other':
      return [];
  }
}

/** What a menu opens is heard like the words of it. */
async function answerContact(deps: Deps, contact: IncomingContact): Promise<Save[]> {
  const words = deps.settings.menu.get(contact.key);
  if (words === undefined) return greet(deps, contact);
  const heard = parseMessage(words, deps);
  const source = occasionOf(contact);
  return Promise.all(heard.map((each, index) => answerHeard(deps, { ...source, index }, each)));
}

async function answerMessage(deps: Deps, message: IncomingMessage): Promise<Save[]> {
  // Taken back before it was delivered: it comes without what it said.
  if (message.content === '') return [];
  const said = readMessage(message, message.direct ? unknownBot : await ownBot(deps));
  const { messageId, chatId, direct, sender } = message;
  const alone = { messageId, chatId, direct, requester: sender, index: 0 };
  const attachment = direct ? deps.files.attachmentIn(messageId, message.type, message.content) : null;
  if (attachment) return [await offerFile(deps, alone, attachment)];
  if (!said && direct) return [answerRefusal(deps, alone, noText)];
  if (!said?.addressed) return [];
  await deps.people.remember(said.people);
  const { operations, looks, handover } = deps;
  const vocabulary = { operations, looks, handover, own: await ownFields(deps, said.text) };
  const heard = parseMessage(said.text, vocabulary, said.people);
  const late = deps.now() - message.sentAt > LATE_MS ? { sentAt: message.sentAt } : {};
  const reply = message.parentId ? { repliesTo: message.parentId } : {};
  const saves: Save[] = [];
  const once = { ...deps, finders: deps.askedOnce(deps.finders) };
  for (const [index, each] of heard.entries()) {
    saves.push(await answerHeard(once, { ...alone, index, ...late, ...reply }, each));
  }
  return saves;
}

const noText: Refusal = {
  code: 'no-text',
  text: {
    zh: '我只读文字和表格文件（.xlsx、.csv），这条消息没有处理。',
    en: 'I read text and tables (.xlsx, .csv) only; nothing was done with this.',
  },
  hint: {
    zh: '请把手机号、邮箱或 ID 复制到命令里，例如 /人才库 加入 校招储备 138…、139…；发送 /help 查看全部命令。',
    en: 'Copy mobiles, mails or ids into a command, such as /pool add <pool> 138… 139…; /help lists all commands.',
  },
};

async function answerHeard(deps: Deps, source: Source, heard: Heard): Promise<Save> {
  switch (heard.kind) {
    case 'refused':
      return answerRefused(deps, source, { ...heard, parse: parsing(deps) });
    case 'sentence':
      return answerSentence(deps, source, heard.readings);
    case 'several':
      return answerMenu(deps, source, severalChanges(deps, heard.changes));
    case 'unclear':
      return answerUnclear(deps, source, heard);
    case 'help':
    case 'operation':
    case 'look':
    case 'report':
      return answerCommand(deps, source, { command: heard, opens: null });
  }
}

async function answerUnclear(deps: Deps, source: Source, heard: Extract<Heard, { kind: 'unclear' }>): Promise<Save> {
  const pasted = source.direct ? await offerPasted(deps, source, heard.text) : null;
  if (pasted) return pasted;
  const it = await partlyMeant(deps, source, heard);
  if (it && 'offers' in it) return answerMenu(deps, source, it);
  return answerCommand(deps, source, { command: it ?? { kind: 'help', topic: '', text: heard.text }, opens: null });
}

const parsing = (deps: Deps) => (text: string) => parseMessage(text, deps);

async function answerSentence(deps: Deps, source: Source, readings: Readings): Promise<Save> {
  const said = await meant(deps, readings, source);
  if (said.kind === 'refused')
    return answerRefused(deps, source, { refusal: said.refusal, text: '', parse: parsing(deps) });
  if (said.kind === 'partly') return answerMenu(deps, source, withoutLeft(deps, said));
  const { command } = said;
  // Its code may be of something else: R00407 推迟两周 is no pre-hire.
  const other = said.kind === 'nothing-there' ? await codesMeant(deps, source, command.text) : null;
  return other ? answerMenu(deps, source, other) : answerCommand(deps, source, { command, opens: null });
}

/** Clicks that need reads before they can be answered were stored by `decide`; here they are carried out. */
async function answerClick(deps: Deps, click: IncomingClick): Promise<Save[]> {
  const resumed = await resume(deps, click);
  if (resumed === null) return [];
  if (resumed.kind === 'card') return [...resumed.saves];
  const answer =
    resumed.kind === 'undo'
      ? answerUndo(deps, resumed.source, resumed.undoing)
      : answerCommand(deps, resumed.source, resumed);
  return [await answer, ...resumed.saves];
}
