/** An authentic form with odd values is answered like any click: 200, with a toast that names the field. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envelopeOf, sign, signText } from '../../src/sandbox/delivery/deliver.ts';
import { clickEvent } from '../../src/sandbox/delivery/press.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let form: Message;
beforeAll(async () => {
  world = await startWorld();
  form = await world.say('recruiter', '/jr update R00403');
});
afterAll(() => world.stop());

const PLACE = '"form_value":"HERE"';

/** Sent as text, because no object literal holds what some of these hold. */
async function submitted(formValue: string, at = form): Promise<{ status: number; toast: string }> {
  const { keys } = world.sandbox;
  const value = actsOf(cardOf(at)).get('submit');
  const event = clickEvent(world.sandbox.world, { from: 'recruiter', messageId: at.id, value }, keys.tenantKey);
  const action = { ...event.action, name: 'submit', form_value: 'HERE' };
  const whole = envelopeOf(keys, { type: 'card.action.trigger', event: { ...event, action }, at: Date.now() });
  const text = JSON.stringify(whole).replace(PLACE, () => `"form_value":${formValue}`);
  const { body, headers } = signText(text, keys.encryptKey, Date.now());
  const answer = await fetch(`${world.botUrl}/feishu/cards`, { method: 'POST', body, headers });
  return { status: answer.status, toast: await answer.text() };
}

describe('a field that cannot be read is named', () => {
  test.each([
    ['{"headcount":5}', '需求人数'],
    ['{"headcount":true}', '需求人数'],
    ['{"name":{"a":{"b":[1]}}}', '需求名称'],
    ['{"leaders":[1,null,{"x":[]}]}', '直属上级'],
    ['{"__proto__":{"admin":true}}', '__proto__'],
    ['{"__proto__":"x"}', '__proto__'],
    ['{"constructor":{"prototype":{"admin":true}}}', 'constructor'],
    ['{"priority":{"\\u005f_proto__":1}}', '招聘优先级'],
    [`{"${'长'.repeat(5_000)}":1}`, '长'.repeat(60)],
    ['{"name":"half \\ud800"}', '需求名称'],
    ['{"name":"nul \\u0000"}', '需求名称'],
    ['7', '表单'],
    ['[["headcount","5"]]', '表单'],
    ['"headcount=5"', '表单'],
  ])('%#: %s', async (formValue, named) => {
    const { status, toast } = await submitted(formValue);
    expect(status).toBe(200);
    expect(toast).toContain('这些内容读不懂');
    expect(toast).toContain(named);
    expect(toast.length).toBeLessThan(1_500);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('and the form is still there to be filled in', async () => {
    await submitted('{"headcount":7}');
    expect((await submitted('{"headcount":"97"}')).toast).toContain('收到');
    await world.state(await world.answer(form, 1), 'To confirm');
  });

  test('a reason that is none does not reject', async () => {
    const { keys } = world.sandbox;
    const card = await world.say('recruiter', '/jr update R00404 --headcount 91');
    const event = clickEvent(
      world.sandbox.world,
      { from: 'recruiter', messageId: card.id, value: { ...actsOf(cardOf(card)).get('cancel') }, form: { reason: 5 } },
      keys.tenantKey,
    );
    const { body, headers } = sign(
      envelopeOf(keys, { type: 'card.action.trigger', event, at: Date.now() }),
      keys.encryptKey,
      Date.now(),
    );
    const answer = await fetch(`${world.botUrl}/feishu/cards`, { method: 'POST', body, headers });
    expect(await answer.text()).toContain('「拒绝原因」');
    await world.state(card, 'To confirm');
  });
});

test('200 odd forms, whatever is in them: all answered, none takes effect', async () => {
  const odd = await world.say('recruiter', '/jr update R00405');
  const chance = createChance(11);
  const pick = <T>(all: readonly T[], other: T): T => all[Math.floor(chance() * all.length)] ?? other;
  const names = [
    'headcount',
    'name',
    '__proto__',
    'constructor',
    'prototype',
    'x',
    '',
    '\\u0000',
    '日期',
    'a.b',
    '长'.repeat(300),
  ];
  const leaves = [
    '1',
    '-1e99',
    'true',
    'false',
    '{}',
    '[null]',
    '[1]',
    '[[]]',
    '{"__proto__":null}',
    '[{"constructor":1}]',
    '0.1',
  ];
  const value = (depth: number): string =>
    depth > 0 && chance() < 0.4 ? `{"${pick(names, 'x')}":${value(depth - 1)}}` : pick(leaves, '1');
  for (let round = 0; round < 200; round += 1) {
    const chosen = [...new Set(Array.from({ length: 1 + Math.floor(chance() * 4) }, () => pick(names, 'x')))];
    const formValue = `{${chosen.map((name) => `"${name}":${value(5)}`).join(',')}}`;
    const { status, toast } = await submitted(formValue, odd);
    expect(status, formValue).toBe(200);
    expect(toast, formValue).toContain('这些内容读不懂');
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(world.answersTo(odd.rootId)).toHaveLength(1);
});
