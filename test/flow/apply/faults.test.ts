/** What Feishu may do to a call, and what becomes of the proposal. The quiet period is a second here. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { firstBrokenEntry } from '../../../src/store/audit.ts';
import { actsOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: 1_000 });
});
afterAll(() => world.stop());
afterEach(() => {
  world.sandbox.trouble.missingScopes.clear();
});

let code = 1001;
const target = () => world.job(`J${code}`);
const propose = async (): Promise<Message> => {
  code += 1;
  target().recruiter = world.person(5).openId;
  return world.say('recruiter', `/job managers J${code} --recruiter me`);
};

describe('an unclear outcome is read back, never repeated blind', () => {
  test.each<FaultKind>(['500-before', '500-after', 'reset-before', 'reset-after', 'empty-after', 'html'])(
    '%s: applied exactly once',
    async (fault) => {
      const card = await propose();
      const before = world.effects.length;
      world.sandbox.trouble.next = [fault];
      await world.press('recruiter', card, 'confirm');
      await world.state(card, 'Applied');
      expect(world.effects.length - before).toBe(1);
      expect(target().recruiter).toBe(world.person(0).openId);
    },
  );

  test('a value that is neither the old nor the wanted one goes to a person', async () => {
    const card = await propose();
    world.sandbox.trouble.next = ['500-before'];
    await world.press('recruiter', card, 'confirm');
    await world.until(() => (world.sandbox.trouble.next.length === 0 ? true : null));
    target().recruiter = world.person(9).openId;
    await world.state(card, 'Needs a look');
    expect([...actsOf(cardOf(card)).keys()]).toEqual(['happened', 'again']);
    expect((await world.press('colleague', card, 'happened')).toast).toContain('只有提出人');
    await world.press('recruiter', card, 'happened');
    await world.state(card, 'Applied');
  });
});

describe('a clear refusal', () => {
  test('429 waits as long as Feishu says and goes on by itself', async () => {
    const card = await propose();
    world.sandbox.trouble.next = ['429'];
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
  });

  test('a missing scope is named with the page that grants it, and the write can be tried again', async () => {
    const card = await propose();
    world.sandbox.trouble.missingScopes.add('hire:job');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Failed');
    expect(textOf(cardOf(card))).toContain('99991672');
    expect(textOf(cardOf(card))).toContain('hire:job');
    expect(textOf(cardOf(card))).toMatch(/日志 ID sandbox[0-9a-f]+/);
    expect(JSON.stringify(cardOf(card))).toContain('/app/cli_sandbox/auth');
    world.sandbox.trouble.missingScopes.clear();
    await world.press('recruiter', card, 'retry');
    await world.state(card, 'Applied');
  });

  test('by code shows the words of the contract in both languages', async () => {
    code += 1;
    // Where names cannot be read, who that is can only be told by the write.
    world.sandbox.trouble.missingScopes.add('contact:user.basic_profile:readonly');
    const card = await world.say('recruiter', `/job managers J${code} --recruiter ou_nobody_here`);
    world.sandbox.trouble.missingScopes.clear();
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Failed');
    expect(textOf(cardOf(card))).toContain('open_id 不存在');
    expect(textOf(cardOf(card))).toContain('Pick the person again');
    expect(textOf(cardOf(card))).toContain('99992351');
  });

  test('of a token leads to one new token and no visible failure', async () => {
    const card = await propose();
    world.sandbox.trouble.tokensRevoked = true;
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
  });
});

describe('reads that fail', () => {
  test('a missing scope before the preview is an error card whose retry works', async () => {
    world.sandbox.trouble.missingScopes.add('hire:talent:readonly').add('hire:talent');
    const talent = [...world.sandbox.world.talents.values()].find(({ pools }) => pools.size === 0);
    const card = await world.say('recruiter', `/pool add 高潜人才 ${talent?.id}`);
    expect(textOf(cardOf(card))).toContain('hire:talent:readonly');
    world.sandbox.trouble.missingScopes.clear();
    await world.press('recruiter', card, 'retry');
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
  });

  test('without names people are shown by id, and the card says which scope would help', async () => {
    const fresh = await startWorld();
    fresh.sandbox.trouble.missingScopes.add('contact:user.basic_profile:readonly');
    const stranger = fresh.person(20);
    const card = await fresh.say('recruiter', `/job managers J1002 --recruiter ${stranger.openId}`);
    await fresh.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('contact:user.basic_profile:readonly');
    expect(textOf(cardOf(card))).toContain(stranger.openId);
    await fresh.stop();
  });

  test('without the list of jobs an id still works', async () => {
    const fresh = await startWorld();
    fresh.sandbox.trouble.missingScopes.add('hire:talent_folder:readonly').add('hire:talent_folder');
    const [pool] = fresh.sandbox.world.pools.values();
    const talent = [...fresh.sandbox.world.talents.values()].find(({ pools }) => pools.size === 0);
    const byName = await fresh.say('recruiter', `/pool add ${pool?.zh} ${talent?.id}`);
    expect(textOf(cardOf(byName))).toContain('hire:talent_folder');
    const byId = await fresh.say('recruiter', `/pool add ${pool?.id} ${talent?.id}`);
    await fresh.state(byId, 'To confirm');
    await fresh.stop();
  });
});

describe('the trail', () => {
  test('holds every decision and call, chained, and no names', async () => {
    expect(await firstBrokenEntry(world.db)).toBeNull();
    const entries = await world.db.selectFrom('audit').selectAll().execute();
    const kinds = new Set(entries.map(({ kind }) => kind));
    for (const kind of ['proposed', 'confirm', 'call applied', 'call unsettled', 'call failed', 'happened', 'retry'])
      expect(kinds).toContain(kind);
    const text = JSON.stringify(entries);
    for (const { name, email } of world.sandbox.world.people) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(email);
    }
  });

  test('logs hold no names, contacts or secrets', () => {
    const text = world.logs.join('\n');
    expect(text).toContain('calling Feishu');
    const { appSecret, encryptKey, verificationToken } = world.sandbox.keys;
    const secrets = [appSecret, encryptKey, verificationToken, 't-sandbox', 'Bearer'];
    const personal = world.sandbox.world.people.flatMap(({ name, email, mobile }) => [name, email, mobile]);
    for (const secret of [...secrets, ...personal]) expect(text).not.toContain(secret);
  });
});
