/** Documents that are made from the code are as fresh as the code. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { operationsDoc } from '../src/cli/operations-doc.ts';
import { commonAdvice } from '../src/operations/advice.ts';
import { operations } from '../src/operations/index.ts';
import { looks } from '../src/operations/looks.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { appendAudit } from '../src/store/audit.ts';
import { openDatabase } from '../src/store/open.ts';

const made = operationsDoc({ operations, looks, common: commonAdvice });

test('docs/operations.md is what the records say (npm run docs)', () => {
  expect(readFileSync(resolve(import.meta.dirname, '../docs/operations.md'), 'utf8')).toBe(made);
});

test('it holds every flag, choice and error', () => {
  for (const { fields, advice, name } of operations) {
    expect(made).toContain(`\`${name}\``);
    for (const [flag, { offered, label, choices = [] }] of fields) {
      if (offered) expect(made).toContain(`| \`--${flag}\` | ${label.zh} | ${label.en} |`);
      for (const { zh, en } of offered ? choices : []) expect(made).toContain(zh === en ? zh : `${zh} ${en}`);
    }
    for (const { code, zh, fixEn } of advice) {
      expect(made).toContain(`| ${code} | ${zh}`);
      expect(made).toContain(fixEn);
    }
  }
});

/** A built command of this project, with its own settings. */
function run(command: string, env: Record<string, string>, ...words: readonly string[]) {
  const file = resolve(import.meta.dirname, `../dist/src/cli/${command}.js`);
  return new Promise<{ code: number | null; out: string }>((done) => {
    const child = spawn(process.execPath, [file, ...words], { env: { PATH: process.env.PATH, ...env } });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        out += String(data);
      });
    }
    child.on('exit', (code) => done({ code, out }));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'hirebot-cli-'));
const DATABASE_URL = `file:${join(folder, 'cli.sqlite')}`;
afterAll(() => rmSync(folder, { recursive: true }));

test('npm run audit: verifies, exports, and names the entry that was changed', async () => {
  const db = await openDatabase(DATABASE_URL);
  for (const actor of ['ou_a', '=cmd()']) {
    await appendAudit(db, { at: 0, actor, kind: 'confirm', proposal: null, detail: { policy: 'p' } });
  }
  expect(await run('audit', { DATABASE_URL }, 'verify')).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 entries'),
  });
  const csv = await run('audit', { DATABASE_URL }, 'export');
  expect(csv.out.split('\n')[2]).toMatch(/^2,1970-01-01T00:00:00.000Z,'=cmd\(\),confirm,/);
  const lines = await run('audit', { DATABASE_URL }, 'export', '--format', 'jsonl');
  expect(
    lines.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).actor),
  ).toEqual(['ou_a', '=cmd()']);
  await sql`drop trigger audit_no_update`.execute(db);
  await db.updateTable('audit').set({ actor: 'ou_x' }).where('seq', '=', 2).execute();
  await db.destroy();
  expect(await run('audit', { DATABASE_URL }, 'verify')).toMatchObject({
    code: 1,
    out: expect.stringContaining('from entry 2 on'),
  });
  expect((await run('audit', { DATABASE_URL }, 'delete')).code).toBe(2);
});

describe('npm run doctor', () => {
  const database = `file:${join(folder, 'doctor.sqlite')}`;
  const policy = join(folder, 'policy.json');

  test('without an app: settings, database, audit chain and policy', async () => {
    const { code, out } = await run('doctor', { DATABASE_URL: database });
    expect(code).toBe(0);
    expect(out).toContain('✓ settings: no app: sandbox mode');
    expect(out).toContain('✓ policy: no POLICY_FILE');
  });

  test('a bad setting, a broken policy and one that nobody can satisfy are told with what to do', async () => {
    expect(await run('doctor', { PORT: 'x' })).toMatchObject({
      code: 1,
      out: expect.stringContaining('✕ settings: PORT: '),
    });
    writeFileSync(policy, '{');
    expect((await run('doctor', { DATABASE_URL: database, POLICY_FILE: policy })).out).toContain(
      '✕ policy: line 1: not JSON',
    );
    const rules = [{ operations: ['*'], propose: ['leads'], approve: { by: ['leads'], count: 2 } }];
    writeFileSync(policy, JSON.stringify({ groups: { leads: ['ou_a', 'ou_b'] }, rules }));
    const { code, out } = await run('doctor', { DATABASE_URL: database, POLICY_FILE: policy });
    expect(code).toBe(1);
    expect(out).toContain('✕ policy: rule 1 needs 2 to approve, but only 1 can');
  });

  test('with an app: credentials, clock and scopes', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { appId, appSecret, encryptKey, verificationToken } = sandbox.keys;
    const env = {
      ...{ DATABASE_URL: database, FEISHU_BASE_URL: sandbox.url, FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret },
      ...{ FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken },
    };
    const fine = await run('doctor', env);
    expect(fine.out).toMatch(/✓ credentials[\s\S]*✓ clock[\s\S]*✓ scopes: all 9/);
    expect(fine.code).toBe(0);
    sandbox.trouble.missingScopes.add('hire:job');
    const lacking = await run('doctor', env);
    expect(lacking).toMatchObject({ code: 1, out: expect.stringContaining('✕ scopes: missing: hire:job') });
    const wrong = await run('doctor', { ...env, FEISHU_APP_SECRET: 'wrong' });
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('✕ credentials: ') });
    expect(wrong.out).not.toContain('wrong');
    await sandbox.stop();
  });
});
