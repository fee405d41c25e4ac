/** Every documented code becomes the words of its operation, what to do, the log id, and a button only where trying again can help. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actsOf, textOf } from '../support/card.ts';
import { type Contract, contractOf, fixture } from '../support/contract.ts';
import { commands } from '../support/refused-writes.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

type Row = Contract['errors'][number];
const common = (fixture('contract/common-errors.json') as Pick<Contract, 'errors'>).errors;
const rows = Object.keys(commands).flatMap((file) => contractOf(file).errors.map((error) => ({ file, error })));
const everywhere = common.map((error, index) => ({ file: Object.keys(commands)[index % 5] ?? '', error }));

/** Codes after which nobody knows: read back, then sent again. */
const UNCLEAR = [1002001, 1160025];
/** A new token and the same call again. */
const TOKEN = [99991661, 99991663];

const byItself = ({ code, retry }: Row): boolean =>
  retry === 'backoff' || UNCLEAR.includes(code) || TOKEN.includes(code);

// Side by side, each operation in a world of its own: the time goes by waiting for Feishu's pace.
describe.concurrent.each(Object.keys(commands))('%s', (operation) => {
  const own = [...rows, ...everywhere].filter(({ file }) => file === operation);
  let world: TestWorld;
  beforeAll(async () => {
    // Half of it is the time limit of a call, which worlds side by side must not reach.
    world = await startWorld({ settleAfterMs: 2_000 });
  });
  afterAll(() => world.stop());

  let turn = 0;
  async function refusedWith({ code, http_status }: Row) {
    turn += 1;
    const card = await world.say('recruiter', commands[operation]?.(world, turn) ?? '');
    await world.state(card, 'To confirm');
    world.sandbox.trouble.refusals.push({ status: http_status ?? 400, code, msg: `refused ${code}` });
    await world.press('recruiter', card, 'confirm');
    return card;
  }

  describe.sequential('refusals that a person must mend', () => {
    test.each(own.filter(({ error }) => !byItself(error)))('$error.code', async ({ file, error }) => {
      const card = await refusedWith(error);
      await world.state(card, 'Failed');
      const text = textOf(cardOf(card));
      // The operation's own words come before the common ones.
      const { zh, en, fix_zh, fix_en, retry } =
        contractOf(file).errors.find(({ code }) => code === error.code) ?? error;
      for (const words of [zh, en, fix_zh, fix_en, `飞书错误码 ${error.code}`, '日志 ID sandbox'])
        expect(text).toContain(words);
      const acts = actsOf(cardOf(card));
      expect(acts.has('edit')).toBe(true);
      const gone = file === 'talent-pool' && error.code === 1002102;
      expect(acts.has('retry')).toBe(!gone && (retry === 'after_admin' || retry === 'refresh_token'));
    });
  });

  describe.sequential('what the bot mends itself', () => {
    test.each(own.filter(({ error }) => byItself(error)))('$error.code', async ({ error }) => {
      const card = await refusedWith(error);
      await world.state(card, 'Applied');
    });
  });
});
