/** Who is mentioned in what a person types. */
import { expect, test } from 'vitest';
import { messageEvent } from '../../../src/sandbox/delivery/say-event.ts';
import { createWorld } from '../../../src/sandbox/world/world.ts';

const world = createWorld();
const [recruiter, colleague] = world.people;
const shared = world.people.map(({ enName }) => enName).find((name, at, all) => all.indexOf(name) !== at);
const alone = world.people.find(({ enName }, _, all) => all.filter((each) => each.enName === enName).length === 1);

function mentioned(text: string): string[] {
  const { message } = messageEvent(world, { from: 'recruiter', text }, { tenantKey: 't', at: 0 });
  return (message.mentions ?? []).map(({ name }) => name);
}

test.each([
  [`@${recruiter?.name} 你好`, [recruiter?.name]],
  [`/职位 人员 J1 --recruiter @${colleague?.name}，谢谢`, [colleague?.name]],
  [`@${world.bot.name}/help`, [world.bot.name]],
  [`ask @${alone?.enName} today`, [alone?.name]],
  [`ask @${alone?.enName.toUpperCase()}`, [alone?.name]],
  [`@${recruiter?.name} ${recruiter?.enName} and @${world.bot.name}`, [recruiter?.name, world.bot.name]],
  [`ask @${alone?.enName}x`, []],
  [`ask @${shared}`, []],
  ['mail a@b.cn', []],
])('%s', (text, names) => {
  expect(mentioned(text)).toEqual(names);
});
