/** `npm run doctor`: a line for each thing that can be well or not; exit 1 if anything is not. */
import { type Finding, remediesOnce } from '../core/finding.ts';
import { silent } from '../core/log.ts';
import { examine } from '../health/check.ts';
import { checks, checksHere, type HereParts } from '../health/checks.ts';
import { settings as checkSettings } from '../health/settings.ts';
import { operations } from '../operations/index.ts';
import { readConfig } from '../settings/config.ts';
import { settingsHere } from '../settings/environment.ts';
import { openPolicy } from '../settings/policy-file.ts';
import { databaseTime } from '../store/clock.ts';
import { openDatabase } from '../store/open.ts';
import { type Asking, asking } from './asking.ts';
import { lineOf } from './finding-line.ts';
import { endWithItsReader, typedFor } from './terminal.ts';

const USAGE = `npm run doctor [-- --json]

检查设置、数据库、审计链、策略、凭证、时钟、机器人、权限、数据范围、事件和长连接：✓ 正常，✗ 有问题并附做法，? 请人看一眼。
Checks settings, database, audit chain, policy, credentials, clock, bot, scopes, data range, events and long connections:
✓ is well, ✗ is not and comes with its remedy, ? is for a person to look at.
  --json   一行 JSON / one line of JSON: [{ "what", "ok", "sure", "found", "remedy", "cause" }, …]
退出码 / exit codes: 0 nothing is wrong, 1 something is, 2 not understood
`;

endWithItsReader();
const typed = typedFor(USAGE, {}, ['json']);

const now = () => Date.now();

async function findings(): Promise<Finding[]> {
  const settings = settingsHere(readConfig, process.env, process.cwd());
  if (!settings.ok) return flat(await examine([checkSettings], { settings }));
  const { app, proxy, databaseUrl, policyFile } = settings.config;
  const names = operations.map(({ name }) => name);
  const policy = policyFile === null ? null : openPolicy(policyFile, names, silent);
  const db = openDatabase(databaseUrl);
  const here: HereParts = { settings, db, policy, now, steady: now, databaseTime };
  const found = app ? await withFeishu({ ...app, proxy }, here) : flat(await examine(checksHere, here));
  await db.then(
    (opened) => opened.destroy(),
    () => undefined,
  );
  return found;
}

const withFeishu = (app: Asking, here: HereParts): Promise<Finding[]> =>
  asking(app, now, async (parts) => flat(await examine(checks, { ...here, ...parts })));

const flat = (found: ReadonlyMap<unknown, readonly Finding[]>): Finding[] => [...found.values()].flat();

const all = await findings();
process.stdout.write(
  typed.on('json') ? `${JSON.stringify(all)}\n` : remediesOnce(all).map(lineOf).join('') + summaryOf(all),
);
process.exitCode = all.every(({ ok }) => ok) ? 0 : 1;

/** The last line is what is seen first. */
function summaryOf(findings: readonly Finding[]): string {
  const wrong = findings.filter(({ ok }) => !ok).map(({ what }) => what);
  const unsure = findings.filter(({ sure }) => !sure).length;
  const named = wrong.length > 0 ? `: ${[...new Set(wrong)].join(', ')}` : '';
  return `\n✗ ${wrong.length} 处有问题 / to mend${named}\n? ${unsure} 处请人看一眼 / to look at\n`;
}
