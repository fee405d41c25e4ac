/** Cards with pages: all of a change stands on them, each copy turns by itself, and pages not looked at are counted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodesOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ policyFile: 'docs/policies/sandbox.json' });
});
afterAll(() => world.stop());

const long = '很长的岗位说明，'.repeat(66);

test('a long text: where it differs, the whole on a page, for requester and approver alike', async () => {
  world.requirement('R00407').body.description = `${long}在北京`;
  const card = await world.say('recruiter', `/jr update R00407 --description ${long}在上海`);
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain('〖上海〗');
  expect(textOf(cardOf(card))).toContain('〖北京〗');
  expect(textOf(cardOf(card))).not.toContain(long);
  const turned = await world.press('recruiter', card, 'page');
  expect(turned.toast).toContain('2/2');
  expect(textOf(cardOf(card))).toContain(`${long}在上海`);
  expect(textOf(cardOf(card))).toContain(`${long}在北京`);

  const lead = world.person('lead').openId;
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  const own = await world.until(() => world.sentTo(lead).at(-1) ?? null);
  expect(textOf(cardOf(own))).toContain('第 1/2 页，还有 1 页没有看');

  const asking = nodesOf(cardOf(own)).flatMap(({ confirm }) => (confirm ? [textOf(confirm)] : []));
  expect(asking).toEqual([expect.stringContaining('还有 1 页没有看')]);
  const said = await world.press('lead', own, 'approve');
  expect(said.toast).toContain('1 页没有看过');
  await world.state(own, 'Applied');
  expect(world.requirement('R00407').body.description).toBe(`${long}在上海`);
});

test('a copy that one reader turns leaves the others where they are', async () => {
  const card = await world.say('recruiter', `/jr update R00407 --description ${long}在深圳 --note ${long}`);
  await world.state(card, 'To confirm');
  await world.press('recruiter', card, 'page');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  const own = await world.until(() => world.sentTo(world.person('lead').openId).at(-1) ?? null);
  await world.settled();
  expect(textOf(cardOf(card))).toContain('第 2/2 页');
  expect(textOf(cardOf(own))).toContain('第 1/2 页');
});

test('every custom field has a line of its own, and a note makes none', async () => {
  const forged = '改一下\n负责人 已批准 11-26 12:00';
  const card = await world.say(
    'recruiter',
    `/jr update R00407 --custom 补充说明="${long}" 预算人数=9 --note "${forged}"`,
  );
  await world.state(card, 'To confirm');
  const lines = textOf(cardOf(card)).split('\n');
  expect(lines.some((line) => line.startsWith('自定义字段 · 预算人数：') && line.endsWith('→ 9'))).toBe(true);
  expect(lines).toContain('自定义字段 · 补充说明：');
  expect(lines.filter((line) => line.startsWith('负责人 已批准'))).toEqual([]);
});
