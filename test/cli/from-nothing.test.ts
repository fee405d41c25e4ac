/** From an empty folder to an applied change, as an administrator behind a proxy does it: set-up, bot, console, commands, doctor, all as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { requiredScopes } from '../../src/settings/manifest.ts';
import { buttonsWith, stateOf } from '../support/card.ts';
import { freePort } from '../support/process.ts';
import { startProxy } from '../support/proxy.ts';
import { keys, setupBench } from '../support/setup.ts';
import { createUntil } from '../support/until.ts';
import { cardOf } from '../support/world.ts';

const bench = setupBench({ events: 'websocket', retriesMs: Array.from({ length: 100 }, () => 300), pingS: 5.5 });
const { run } = bench;

/** `npm start` in the folder of the set-up, with what stands in `.env`. */
async function start(): Promise<{ readonly bot: ChildProcess; readonly said: () => string }> {
  const env = {
    PATH: process.env.PATH,
    FEISHU_BASE_URL: bench.front.url,
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    DATABASE_URL: `file:${join(bench.folder, 'bot.sqlite')}`,
    ...bench.front.trust,
    ...bench.around,
  };
  const bot = spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/packed/main.js')], {
    cwd: bench.folder,
    env,
  });
  let said = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (data) => (said += String(data)));
  return { bot, said: () => said };
}

const stopped = (bot: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    bot.once('exit', done);
    bot.kill('SIGTERM');
  });

test('nothing to guess on the way, and nothing lost', { timeout: 120_000 }, async () => {
  const { sandbox } = bench;
  const until = createUntil(sandbox.world.news);
  const proxy = await startProxy();
  onTestFinished(() => proxy.close());
  bench.around.HTTPS_PROXY = proxy.url;
  let before = 0;
  /** Whatever went out since went through it. */
  const wentThrough = (): void => {
    expect(proxy.tunnels.length).toBeGreaterThan(before);
    before = proxy.tunnels.length;
  };
  // The first scan leaves two scopes out, the second gives them.
  const left = ['hire:job', 'application:app_slash_command:write'];
  const made = await run([], { answer: 'confirm', without: left });
  expect(made.out).toContain('✗ hire:job: ');
  expect(made.out).toContain('npm run setup -- --configure');
  wentThrough();
  const repaired = await run(['--repair'], { answer: 'confirm' });
  expect(repaired).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${requiredScopes.length}/${requiredScopes.length}`),
  });

  wentThrough();

  const { bot, said } = await start();
  onTestFinished(() => void bot.kill('SIGKILL'));
  await until(() => (sandbox.lines.size > 0 ? true : null), { what: said });
  wentThrough();
  expect(sandbox.appConfig.events.by).toBe('webhook');
  expect(await run(['--configure'])).toMatchObject({ code: 0 });
  expect(sandbox.appConfig.events.by).toBe('websocket');
  sandbox.appConfig.version = 'oav_first';
  expect(await run(['--commands'])).toMatchObject({ code: 0 });
  const doctor = await run(['--json'], null, 'doctor');
  const report: { what: string; ok: boolean; sure: boolean }[] = JSON.parse(doctor.out);
  expect(report.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.filter(({ sure }) => !sure).map(({ what }) => what)).toEqual(['plan']);
  expect(doctor.code).toBe(0);

  const command = '/job managers J1002 --recruiter @陈静';
  const answerTo = (id: string) =>
    until(
      () =>
        [...sandbox.world.messages.values()].find(({ rootId, type }) => rootId === id && type === 'interactive') ??
        null,
      { what: said },
    );
  const cut = [...sandbox.lines];
  for (const line of cut) line.cut();
  const first = await sandbox.say({ from: 'recruiter', text: command });
  const card = await answerTo(first.message.id);
  await until(() => (stateOf(cardOf(card)) === 'To confirm' ? true : null), { what: said });
  const silent = [...sandbox.lines];
  for (const line of silent) line.freeze();
  const second = await sandbox.say({ from: 'recruiter', text: '/whoami' });
  await answerTo(second.message.id);
  const { value } = buttonsWith(cardOf(card), 'confirm')[0] ?? {};
  expect(await sandbox.press({ from: 'recruiter', messageId: card.id, value })).toMatchObject({
    error: 0,
    style: 'success',
  });
  await until(() => (stateOf(cardOf(card)) === 'Applied' ? true : null), { what: said });
  expect(said()).not.toContain(keys.appSecret);
  expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(bench.front.url).host]));
  expect(await stopped(bot)).toBe(0);
});
