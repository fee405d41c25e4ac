/** `/doctor`: the same look as in the terminal, for administrators. */
import { expect, onTestFinished, test } from 'vitest';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestOptions } from '../../support/world.ts';

async function start(options: TestOptions = {}) {
  const world = await startWorld(options);
  onTestFinished(() => world.stop());
  const told = async (from: string, text = '/doctor') => textOf(cardOf(await world.say(from, text)));
  return { world, told };
}
const everyone = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }];

test('without a policy whoever asks sees what is well, and what is for a person to look at', async () => {
  const { told } = await start();
  const text = await told('recruiter', '/自检');
  expect(text).toContain('没有发现问题');
  for (const line of [
    '✓ 凭证：',
    '✓ 权限：',
    '✓ 数据库：',
    '✓ 机器人：',
    '✓ 数据范围：',
    '✓ 事件与回调：',
    '? 斜杠命令：',
  ])
    expect(text).toContain(line);
  expect(text).toContain('npm run setup -- --commands');
});

test('what is not well stands with what to do, in both languages', async () => {
  const { world, told } = await start();
  world.sandbox.trouble.missingScopes.add('hire:talent_folder');
  world.sandbox.world.bot.state = 1;
  const card = cardOf(await world.say('recruiter', '/doctor'));
  expect(textOf(card)).toContain('2 处有问题');
  expect(textOf(card)).toContain('✗ 权限：缺少：hire:talent_folder');
  for (const english of [
    '2 to mend',
    'missing: hire:talent_folder',
    'stopped by the administrator',
    'publish a version',
  ])
    expect(JSON.stringify(card)).toContain(english);
  world.sandbox.trouble.missingScopes.clear();
  world.sandbox.world.bot.state = 2;
  expect(await told('recruiter')).toContain('没有发现问题');
});

test('with a policy it is for its administrators; others learn nothing but that', async () => {
  const { world, told } = await start({ policy: { groups: {}, admins: [], rules: everyone } });
  expect(await told('recruiter')).toContain('自检只给管理员看');
  expect(await told('recruiter')).not.toContain('凭证');
  world.policy({ groups: {}, admins: [world.person('recruiter').openId], rules: everyone });
  expect(await told('recruiter')).toContain('✓ 凭证：');
  expect(await told('colleague')).toContain('自检只给管理员看');
});

test('over a long connection its state is told too', async () => {
  const { told } = await start({ events: 'websocket' });
  const text = await told('recruiter');
  expect(text).toContain('✓ 本实例的长连接：已连上');
  expect(text).toContain('✓ 长连接：1 条在线');
});
