/** What people have a role in: my jobs, the jobs of a recruiter, the requirements of an owner. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMessage } from '../../../src/command/parse.ts';
import { operations } from '../../../src/operations/index.ts';
import { looks } from '../../../src/operations/looks.ts';
import type { Job } from '../../../src/sandbox/seed/jobs.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const words = async (command: string, from = 'recruiter'): Promise<string> =>
  textOf(cardOf(await world.say(from, command)));
const openJobs = (isTheirs: (job: Job) => boolean): Job[] =>
  [...world.sandbox.world.jobs.values()].filter((job) => job.open && isTheirs(job));

describe('my jobs', () => {
  test.each(['我的职位', '/我的职位', 'my jobs', '/my-jobs', ' My Jobs '])('"%s"', async (command) => {
    const me = world.person('recruiter').openId;
    const roles = ({ recruiter, assistants, hiringManagers }: Job) => [recruiter, ...assistants, ...hiringManagers];
    const own = openJobs((job) => roles(job).includes(me));
    const text = await words(command);
    expect(text).toContain(`职位 · 林晓：找到 ${own.length} 个`);
    for (const { code } of own.slice(0, 20)) expect(text).toContain(code);
  });

  test('who has none is told so', async () => {
    expect(await words('我的职位 不存在的名称')).toContain('没看懂：「我的职位 不存在的名称」');
    expect(await words('/job find 不存在的名称 --recruiter me')).toContain('没有找到：职位 · 林晓 · 不存在的名称');
  });
});

describe('by recruiter', () => {
  /** Ways to say whose. */
  const spellings = (name: string): string[] => [
    `--recruiter @${name}`,
    `--recruiter=@${name}`,
    `--Recruiter @${name}`,
    `——recruiter @${name}`,
    `--招聘负责人 @${name}`,
    `招聘负责人 @${name}`,
    `负责人 @${name}`,
    `负责人：@${name}`,
  ];

  test.each(Array.from({ length: 8 }, (_, index) => index))('spelling %i', async (index) => {
    const person = world.person(1);
    const theirs = openJobs(({ recruiter }) => recruiter === person.openId);
    const text = await words(`/job find ${spellings(person.name)[index]}`);
    expect(text).toContain(`职位 · ${person.name}：找到 ${theirs.length} 个`);
    for (const { code } of theirs.slice(0, 20)) expect(text).toContain(code);
  });

  test('together with words of the title', async () => {
    const person = world.person(1);
    const theirs = openJobs(({ recruiter, title }) => recruiter === person.openId && title.includes('前端'));
    const text = await words(`/职位 查找 前端 --recruiter @${person.name}`);
    expect(text).toContain(theirs.length > 0 ? `找到 ${theirs.length} 个` : '没有找到');
  });

  test('a role that is not the recruiter’s', async () => {
    const person = world.person('recruiter');
    const theirs = openJobs(({ assistants }) => assistants.includes(person.openId));
    expect(await words('/job find --assistants me')).toContain(
      theirs.length > 0 ? `找到 ${theirs.length} 个` : '没有找到',
    );
  });

  test('nobody named, nobody known', async () => {
    expect(await words('/job find --recruiter')).toContain('没有写招聘负责人是谁');
    expect(await words('/job find --recruiter nobody@example.com')).toContain('找不到招聘负责人');
  });

  test('requirements by their owner', async () => {
    const me = world.person('recruiter').openId;
    const all = [...world.sandbox.world.requirements.values()];
    const own = all.filter(({ body }) => String(body.recruiter_id_list).includes(me));
    const text = await words('/jr find --recruiters me');
    expect(own.length).toBeGreaterThan(0);
    for (const { code } of own) expect(text).toContain(code);
  });

  test('where the roles cannot be read it can be tried again', async () => {
    world.sandbox.trouble.missingScopes = new Set(['hire:job:readonly', 'hire:job']);
    const text = await words('/job find --recruiter me');
    world.sandbox.trouble.missingScopes = new Set();
    expect(text).toContain('没有读到飞书的数据');
    expect(await words('/job find --recruiter me')).toContain('找到');
  });
});

test.each(looks.filter(({ kind }) => kind === 'find'))('$name: words are words where no role is meant', (look) => {
  const [heard] = parseMessage(`/${look.noun.en} ${look.verb.en} a b`, { operations, looks });
  expect(heard).toMatchObject({ kind: 'look', look: look.name, about: 'a b' });
  expect(heard).not.toHaveProperty('by');
});
