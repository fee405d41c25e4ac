/** A code that exists wins over any suspicion about its shape: it is no number, no day, no mobile, nothing that Excel cut. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const chance = createChance(210);
const digits = (count: number): string =>
  Array.from({ length: count }, (_, at) => Math.floor(chance() * (at === 0 ? 9 : 10)) + (at === 0 ? 1 : 0)).join('');
const codes = [
  '2E10',
  '5E12',
  '2026-1126-001',
  '20261126',
  '13812345678',
  '123456789012',
  '1E5',
  ...Array.from({ length: 5 }, () => digits(12)),
  ...Array.from({ length: 3 }, () => `${digits(1)}E${digits(2)}`),
];

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  const jobs = [...world.sandbox.world.jobs].filter(([, { open }]) => open);
  codes.forEach((code, at) => {
    const [id, job] = jobs[at + 1] ?? [];
    if (id && job) world.sandbox.world.jobs.set(id, { ...job, code });
  });
});
afterAll(() => world.stop());

const others = (code: string): string => {
  const { recruiter } = world.job(code);
  return world.sandbox.world.people.find(({ openId }, at) => at > 4 && at < 19 && openId !== recruiter)?.name ?? '';
};

test.each(codes)('%s is the job of that code, in a command and in a sentence', async (code) => {
  const name = others(code);
  for (const text of [`/职位 人员 ${code} --recruiter ${name}`, `把 ${code} 的招聘负责人换成${name}`]) {
    const card = await world.say('recruiter', text);
    expect(stateOf(cardOf(card)), text).toBe('To confirm');
    expect(textOf(cardOf(card)), text).toContain(` ${code}`);
  }
  expect(textOf(cardOf(await world.say('recruiter', `/职位 查看 ${code}`)))).toContain(code);
});
