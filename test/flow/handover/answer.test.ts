/** `/handover`, from the words to Hire and back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Job } from '../../../src/sandbox/seed/jobs.ts';
import type { Person } from '../../../src/sandbox/seed/people.ts';
import type { Requirement } from '../../../src/sandbox/seed/requirements.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  // A few of each, one job that is closed, one requirement in approval: a window of ten a second is no subject here.
  const { jobs, requirements } = world.sandbox.world;
  for (const { code, id, open } of [...jobs.values()])
    if (Number(code.slice(1)) > 1009 && (open || code !== 'J1016')) jobs.delete(id);
  for (const { code, id, approval } of [...requirements.values()])
    if (Number(code.slice(1)) > 408 && approval !== 2) requirements.delete(id);
});
afterAll(() => world.stop());

const mention = ({ name }: Person): string => `@${name}`;

interface Roles {
  readonly recruiter: readonly string[];
  readonly assistants: readonly string[];
  readonly hiringManagers: readonly string[];
  readonly rounds: readonly (readonly [number, readonly string[]])[];
  readonly evaluators: readonly string[];
}

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
const rolesOf = ({ recruiter, assistants, hiringManagers, config }: Job): Roles => ({
  recruiter: [recruiter],
  assistants: sorted(assistants),
  hiringManagers: sorted(hiringManagers),
  rounds: config.interviewers.map(({ round, people }) => [round, sorted(people)] as const),
  evaluators: sorted(config.evaluators),
});
const idsIn = (list: unknown): string[] => (Array.isArray(list) ? sorted(list.map(String)) : []);
const ownersOf = ({ body }: Requirement) => ({
  owners: idsIn(body.recruiter_id_list),
  managers: idsIn(body.jr_hiring_manager_id_list),
  leaders: idsIn(body.direct_leader_id_list),
});

/** Everybody's roles, by code. */
const allRoles = () => ({
  jobs: new Map([...world.sandbox.world.jobs.values()].map((job) => [job.code, rolesOf(job)])),
  requirements: new Map([...world.sandbox.world.requirements.values()].map((each) => [each.code, ownersOf(each)])),
});
type All = ReturnType<typeof allRoles>;

const isOpen = (code: string): boolean => world.job(code).open;

/** What should stand there after it, by a reckoning of its own. */
function handed(before: All, { from, to }: { from: string; to: string }, also: ReadonlySet<string>): All {
  const pass = (ids: readonly string[]): string[] => sorted(ids.map((id) => (id === from ? to : id)));
  const job = (roles: Roles): Roles => ({
    recruiter: pass(roles.recruiter),
    assistants: pass(roles.assistants),
    hiringManagers: pass(roles.hiringManagers),
    rounds: also.has('settings') ? roles.rounds.map(([round, people]) => [round, pass(people)]) : roles.rounds,
    evaluators: also.has('settings') ? pass(roles.evaluators) : roles.evaluators,
  });
  return {
    jobs: new Map([...before.jobs].map(([code, roles]) => [code, isOpen(code) ? job(roles) : roles])),
    requirements: new Map(
      [...before.requirements].map(([code, own]) => [
        code,
        // Who is asked for approval now cannot be changed meanwhile; who leads whom is no work to hand over.
        also.has('requirements') && world.requirement(code).approval !== 2
          ? { ...own, owners: pass(own.owners), managers: pass(own.managers) }
          : own,
      ]),
    ),
  };
}

const numberOf = (card: Message): string => /#(\d+)/.exec(textOf(cardOf(card)))?.[1] ?? '';

async function confirmed(card: Message): Promise<Message> {
  await world.state(card, 'To confirm');
  await world.press('recruiter', card, 'confirm');
  return world.state(card, 'Applied');
}

describe('everything of somebody', () => {
  test('passes in open jobs alone; the counts stand first; one undo brings all back', async () => {
    const [from, to] = [world.person(7), world.person(12)];
    const before = allRoles();
    const card = await world.say('recruiter', `/交接 ${mention(from)} 给 ${mention(to)}`);
    const text = textOf(cardOf(card));
    expect(text).toContain('工作交接');
    expect(text).toMatch(
      new RegExp(`${from.name} → ${to.name}：更新职位人员 \\d+ 项（招聘负责人 \\d+、招聘协助人 \\d+、用人经理 \\d+）`),
    );
    expect(text).toContain('已关闭的 1 个没有查');
    expect(text).toContain('没有查职位设置的建议面试官、建议评估人，招聘需求的需求负责人、用人经理；');
    expect(text).toContain('还交接 职位设置、招聘需求');
    await confirmed(card);
    expect(allRoles()).toEqual(handed(before, { from: from.openId, to: to.openId }, new Set()));
    const back = await world.brings(() => world.press('recruiter', card, 'undo'));
    expect(textOf(cardOf(back))).toContain(`恢复 #${numberOf(card)} 之前的值`);
    await confirmed(back);
    expect(allRoles()).toEqual(before);
  });

  test('of generated worlds, with whatever is asked for: nobody else moves, and an undo brings all back', async () => {
    const chance = createChance(20_261_126);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] ?? (list[0] as T);
    const people = world.sandbox.world.people.filter(({ role }) => role !== 'outsider');
    const some = (most: number): string[] =>
      sorted(Array.from({ length: 1 + Math.floor(chance() * most) }, () => pick(people).openId));
    for (const also of [['settings'], ['requirements', 'settings']]) {
      const [from, to] = [pick(people), pick(people.slice(0, 20))];
      if (from.openId === to.openId) continue;
      for (const job of world.sandbox.world.jobs.values()) {
        job.recruiter = pick(people).openId;
        job.assistants = some(3);
        job.hiringManagers = chance() < 0.5 ? [from.openId, to.openId] : some(2);
        job.config.interviewers = [1, 2].map((round) => ({ round, people: [...some(2), from.openId] }));
        job.config.evaluators = some(3);
      }
      const before = allRoles();
      const card = await world.say('recruiter', `/handover ${from.openId} --to ${to.openId} --also ${also.join(',')}`);
      await confirmed(card);
      expect(allRoles()).toEqual(handed(before, { from: from.openId, to: to.openId }, new Set(also)));
      const back = await world.brings(() => world.press('recruiter', card, 'undo'));
      await confirmed(back);
      expect(allRoles()).toEqual(before);
    }
  });
});

