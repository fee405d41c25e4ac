/** The whole report of the doctor: each line is well where all is well, and tells what to do where it is not. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '../../src/core/log.ts';
import { same } from '../../src/core/text.ts';
import { createHttp } from '../../src/feishu/http.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { type Check, examine } from '../../src/health/check.ts';
import { type AllParts, checks } from '../../src/health/checks.ts';
import { type ConnectionParts, connection } from '../../src/health/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { readConfig } from '../../src/settings/config.ts';
import { consolePages } from '../../src/settings/console.ts';
import { manifest } from '../../src/settings/manifest.ts';
import { openPolicy } from '../../src/settings/policy-file.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { storeDeliveries } from '../../src/store/inbox.ts';
import { openDatabase } from '../../src/store/open.ts';
import { takeOwnership } from '../../src/store/owner.ts';
import { transact } from '../../src/store/transact.ts';
import { startAnswering } from '../support/answering.ts';
import { openFresh } from '../support/database.ts';

type Parts = AllParts & ConnectionParts;
const all: readonly Check<Parts>[] = [...checks, connection];

let sandbox: Sandbox;
let bot: Awaited<ReturnType<typeof startAnswering>>;
let database: Awaited<ReturnType<typeof openFresh>>;
let http: ReturnType<typeof createHttp>;
let sound: Parts;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  bot = await startAnswering(401);
  sandbox.connect(bot.url);
  for (const { command, description } of manifest.slashCommands)
    sandbox.slashCommands.set(command, {
      ...{ command_id: command, command },
      description: { default_value: '', i18n: { zh_cn: description.zh, en_us: description.en } },
    });
  database = await openFresh();
  http = createHttp(sandbox.url);
  sound = {
    ...{ db: database.db, policy: null, http, connection: null, now: Date.now, steady: Date.now },
    settings: settingsWith({}),
    tokens: tokensFor(sandbox.keys.appSecret),
    pages: consolePages('https://open.feishu.cn', sandbox.keys.appId),
    databaseTime: async () => Date.now(),
  };
});
afterAll(async () => {
  bot.stop();
  await http.close();
  await database.close();
  await sandbox.stop();
});

const settingsWith = (more: Record<string, string>) => {
  const { appId, appSecret, encryptKey, verificationToken } = sandbox.keys;
  return readConfig({
    ...{ FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret, FEISHU_BASE_URL: sandbox.url },
    ...{ FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken },
    ...more,
  });
};
const tokensFor = (appSecret: string) =>
  createTokens({ http, appId: sandbox.keys.appId, appSecret, now: () => Date.now() });

const reportOf = async (parts: Parts) => [...(await examine(all, parts)).values()].flat();
const markOf = ({ ok, sure }: { ok: boolean; sure: boolean }) => (ok ? (sure ? '✓' : '?') : '✗');

interface Broken {
  readonly what: string;
  readonly mark?: '✗' | '?';
  /** In its remedy. */
  readonly names: string;
  /** To the platform or the database; it stays so. */
  readonly happens?: () => unknown;
  /** What the doctor is given instead. */
  readonly parts?: () => Partial<Parts>;
}
const lacking = (...scopes: string[]) => {
  for (const scope of scopes) sandbox.trouble.missingScopes.add(scope);
};
const bySocket = { FEISHU_EVENTS: 'websocket', FEISHU_APP_ID: 'cli_0123456789abcdef' };

