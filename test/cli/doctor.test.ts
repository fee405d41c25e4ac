import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { startAnswering } from '../support/answering.ts';
import { runCommand } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run doctor', () => {
  const database = `file:${join(folder, 'doctor.sqlite')}`;
  const policy = join(folder, 'policy.json');

  test('without an app: settings, database, audit chain and policy', async () => {
    const { code, out } = await runCommand('doctor', { DATABASE_URL: database });
    expect(code).toBe(0);
    expect(out).toContain('✓ settings: 没有应用：沙盒模式 / no app: sandbox mode');
    expect(out).toContain('/ no POLICY_FILE');
  });

  test('a bad setting, a broken policy and one that nobody can satisfy are told with what to do', async () => {
    expect(await runCommand('doctor', { PORT: 'x' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗ settings: PORT: '),
    });
    writeFileSync(policy, '{');
    expect((await runCommand('doctor', { DATABASE_URL: database, POLICY_FILE: policy })).out).toContain(
      '✗ policy: line 1: not JSON',
    );
    const rules = [{ operations: ['*'], propose: ['leads'], approve: { by: ['leads'], count: 2 } }];
    writeFileSync(policy, JSON.stringify({ groups: { leads: ['ou_a', 'ou_b'] }, rules }));
    const { code, out } = await runCommand('doctor', { DATABASE_URL: database, POLICY_FILE: policy });
    expect(code).toBe(1);
    expect(out).toContain('/ rule 1 needs 2 to approve, but only 1 can');
  });

  test('with an app: credentials, clock and scopes', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const bot = await startAnswering(401);
    sandbox.connect(bot.url);
    const { appId, appSecret, encryptKey, verificationToken } = sandbox.keys;
    const env = {
      ...{ DATABASE_URL: database, FEISHU_BASE_URL: sandbox.url, FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret },
      ...{ FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken },
    };
    const fine = await runCommand('doctor', env);
    expect(fine.out).toMatch(/✓ credentials[\s\S]*✓ clock[\s\S]*✓ scopes: [^\n]*all 9/);
    expect(fine.out).toMatch(
      /✓ address[\s\S]*✓ bot[\s\S]*✓ data range[\s\S]*✓ events[\s\S]*✓ own address[\s\S]*✓ encrypt keys[\s\S]*\? slash commands[\s\S]*→ .*--commands/,
    );
    expect(fine.out).toMatch(/✗ 0 [^\n]+\n\? \d+ [^\n]+look at\n$/);
    expect(fine.code).toBe(0);
    const { code, out } = await runCommand('doctor', env, '--json');
    expect(code).toBe(0);
    const lines: unknown = JSON.parse(out);
    expect(lines).toContainEqual({
      what: 'bot',
      ok: true,
      sure: true,
      title: { zh: expect.any(String), en: expect.any(String) },
      found: { zh: expect.any(String), en: expect.any(String) },
      remedy: null,
      cause: '',
    });
    sandbox.world.bot.state = 1;
    expect(await runCommand('doctor', env)).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗ bot: 被管理员停用了 / stopped'),
    });
    sandbox.world.bot.state = 2;
    sandbox.trouble.missingScopes.add('hire:job');
    const lacking = await runCommand('doctor', env);
    expect(lacking.out).toContain('to mend: scopes\n');
    expect(lacking).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗ scopes: 缺少：hire:job（更改职位人员和职位设置） / missing: hire:job ('),
    });
    const wrong = await runCommand('doctor', { ...env, FEISHU_APP_SECRET: 'wrong' });
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('✗ credentials: ') });
    expect(wrong.out).not.toContain('wrong');
    bot.stop();
    await sandbox.stop();
  });
});
