/**
 * `npm run bench`, answers: from a message to its card at ten a second, from a click to its answer and to the receipt, beside
 * the SDK alone doing less (`sdk-bot.ts`). The stand-in answers at once, and after 100 ms as over a real line. `MESSAGES=100`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { cardOf } from '../support/world.ts';
import { type Cell, median, report, share } from './report.ts';
import { ours, type Talker, theirs } from './talkers.ts';

const PER_SECOND = 10;
const MESSAGES = Number(process.env.MESSAGES ?? 100);
const WARM = 20;
/** A card is drawn anew only so often. */
const BETWEEN_CLICKS_MS = 100;

/** By whom, and the card. */
interface Answered {
  readonly from: string;
  readonly card: Message;
  readonly ms: number;
}

let said = 0;
/** Each by another person about another job, and each time for somebody else than before. */
async function answered({ sandbox, until }: Talker): Promise<Answered> {
  const nth = said++;
  const { people, jobs, messages } = sandbox.world;
  const all = [...jobs.values()];
  const from = people[nth % people.length]?.openId ?? '';
  const job = all[nth % all.length];
  const present = people.findIndex(({ openId }) => openId === job?.recruiter);
  const next = people[(present + 1 + Math.floor(nth / all.length)) % people.length];
  const text = `/job managers ${job?.code} --recruiter ${next?.openId} --note ${nth}`;
  const began = performance.now();
  const { message } = await sandbox.say({ from, text });
  const answer = (): Message | null =>
    [...messages.values()].find(({ rootId, type }) => rootId === message.id && type !== 'text') ?? null;
  const card = await until(answer, { what: () => `an answer to ${text}` });
  return { from, card, ms: performance.now() - began };
}

interface Clicked {
  readonly answeredMs: number;
  readonly callsBefore: number;
  readonly receiptMs: number;
}

async function clicked({ sandbox, until, isDone }: Talker, { from, card }: Answered): Promise<Clicked> {
  const calls = sandbox.calls.length;
  const began = performance.now();
  await sandbox.press({ from, messageId: card.id, value: actsOf(cardOf(card)).get('confirm') ?? { act: 'ok' } });
  const answeredMs = performance.now() - began;
  const callsBefore = sandbox.calls.length - calls;
  await until(() => (isDone(card) ? true : null), { what: () => `a receipt; it is ${stateOf(cardOf(card))}` });
  return { answeredMs, callsBefore, receiptMs: performance.now() - began };
}

/** What pieces of work took, and cost altogether. */
interface Cost<T> {
  readonly done: readonly T[];
  readonly cpuMs: number;
  readonly calls: number;
}

async function costing<T>(talker: Talker, work: () => Promise<T[]>): Promise<Cost<T>> {
  const before = { cpu: talker.cpuMs(), calls: talker.sandbox.calls.length };
  const done = await work();
  // What follows the answer is part of its price.
  await pause(300);
  return { done, cpuMs: talker.cpuMs() - before.cpu, calls: talker.sandbox.calls.length - before.calls };
}

const together = <T>(costs: readonly Cost<T>[]): Cost<T> => ({
  done: costs.flatMap(({ done }) => done),
  cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / MESSAGES,
  calls: costs.reduce((sum, { calls }) => sum + calls, 0) / MESSAGES,
});

async function askedInTurn(talker: Talker, messages: number): Promise<Answered[]> {
  const under: Promise<Answered>[] = [];
  for (let nth = 0; nth < messages; nth += 1) {
    under.push(answered(talker));
    // The rate is the question here.
    await pause(1000 / PER_SECOND);
  }
  return Promise.all(under);
}

async function pressedInTurn(talker: Talker, cards: readonly Answered[]): Promise<Clicked[]> {
  const clicks: Clicked[] = [];
  for (const each of cards) {
    await pause(BETWEEN_CLICKS_MS);
    clicks.push(await clicked(talker, each));
  }
  return clicks;
}

/** Never two that are open on one job: the first would make the other stale. */
async function measure(talker: Talker): Promise<Record<'message' | 'click' | 'receipt', Cell[]>> {
  const jobs = talker.sandbox.world.jobs.size;
  const asked: Cost<Answered>[] = [];
  const pressed: Cost<Clicked>[] = [];
  for (let left = MESSAGES; left > 0; left -= jobs) {
    const cards = await costing(talker, () => askedInTurn(talker, Math.min(left, jobs)));
    asked.push(cards);
    pressed.push(await costing(talker, () => pressedInTurn(talker, cards.done)));
  }
  const message = together(asked);
  const receipt = together(pressed);
  const times = (list: readonly number[]): Cell[] => [median(list), share(list, 0.99)];
  return {
    message: [...times(message.done.map(({ ms }) => ms)), message.cpuMs, message.calls],
    click: [
      ...times(receipt.done.map(({ answeredMs }) => answeredMs)),
      '',
      median(receipt.done.map(({ callsBefore }) => callsBefore)),
    ],
    receipt: [...times(receipt.done.map(({ receiptMs }) => receiptMs)), receipt.cpuMs, receipt.calls],
  };
}

const talkers = [await ours(), await theirs()];
for (const talker of talkers) for (let nth = 0; nth < WARM; nth += 1) await answered(talker);
for (const slowMs of [0, 100]) {
  const rows: Cell[][] = [];
  for (const talker of talkers) {
    talker.sandbox.trouble.slowMs = slowMs;
    const { message, click, receipt } = await measure(talker);
    rows.push([`message to card, ${talker.name}`, ...message]);
    rows.push([`click to answer, ${talker.name}`, ...click]);
    rows.push([`click to receipt, ${talker.name}`, ...receipt]);
  }
  report({
    title: `Feishu answers after ${slowMs} ms; ${MESSAGES} messages, ${PER_SECOND} a second, then a click on each card`,
    columns: ['', 'p50 ms', 'p99 ms', 'CPU ms each', 'calls each'],
    rows: rows.sort(([one], [other]) => String(one).localeCompare(String(other))),
  });
}
for (const { stop } of talkers) await stop();