test('what was opened, closed or opened again moments ago counts', async () => {
  const [from, to] = [world.person(7), world.person(12)];
  const handOver = (): Promise<Message> => world.say('recruiter', `/交接 ${mention(from)} 给 ${mention(to)}`);
  await world.press('recruiter', await handOver(), 'cancel');
  const { jobs } = world.sandbox.world;
  const fresh = { ...world.job('J1002'), id: '7000000000000001999', code: 'J1999', recruiter: from.openId };
  jobs.set(fresh.id, fresh);
  const [closing, opening] = [world.job('J1003'), world.job('J1016')];
  for (const job of [closing, opening]) job.recruiter = from.openId;
  [closing.open, opening.open] = [false, true];
  await world.later(11_000);
  const card = await world.state(await handOver(), 'To confirm');
  expect(textOf(cardOf(card))).toMatch(/已关闭的 1 个没有查，也不会改动：.*J1003/);
  for (const { code } of [fresh, opening]) expect(textOf(cardOf(card))).toContain(code);
  await world.press('recruiter', card, 'cancel');
  [closing.open, opening.open] = [true, false];
  jobs.delete(fresh.id);
});

describe('some of it', () => {
  test('the jobs that are named, by a plain sentence or a dry run too', async () => {
    const [first, second] = [world.job('J1002'), world.job('J1005')];
    const [from, to] = [world.person(9), world.person(11)];
    for (const job of [first, second]) job.recruiter = from.openId;
    const before = allRoles();
    const dry = await world.say('recruiter', `/handover ${mention(from)} --to ${mention(to)} --jobs J1002 --dry-run`);
    expect(stateOf(cardOf(dry))).toBe('');
    expect(textOf(cardOf(dry))).toContain('更新职位人员 1 项');
    const card = await world.say('recruiter', `/handover ${mention(from)} --to ${mention(to)} --jobs J1002`);
    await confirmed(card);
    const after = allRoles();
    expect(after.jobs.get('J1002')?.recruiter).toEqual([to.openId]);
    expect({ ...after, jobs: new Map([...after.jobs, ['J1002', before.jobs.get('J1002')]]) }).toEqual(before);
    const said = await world.say('recruiter', `把 ${mention(from)} 的职位都交接给 ${mention(to)}`);
    expect(textOf(cardOf(said))).toContain('理解为：/交接');
    expect(stateOf(cardOf(said))).toBe('To confirm');
    await world.press('recruiter', said, 'cancel');
  });

  test('a row that somebody changed meanwhile is stale, the others are written', async () => {
    const [from, to] = [world.person(13), world.person(14)];
    for (const code of ['J1006', 'J1007']) world.job(code).recruiter = from.openId;
    const card = await world.say('recruiter', `/handover ${mention(from)} --to ${mention(to)} --jobs J1006 J1007`);
    world.job('J1007').recruiter = world.person(15).openId;
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Partly applied');
    expect(world.job('J1006').recruiter).toBe(to.openId);
    expect(world.job('J1007').recruiter).toBe(world.person(15).openId);
    expect(textOf(cardOf(card))).toContain('预览之后有人改过');
  });
});

describe('what cannot be', () => {
  test.each([
    ['/handover @林晓 --to @林晓', '同一个人'],
    ['/handover ou_nobody000000000 --to @林晓 --jobs J1002', '没有角色'],
    ['/交接 @林晓 给 @陈静 还交接 车', '没有「车」这个选项'],
  ])('%s', async (text, said) => {
    const card = await world.say('recruiter', text);
    expect(textOf(cardOf(card))).toContain(said);
    expect(stateOf(cardOf(card))).toBe('');
  });

  test('who follows is asked for where nobody is named', async () => {
    const card = await world.say('recruiter', `/交接 ${mention(world.person(9))} 限定职位 J1005`);
    expect(textOf(cardOf(card))).toContain('接手人');
    await world.press('recruiter', card, 'submit', { form: { to: world.person(11).openId } });
    const next = await world.answer(card, 1);
    expect(textOf(cardOf(next))).toContain('更新职位人员 1 项');
  });
});