/** Each is broken after those above it. */
const broken: readonly Broken[] = [
  { what: 'slash commands', mark: '?', names: '--commands', happens: () => sandbox.slashCommands.clear() },
  { what: 'optional scopes', mark: '?', names: '/auth', happens: () => lacking('hire:site:readonly') },
  { what: 'scopes', names: '/auth', happens: () => lacking('hire:job') },
  { what: 'hire', names: 'hire:job:readonly', happens: () => lacking('hire:job:readonly') },
  { what: 'data range', names: '/auth', happens: () => Object.assign(sandbox.world.switches, { contacts: false }) },
  { what: 'own address', mark: '?', names: 'outside', happens: () => bot.stop() },
  { what: 'events', names: '--configure', happens: () => sandbox.appConfig.events.names.clear() },
  {
    what: 'encrypt keys',
    names: '/event',
    parts: () => ({ settings: settingsWith({ FEISHU_ENCRYPT_KEY: 'another' }) }),
  },
  { what: 'connections', names: '/event', parts: () => ({ settings: settingsWith(bySocket) }) },
  {
    what: 'availability',
    names: '/version',
    happens: () => Object.assign(sandbox.appConfig, { visible: { all: false, people: [] } }),
  },
  { what: 'version', names: '/version', happens: () => Object.assign(sandbox.appConfig, { version: null }) },
  { what: 'plan', names: 'month', happens: () => Object.assign(sandbox.trouble, { quotaUsed: true }) },
  { what: 'bot', names: '/version', happens: () => Object.assign(sandbox.world.bot, { state: 1 }) },
  { what: 'clock', names: 'NTP', parts: () => ({ now: () => Date.now() + 3600_000, databaseTime: async () => null }) },
  { what: 'clock', names: 'NTP', parts: () => ({ databaseTime: async () => 0 }) },
  { what: 'credentials', names: '/baseinfo', parts: () => ({ tokens: tokensFor('a-wrong-one') }) },
  { what: 'address', names: 'FEISHU_BASE_URL', parts: () => ({ http: createHttp('http://127.0.0.1:1') }) },
  { what: 'connection', names: 'log', parts: () => ({ connection: { trouble: () => same('lost') } }) },
  { what: 'policy', names: 'docs/policy.md', parts: () => ({ policy: openPolicy('/dev/null', [], silent) }) },
  { what: 'owner', names: 'DATABASE_URL', happens: () => takeOwnership(database.db, 'cli_other') },
  { what: 'inbox', names: 'start the bot', happens: () => late() },
  { what: 'audit', names: 'npm run audit', happens: () => forged() },
  { what: 'database', names: 'DATABASE_URL', parts: () => ({ db: openDatabase('file:/dev/null/x.sqlite') }) },
  { what: 'settings', names: 'docs/settings.md', parts: () => ({ settings: readConfig({ PORT: 'x' }) }) },
];

const late = () =>
  storeDeliveries(database.db, [
    { key: 'a', kind: 'x', incoming: { kind: 'other' }, receivedAt: Date.now() - 120_000 },
  ]);

async function forged(): Promise<void> {
  await transact(database.db, async (trx) =>
    appendAudit(trx, { at: 0, actor: 'ou_a', kind: 'confirm', proposal: null, detail: {} }),
  );
  await sql`drop trigger audit_no_update`.execute(database.db);
  await database.db.updateTable('audit').set({ actor: 'ou_x' }).execute();
}

test('where all is well every line says so; what Feishu never tells is for a person', async () => {
  const report = await reportOf(sound);
  expect(report.filter((line) => markOf(line) !== '✓').map(({ what }) => what)).toEqual(['plan']);
  expect([...new Set(report.map(({ what }) => what))].sort()).toEqual(
    [...new Set(broken.map(({ what }) => what))].sort(),
  );
});

test.each(broken)('$what: not well, with what to do about it', async ({ what, mark = '✗', names, ...breaks }) => {
  await breaks.happens?.();
  const report = await reportOf({ ...sound, ...breaks.parts?.() });
  const wrong = report.filter((line) => line.what === what && markOf(line) === mark);
  expect(wrong.length).toBeGreaterThan(0);
  for (const { found, remedy } of wrong) {
    for (const { zh, en } of [found, remedy ?? same('')]) {
      expect(zh).not.toBe('');
      expect(en).not.toBe('');
    }
    expect(remedy?.en).toContain(names);
    expect(remedy?.zh).toMatch(/\p{Script=Han}/u);
  }
  // Every other line that is not well tells what to do as well.
  expect(report.filter(({ ok, sure, remedy }) => !(ok && sure) && remedy === null)).toEqual([]);
});
