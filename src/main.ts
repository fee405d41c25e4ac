/** Starts the bot: settings, sandbox where there are no credentials, and an orderly end. */
import { startBot } from './bot.ts';
import { completions } from './command/completion.ts';
import { passOn } from './core/failpoint.ts';
import { faultFields, storyOf } from './core/log.ts';
import { Fault } from './core/outcome.ts';
import { newIdAt } from './new-id.ts';
import { handoverOver } from './operations/handover.ts';
import { operations } from './operations/index.ts';
import { looks } from './operations/looks.ts';
import { type App, BAD_SETTINGS, readConfig } from './settings/config.ts';
import { settingsHere } from './settings/environment.ts';
import { createLog } from './settings/log.ts';
import { noPolicy, openPolicy, problemsOfPolicy, WITHOUT_POLICY } from './settings/policy-file.ts';
import { wayOut } from './settings/way-out.ts';
import { databaseTime } from './store/clock.ts';
import { OF_ANOTHER_APP } from './store/open.ts';

const CRASHED = 1;
const USAGE = `npm start

没有 FEISHU_APP_ID 时是沙盒模式；设置写在环境变量或 .env 里，见 .env.example。
Without FEISHU_APP_ID this is sandbox mode; settings come from the environment or .env, see .env.example.
退出码 / exit codes: 0 stopped by SIGTERM or SIGINT, 1 could not start or crashed, 78 bad settings
`;

if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const names = operations.map(({ name }) => name);
const read = settingsHere(readConfig, process.env, process.cwd());
if (!read.ok) {
  const ofPolicy = read.policyFile === undefined ? [] : problemsOfPolicy(read.policyFile, names);
  process.stderr.write(`${[...read.problems, ...ofPolicy].join('\n')}\n`);
  process.exit(BAD_SETTINGS);
}
const { config } = read;
const log = createLog(config.logLevel);

// What nobody caught leaves the process in an unknown state: say so and let the supervisor start it anew; the inbox loses nothing.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (cause: unknown) => {
    log.error({ event, ...faultFields(cause) }, 'crashing');
    process.exit(CRASHED);
  });
}

const opened = config.policyFile === null ? null : openPolicy(config.policyFile, names, log);
if (opened && !opened.ok) {
  process.stderr.write(`${opened.problems.map((problem) => `POLICY_FILE: ${problem}`).join('\n')}\n`);
  process.exit(BAD_SETTINGS);
}
const policy = opened?.source ?? noPolicy;

const world = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  databaseTime,
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  newId: () => newIdAt(Date.now()),
  pass: passOn,
};

try {
  const sandbox = config.app ? null : await startSandboxHere();
  const app: App | undefined = config.app ?? sandbox?.app;
  if (!app) throw new Error('starting without an app');
  const bot = await startBot({ ...config, app }, world, { operations, log, policy });
  sandbox?.connect(`http://127.0.0.1:${bot.port}`);
  log.info(
    {
      port: bot.port,
      sandbox: sandbox !== null,
      policy: policy.current().version || `none: ${WITHOUT_POLICY}`,
    },
    'ready',
  );
  if (sandbox) process.stderr.write(welcome(sandbox.url, bot.port));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      log.info({ signal }, 'stopping');
      await bot.stop();
      await sandbox?.stop();
      process.exit(0);
    });
  }
} catch (cause) {
  if (cause instanceof Fault && cause.code === OF_ANOTHER_APP) {
    process.stderr.write(`DATABASE_URL: ${storyOf(cause, 'starting')}; ${remedyFor(config.app)}\n`);
    process.exit(BAD_SETTINGS);
  }
  log.error(faultFields(cause), 'starting');
  process.stderr.write(`${[storyOf(cause, 'starting'), wayOut(cause, config.port)].filter(Boolean).join('; ')}\n`);
  process.exit(CRASHED);
}

/** Against a database that another app has used. */
function remedyFor(own: App | null): string {
  const theirs = 'start it with the FEISHU_APP_ID of that app';
  return own
    ? `this start is for app ${own.appId}: ${theirs}, or name another database`
    : `without FEISHU_APP_ID this is sandbox mode: ${theirs}, or leave DATABASE_URL unset, the sandbox then keeps its own`;
}

/** The stand-in is loaded only where it is wanted. */
async function startSandboxHere() {
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const commands = completions({ operations, looks, handover: handoverOver(operations) });
  const sandbox = await startSandbox({ port: config.sandboxPort, commands, events: config.events, takesFiles: true });
  const { appId, appSecret, encryptKey, verificationToken } = sandbox.keys;
  return { ...sandbox, app: { appId, appSecret, keys: { encryptKey, verificationToken }, baseUrl: sandbox.url } };
}

function welcome(sandboxUrl: string, port: number): string {
  return `
  沙盒模式：没有连接真实飞书，数据都在内存里。 / Sandbox mode: no real Feishu, everything is made up.
  用浏览器打开 / open in a browser:   ${sandboxUrl}/
  机器人 / bot:   http://127.0.0.1:${port}

`;
}
