/** The report of a run goes to those who may see its proposal: who asked, who may approve, and the chat in which it stands. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { fileAnswering } from '../../support/export.ts';
import { said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
let card: Message;
const numberOn = (message: Message): string => /#(\d+)/.exec(said(message))?.[1] ?? '';
const idOf = (role: 'recruiter' | 'lead'): string => world.person(role).openId;
/** In the group, and named by no rule. */
const member = (): string => world.person('outsider').openId;

beforeAll(async () => {
  const open = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }];
  world = await startWorld({ policy: { rules: open } });
  world.policy({
    groups: { recruiters: [idOf('recruiter')], leads: [idOf('lead')] },
    rules: [{ operations: ['*'], propose: ['recruiters'], approve: { by: ['leads'] } }],
  });
  const text = `@招聘助手 /job managers J1001 J1002 --recruiter ${world.person(9).openId}`;
  card = await world.say('recruiter', text, { chat: 'group' });
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'To approve');
  await world.press('lead', card, 'approve');
  await world.state(card, 'Applied');
  await world.settled();
});
afterAll(() => world.stop());

const filesIn = (): number => [...world.sandbox.world.messages.values()].filter(({ type }) => type === 'file').length;

test('whoever has the card in front of them presses it, and the file comes to that chat', async () => {
  expect(world.sandbox.world.chats.get(card.chatId)?.members).toContain(member());
  await world.press(member(), card, 'report');
  await world.settled();
  expect(fileAnswering(world, card.rootId)?.chatId).toBe(card.chatId);
});

test('elsewhere who asked and who approves have it by its number, nobody else', async () => {
  const texts = [`/report ${numberOn(card)}`, `/report #${numberOn(card)}`];
  for (const from of [idOf('recruiter'), idOf('lead')]) {
    const { message } = await world.sandbox.say({ from, text: texts[0] ?? '' });
    await world.settled();
    expect(fileAnswering(world, message.id), from).toBeDefined();
  }
  const before = filesIn();
  for (const text of texts)
    expect(said(await world.say(member(), text))).toContain(`没有 #${numberOn(card)}，或你看不到它`);
  expect(said(await world.say(member(), '/报告'))).not.toContain(`#${numberOn(card)}`);
  expect(filesIn()).toBe(before);
});

test('a card that was forwarded brings nothing', async () => {
  const before = filesIn();
  const chatId = `oc_direct_${world.person(20).openId}`;
  const { toast } = await world.press(world.person(20).openId, card, 'report', { chatId });
  expect(JSON.stringify(toast)).not.toContain('正在生成报告文件');
  await world.settled();
  expect(filesIn()).toBe(before);
});
