/**
 * `npm run bench`, answers: from a message to its card at ten a second, from a click to its answer and to the receipt, beside
 * the SDK (`sdk-bot.ts`) and bolt (`bolt-bot.ts`) doing less. The stand-ins answer at once, and after 100 ms as over a real
 * line. `MESSAGES=100`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Cell, median, report, share } from './report.ts';
import { onSlack } from './slack.ts';
import { type Asked, ours, type Pressed, type Talker, theirs } from './talkers.ts';

const PER_SECOND = 10;
const MESSAGES = Number(process.env.MESSAGES ?? 100);
const WARM = 20;
/** Feishu counts the warm-up too, by the second: whoever keeps its limits would wait for it in what is measured. */
const WINDOW_MS = 1_100;
/** A card is drawn anew only so often. */
const BETWEEN_CLICKS_MS = 100;

/** What pieces of work took, and cost altogether. */
interface Cost<T> {
  readonly done: readonly T[];
  readonly cpuMs: number;
  readonly calls: number;
}

async function costing<T>(talker: Talker, work: () => Promise<T[]>): Promise<Cost<T>> {
  const before = { cpu: talker.cpuMs(), calls: talker.calls() };
  const done = await work();
  // What follows the answer is part of its price.
  await pause(300);
  return { done, cpuMs: talker.cpuMs() - before.cpu, calls: talker.calls() - before.calls };
}

/** Of each of them. */
const together = <T>(costs: readonly Cost<T>[]): Cost<T> => ({
  done: costs.flatMap(({ done }) => done),
  cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / MESSAGES,
  calls: costs.reduce((sum, { calls }) => sum + calls, 0) / MESSAGES,
});

async function askedInTurn({ ask }: Talker, messages: number): Promise<Asked[]> {
  const under: Promise<Asked>[] = [];
  for (let nth = 0; nth < messages; nth += 1) {
    under.push(ask());
    // The rate is the question here.
    await pause(1000 / PER_SECOND);
  }
  return Promise.all(under);
}

async function pressedInTurn(cards: readonly Asked[]): Promise<Pressed[]> {
  const clicks: Pressed[] = [];
  for (const { press } of cards) {
    await pause(BETWEEN_CLICKS_MS);
    clicks.push(await press());
  }
  return clicks;
}

async function measure(talker: Talker): Promise<Record<'message' | 'click' | 'receipt', Cell[]>> {
  const asked: Cost<Asked>[] = [];
  const pressed: Cost<Pressed>[] = [];
  for (let left = MESSAGES; left > 0; left -= talker.atOnce) {
    const cards = await costing(talker, () => askedInTurn(talker, Math.min(left, talker.atOnce)));
    asked.push(cards);
    pressed.push(await costing(talker, () => pressedInTurn(cards.done)));
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

const talkers = [await ours(), await theirs(), await onSlack()];
for (const { ask } of talkers) for (let nth = 0; nth < WARM; nth += 1) await ask();
await pause(WINDOW_MS);
for (const slowMs of [0, 100]) {
  const rows: Cell[][] = [];
  for (const talker of talkers) {
    talker.slow(slowMs);
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
