/** The lines of the operations guide, as they stand there: a back-up of a bot that runs, restored, is a bot that goes on. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { optionsOf, textOf } from '../support/card.ts';
import { runCommand } from '../support/command.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import * as sources from '../support/sources.ts';
import { cardOf, startWorld } from '../support/world.ts';

const kind = process.env.TEST_DATABASE ? 'PostgreSQL' : 'SQLite';
const folder = mkdtempSync(join(tmpdir(), 'hirebot-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The blocks below the heading of this database: the first backs up, the second restores. */
function blocks(): string[] {
  const guide = sources.textOf('docs/operations-guide.md');
  const [section = ''] = guide.split(`\n### ${kind}\n`)[1]?.split('\n### ') ?? [];
  return [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** As an operator would in the bot's folder, with this database where the lines look for it. */
async function typed(block: string, { url }: FreshDatabase): Promise<void> {
  rmSync(join(folder, 'data'), { recursive: true, force: true });
  if (url.startsWith('file:')) symlinkSync(dirname(url.replace(/^file:/, '')), join(folder, 'data'));
  const env = { PATH: process.env.PATH, DATABASE_URL: url, NODE_PATH: join(sources.root, 'node_modules') };
  await promisify(execFile)('bash', ['-euc', block.replaceAll('hirebot.sqlite', 'test.sqlite')], { cwd: folder, env });
}

const entriesIn = async ({ url }: FreshDatabase): Promise<number> => {
  const { code, out } = await runCommand('audit', { DATABASE_URL: url }, 'verify');
  expect(out).toContain('the audit chain is whole');
  expect(code).toBe(0);
  return Number(/(\d+) entries/.exec(out)?.[1]);
};

test(`${kind}: backed up while it runs, restored, its chain whole, what was undecided is decided`, async () => {
  const [backUp = '', restore = ''] = blocks();
  const live = await startWorld();
  await live.applied('/职位 人员 J1002 --recruiter @陈静');
  await live.state(await live.say('recruiter', '/职位 人员 J1005 --recruiter @陈静'), 'To confirm');
  await typed(backUp, live.database);
  await live.applied('/职位 人员 J1004 --recruiter @陈静');
  const entries = await entriesIn(live.database);
  await live.stop();

  const database = await freshDatabase();
  if (database.url.startsWith('file:')) mkdirSync(dirname(database.url.replace(/^file:/, '')), { recursive: true });
  await typed(restore, database);
  expect(await entriesIn(database)).toBeLessThan(entries);
  const restored = await startWorld({ database });
  const all = await restored.say('recruiter', '/历史');
  expect(textOf(cardOf(all))).toContain('J1002');
  expect(textOf(cardOf(all))).not.toContain('J1004');
  const waiting = await restored.say('recruiter', '/待办');
  const [option = ''] = optionsOf(cardOf(waiting));
  const card = await restored.brings(() => restored.press('recruiter', waiting, 'pick', { option }));
  await restored.press('recruiter', card, 'confirm');
  await restored.state(card, 'Applied');
  await restored.stop();
});
