/** Colleagues are named as people name them: from the contacts, from a chat, from what was said before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/core/time.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const CONTACT = ['contact:contact.base:readonly'];
const MEMBERS = ['im:chat.members:read', 'im:chat:readonly', 'im:chat'];
const lacking = (world: TestWorld, scopes: readonly string[]): void => {
  for (const scope of scopes) world.sandbox.trouble.missingScopes.add(scope);
};
const reads = (world: TestWorld, path: string): number =>
  world.sandbox.calls.filter((call) => call.path.includes(path)).length;

describe('with the contacts', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  const answer = async (typed: string, from = 'recruiter') =>
    textOf(cardOf(await world.say(from, `/job managers J1002 --recruiter ${typed} --dry-run`)));

  test.each(['陈静', '"陈  静"', '@陈静', '＠陈静', 'chenjing', 'ChenJing', '"chen jing"', 'abudulamaimaiti'])(
    '%s is the colleague of that name',
    async (typed) => {
      expect(await answer(typed)).toMatch(typed.startsWith('abu') ? /→.*阿卜杜拉·买买提/ : /→.*陈静/);
    },
  );

  test('a contact is found in capitals, and with the code of its country apart', async () => {
    const chance = createChance(7);
    for (const which of [4, 5, 6, 7]) {
      const { name, email, mobile } = world.person(which);
      const local = mobile.replace('+86', '');
      const capitals = [...email].map((letter) => (chance() < 0.4 ? letter.toUpperCase() : letter)).join('');
      const spelled = ['+86 ', '0086 ', '(+86) ', '＋８６ '].map((code) => code + local);
      for (const typed of [`${email[0]?.toUpperCase()}${email.slice(1)}`, capitals, ...spelled])
        expect(await answer(typed), typed).toContain(`→ ${name}`);
      const list = await world.say('recruiter', `/job managers J1001 --assistants ${spelled.join(' ')} --dry-run`);
      expect(textOf(cardOf(list))).toContain(`＋ ${name}`);
    }
  });

  test('namesakes are told apart by their department, and the one who was picked is meant', async () => {
    const card = await world.say('recruiter', '/job managers J1002 --recruiter 王芳');
    const text = textOf(cardOf(card));
    expect(text).toContain('企业服务');
    expect(text).toContain('人力资源');
    const { openId } = world.person(24);
    await world.press('recruiter', card, 'pick', { option: openId });
    const preview = await world.answer(card, 1);
    await world.state(preview, 'To confirm');
    await world.press('recruiter', preview, 'confirm');
    await world.state(preview, 'Applied');
    expect(world.job('J1002').recruiter).toBe(openId);
  });

  test('who is not there is said, with the nearest', async () => {
    const text = await answer('陈敬');
    expect(text).toContain('陈敬');
    expect(text).toContain('陈静');
    expect(await answer('毫不相干的某某人')).toContain('请 @ 这位同事');
  });

  test('the contacts are read once, and again a day later', async () => {
    const before = reads(world, '/contact/v3/scopes');
    expect(before).toBe(1);
    await answer('张伟', 'lead');
    expect(reads(world, '/contact/v3/scopes')).toBe(before);
    await world.later(DAY_MS + 60_000);
    expect(reads(world, '/contact/v3/scopes')).toBe(before + 1);
  });

  test('a restart, and so another instance, knows them', async () => {
    const before = reads(world, '/contact/v3/');
    await world.restart();
    expect(await answer('陈静')).toContain('陈静');
    expect(reads(world, '/contact/v3/scopes')).toBe(1 + (before > 0 ? 1 : 0));
  });
});

describe('without the contacts', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
    lacking(world, CONTACT);
  });
  afterAll(() => world.stop());

  test('the members of the group are known, and whoever was mentioned', async () => {
    const inGroup = await world.say(
      'recruiter',
      '@招聘助手 /job managers J1002 --recruiter 阿卜杜拉·买买提 --dry-run',
      {
        chat: 'group',
      },
    );
    expect(textOf(cardOf(inGroup))).toContain('阿卜杜拉·买买提');
    expect(reads(world, '/members')).toBe(1);
    const later = await world.say('recruiter', '/job managers J1002 --recruiter 阿卜杜拉•买买提 --dry-run');
    expect(textOf(cardOf(later))).toMatch(/→.*阿卜杜拉·买买提/);
  });

  test('a list that may not be read is not asked for again and again', async () => {
    const before = reads(world, '/contact/v3/scopes');
    await world.say('recruiter', '/job managers J1002 --recruiter 陈静 --dry-run');
    expect(reads(world, '/contact/v3/scopes')).toBe(before);
  });
});

describe('without any list', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld({ retentionMs: 30 * DAY_MS });
    lacking(world, [...CONTACT, ...MEMBERS]);
  });
  afterAll(() => world.stop());
  const answer = async (typed: string) =>
    textOf(cardOf(await world.say('recruiter', `/job managers J1001 --recruiter ${typed} --dry-run`)));

  test('nobody is known who was never named', async () => {
    expect(await answer('张伟')).toContain('请 @ 这位同事');
  });

  test('who was mentioned once has a name from then on', async () => {
    await answer('@张伟 --note 提到');
    expect(await answer('"张伟"')).toMatch(/→.*张伟/);
  });

  test('until RETENTION is over', async () => {
    await world.later(31 * DAY_MS);
    expect(await answer('"张伟"')).toContain('请 @ 这位同事');
  });
});
