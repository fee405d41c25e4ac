/** A handover of more rows than a form has pickers for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actsOf, textOf } from '../../support/card.ts';
import { cellAt, edited, saved, sheetOf } from '../../support/export.ts';
import { controls, pageWith } from '../../support/form.ts';
import { attach, follows, said } from '../../support/list.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
  const { jobs } = world.sandbox.world;
  for (const job of [...jobs.values()]) {
    job.recruiter = world.person(16).openId;
    job.assistants = [];
    job.hiringManagers = [world.person(5).openId];
    job.open = true;
  }
});
afterAll(() => world.stop());

const hireCalls = (): number => world.sandbox.calls.filter(({ path }) => path.includes('/hire/')).length;

test('each row stands on some page; one is dropped by ticking; how far the reading is stands on the card', async () => {
  const { jobs } = world.sandbox.world;
  const count = jobs.size;
  expect(count).toBeGreaterThan(60);
  const [from, to] = [world.person(16), world.person(17)];
  const card = await world.say('recruiter', `/handover ${from.openId} --to ${to.openId}`);
  await world.state(card, 'To confirm');
  const told = card.versions.map((version) => textOf(JSON.parse(version)));
  expect(told.some((text) => text.includes(`正在读取 ${count} 项`))).toBe(true);
  expect(said(card)).toContain(`${from.name} → ${to.name}：更新职位人员 ${count} 项（招聘负责人 ${count}）`);
  const pages = [said(card)];
  const asked = hireCalls();
  while (actsOf(cardOf(card)).has('page') && pages.length < 20) {
    await world.press('recruiter', card, 'page');
    await world.settled();
    if (pages.includes(said(card))) break;
    pages.push(said(card));
  }
  for (const { code } of jobs.values()) expect(pages.join('\n')).toContain(code);
  // Its pages are drawn from what was read for the preview.
  expect(hireCalls()).toBe(asked);

  const form = await world.brings(
    () => world.press('recruiter', card, 'edit'),
    (message) => said(message).includes('勾选不交接的行'),
  );
  expect(said(form)).toContain(`/导出 交接 @${from.name}`);
  const stays = [...jobs.values()].at(-1);
  if (!stays) throw new Error('no job');
  await pageWith(world, form, 'keep-1');
  expect(controls(form).has('keep-1')).toBe(true);
  const next = await world.brings(
    () => world.press('recruiter', form, 'submit', { form: { 'keep-1': [`job.managers:${stays.id}`] } }),
    (message) => message.type === 'interactive',
  );
  await world.state(next, 'To confirm');
  expect(said(next)).toContain(`更新职位人员 ${count - 1} 项`);
  expect(said(next)).toContain(`不交接的 1 行：${stays.title} ${stays.code}`);
});

test('by a file every row has its own successor', async () => {
  const { jobs, people } = world.sandbox.world;
  const sheet = await sheetOf(world, `/导出 交接 ${world.person(16).openId}`);
  expect(sheet.rows).toHaveLength(jobs.size);
  const successors = people.filter(({ openId }, at) => at >= 17 && at < 22 && openId !== world.person(16).openId);
  const fillings = sheet.rows.map((_, at) => [at, '接手人', successors[at % successors.length]?.openId ?? ''] as const);
  const offered = await attach(world, saved(edited(sheet, fillings), 'xlsx'), { name: '交接.xlsx' });
  const card = await world.state(await follows(world, offered, 'open'), 'To confirm');
  expect(cellAt(sheet, 0, '角色')).toBe('招聘负责人');
  expect(said(card)).toContain(`要改 ${jobs.size} 行`);
  for (const [at, { name }] of successors.entries())
    expect(said(card)).toContain(`${name}（${Math.ceil((jobs.size - at) / successors.length)} 行）`);
});
