/** What `npm run bench` asks: each question is one file beside this one, in a short form and a long one. */

export interface Question {
  readonly name: string;
  readonly title: string;
  /** What makes the short form of it, and what the long one. */
  readonly short: Readonly<Record<string, string>>;
  readonly long: Readonly<Record<string, string>>;
  /** What the figures are bound by, in words: written by hand. */
  readonly bound: string;
}

export const questions: readonly Question[] = [
  {
    name: 'edge',
    title: 'Acknowledgement',
    short: { BENCH_ROUNDS: '3', BENCH_ROUND_MS: '1000', BENCH_RATES: '500' },
    long: { BENCH_ROUNDS: '5', BENCH_ROUND_MS: '2000', BENCH_RATES: '50 500' },
    bound: `\`edge\` and \`whole\` have each delivery on the disk before they answer; the others store nothing. \`edge\` is ours without its workers,
\`whole\` the bot as it is run, which answers the messages meanwhile in the same thread. \`verified\` is the least that is safe on \`node:http\`, \`bare\`
the most that any receiver on Node could do. bolt receives Slack's events, which are not encrypted.

What bounds the rest: an acknowledgement of ours takes what \`verified\` takes, strict JSON and schemas (about 10 µs), a row (15 to 20 µs) and its share of a commit, a flush
and the turns of the loop around them (half a millisecond for all that come together, which are eight of sixteen connections and 27 of 64; one connection waits for its own flush).
Of \`whole\` the rest is the work on the messages themselves, 15 ms each in the same thread; in a rush of more than 400 a second it waits but for a tenth of the time, on a machine
that does not reach that many it goes on beside.`,
  },
  {
    name: 'reply',
    title: 'Message to card, click to receipt',
    short: { MESSAGES: '40' },
    long: { MESSAGES: '300' },
    bound: `The bot and the SDK alone make the same two calls for a card and, beside the check of what Hire holds right before the write, for a
receipt. The bot stores the message before it acknowledges it, reads it as a command, finds people and jobs, compares with what Hire holds, and keeps
proposal, card and audit entry in one transaction. A click is answered from the database alone.

What bounds the rest: some forty statements for a message and ninety for a click, the looks of its workers included, take a quarter of its CPU, a third of that its commits; the looks
of a bot at rest are a tenth, delivery and calls on their sockets another; the rest is spread thin over putting statements together, schemas, words, the card and V8 itself. The flushes of the disk, of the message and of its answer, go on beside it: the card waits for the second only where it is drawn sooner
([decision 34](decisions/0034-one-flush-for-all.md)). A receipt's card leaves 150 ms after the answer to the click: Feishu undoes what lands before it. Proposals that are open on the same job bring each other's cards up to date, which are more calls.`,
  },
  {
    name: 'page',
    title: 'On the page of the sandbox',
    short: {},
    long: {},
    bound: `Bot, stand-in and page share one machine here, and bot and stand-in one process.

What bounds the rest: five ways between processes (what is typed to the stand-in, from there to the bot and back, two or three calls for the card, the news of it to the page)
and some 10 ms in the browser to draw and paint. What was said before is not drawn anew.`,
  },
  {
    name: 'pace',
    title: 'Runs of many',
    short: { BENCH_TARGETS: '10 100', BENCH_REFUSED: '0' },
    long: { BENCH_TARGETS: '10 100 1000', BENCH_REFUSED: '0 0.2' },
    bound: `On a clock of its own, with a way of 15 ms to Feishu and back. The lower bound is what the documented windows allow for the reads and
writes of the run; instances share the windows through the database.`,
  },
  {
    name: 'growth',
    title: 'With a long history',
    short: { ROWS: '20000', TIMES: '20' },
    long: { ROWS: '1000000', TIMES: '50' },
    bound: `No usual statement walks a table that grows (\`test/store/plans.test.ts\`). CPU is that of bot and stand-in together.
Both histories have the 50 proposals that \`/history\` lists: only how many there are besides differs. Of some twenty times p99 is the second slowest.

What bounds the rest of a proposal's bytes: its three entries of the trail are half of what they say of the step and a third seals ([decision 39](decisions/0039-what-is-over-takes-less.md) has
what went). Feishu's ids, 32 letters, stand in proposal, card, delivery, trail and two indexes. PostgreSQL adds 28 bytes to each of the eight rows and 12 to each of some twenty index entries, takes
eight for every moment, and leaves a third of an index empty where keys come in no order. The two deliveries (\`inbox\`) are gone after seven days.`,
  },
  {
    name: 'start',
    title: 'Start and rest',
    short: { BENCH_ROUNDS: '3', ROWS: '20000', COMMANDS: '300' },
    long: { BENCH_ROUNDS: '9', ROWS: '1000000', COMMANDS: '10000' },
    bound: `The bot is what \`npm start\` runs, the packed form (decision 38). The bare stack is express, better-sqlite3, kysely, zod, undici, pino, prom-client and the SDK,
loaded side by side from their packages and listening, without a line of a bot.

What bounds the rest: of the start a fifth is V8 reading 2.7 MB of source, a sixth each Node itself, the schemas (zod) and, on an empty database, making its tables. Of the
memory 45 MB are Node's own program, shared by all that run it. Idle are the SDK and undici too (20 MB), loaded a moment after the start; compiled code, statements and pages of SQLite come to 10 to 20 MB more: that stays. A rush of
commands makes V8's young generation 31 MB large and leaves 10 MB of garbage, which is what the bot holds more right after it; V8 gives both back when it has rested for 20 to 50 seconds. A smaller
young generation (\`node --max-semi-space-size=4\`) would take some of it away, for more CPU.`,
  },
  {
    name: 'parse',
    title: 'Reading messages and drawing cards',
    short: { BENCH_ROUND_MS: '300' },
    long: { BENCH_ROUND_MS: '2000' },
    bound: `yargs-parser splits words into flags and no more; the bot checks them against what an operation takes, and hears Chinese names and
plain sentences.

What bounds the rest: once a sentence is put into the words of a command it is read as one, which is half of the time, and for each operation that it can mean.
The other half looks where names of fields stand and tries, for each operation, the ways of which it holds a word. Nothing of it stands out.`,
  },
];
