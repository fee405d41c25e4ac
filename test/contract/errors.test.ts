/** Every documented code becomes the words of its operation, what to do, the log id, and a button only where trying again can help. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actsOf, textOf } from '../support/card.ts';
import { type Contract, contractOf, fixture } from '../support/contract.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: 300 });
  preHire = world.preHire('24004').id;
});
afterAll(() => world.stop());

let turn = 0;
/** Known by its id: its worker number changes with every turn. */
let preHire = '';
/** A command of each operation that always changes something. */
const commands: Readonly<Record<string, () => string>> = {
  'job-managers': () => `/job managers J1002 --recruiter ${world.person(1 + (turn % 23)).openId}`,
  'job-config': () => `/job config J1003 --remark 第 ${turn} 次`,
  'job-requirement': () => `/jr update R00403 --headcount ${100 + turn}`,
  'talent-pool': () => `/pool add 高潜人才 ${world.talent(turn * 4 + 1).id}`,
  'pre-hire': () => `/prehire update ${preHire} --worker-id W${turn}`,
};

type Row = Contract['errors'][number];
const common = (fixture('contract/common-errors.json') as Pick<Contract, 'errors'>).errors;
const rows = Object.keys(commands).flatMap((file) => contractOf(file).errors.map((error) => ({ file, error })));
const everywhere = common.map((error, index) => ({ file: Object.keys(commands)[index % 5] ?? '', error }));

/** Codes after which nobody knows: read back, then sent again. */
const UNCLEAR = [1002001, 1160025];
/** A new token and the same call again. */
const TOKEN = [99991661, 99991663];

async function refusedWith(file: string, { code, http_status }: Row) {
  turn += 1;
  const card = await world.say('recruiter', commands[file]?.() ?? '');
  await world.state(card, 'To confirm');
  world.sandbox.trouble.refusals.push({ status: http_status ?? 400, code, msg: `refused ${code}` });
  await world.press('recruiter', card, 'confirm');
  return card;
}

const byItself = ({ code, retry }: Row): boolean =>
  retry === 'backoff' || UNCLEAR.includes(code) || TOKEN.includes(code);

describe('refusals that a person must mend', () => {
  test.each([...rows, ...everywhere].filter(({ error }) => !byItself(error)))(
    '$file $error.code',
    async ({ file, error }) => {
      const card = await refusedWith(file, error);
      await world.state(card, 'Failed');
      const text = textOf(cardOf(card));
      // The operation's own words come before the common ones.
      const own = contractOf(file).errors.find(({ code }) => code === error.code) ?? error;
      for (const words of [own.zh, own.en, own.fix_zh, own.fix_en, `Feishu ${error.code}`, 'log id sandbox'])
        expect(text).toContain(words);
      const acts = actsOf(cardOf(card));
      expect(acts.has('edit')).toBe(true);
      const gone = file === 'talent-pool' && error.code === 1002102;
      expect(acts.has('retry')).toBe(!gone && (own.retry === 'after_admin' || own.retry === 'refresh_token'));
    },
  );
});

describe('what the bot mends itself', () => {
  test.each([...rows, ...everywhere].filter(({ error }) => byItself(error)))(
    '$file $error.code',
    async ({ file, error }) => {
      const card = await refusedWith(file, error);
      await world.state(card, 'Applied');
    },
  );
});
