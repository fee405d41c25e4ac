/** `npm run doctor`: settings, database, audit chain, policy, credentials, clock, scopes; exit 1 if anything is not well. */
import { readFileSync } from 'node:fs';
import { createHttp } from '../feishu/http.ts';
import { checkDatabase, checkFeishu, checkPolicy, type Finding } from '../health/checks.ts';
import { operations } from '../operations/index.ts';
import { readConfig } from '../settings/config.ts';

async function findings(): Promise<Finding[]> {
  const read = readConfig(process.env);
  if (!read.ok)
    return read.problems.map((found) => ({
      what: 'settings',
      ok: false,
      found,
      remedy: 'the README lists all settings',
    }));
  const { config } = read;
  const { app } = config;
  const names = operations.map(({ name }) => name);
  const settings = { what: 'settings', ok: true, found: app ? `app ${app.appId}` : 'no app: sandbox mode', remedy: '' };
  const here = [settings, ...(await checkDatabase(config)), ...checkPolicy(config, names)];
  if (!app) return here;
  const http = createHttp(app.baseUrl);
  const manifest = readFileSync('app-manifest.json', 'utf8');
  const there = await checkFeishu({ app, http, now: () => Date.now(), manifest });
  await http.close();
  return [...here, ...there];
}

const all = await findings();
for (const { what, ok, found, remedy } of all) {
  process.stdout.write(`${ok ? '✓' : '✕'} ${what}: ${found}${remedy ? `\n    → ${remedy}` : ''}\n`);
}
process.exitCode = all.every(({ ok }) => ok) ? 0 : 1;
