/** `npm run setup`: an app in Feishu from the manifest, by scanning a code; and what can be done to it later. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { type App, BAD_SETTINGS, type Config, FEISHU, readConfig } from '../settings/config.ts';
import { consolePages } from '../settings/console.ts';
import { ENV_FILE, settingsHere } from '../settings/environment.ts';
import { scopesToImport } from '../settings/manifest.ts';
import { type Asking, asking } from './asking.ts';
import { byHand } from './by-hand.ts';
import { configure } from './configure.ts';
import { withVariables, writeSecretly } from './env-file.ts';
import { tellGranted } from './granted.ts';
import { reconcileCommands } from './reconcile-commands.ts';
import { register } from './register.ts';
import { end, endWithItsReader, notUnderstood, typedFor } from './terminal.ts';

const FAILED = 1;
const USAGE = `npm run setup [-- --repair | --print-scopes | --configure | --commands]

扫码创建飞书应用，权限、事件和回调来自 app-manifest.json；凭证写进 .env（只有自己可读），再列出要手工做的事。
Creates the app in Feishu by scanning a code, with the scopes, events and callbacks of app-manifest.json; writes its credentials
to .env, which nobody else may read, and lists what is left to do by hand.
  --repair         给已有的应用补上缺的权限、事件和回调 / adds to the present app what it lacks
  --print-scopes   控制台批量导入权限用的 JSON / the JSON for the console's bulk import of scopes
  --configure      通过接口设置事件、回调、地址、密钥和权限，逐项报告；webhook 要加 --address https://机器人的公网地址，
                   FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN 先自己定好（各不超过 32 个字符），机器人要在运行
                   sets events, callbacks, addresses, keys and scopes through the API and tells of each; for webhooks add
                   --address https://<public address of the bot>, choose the two keys first (32 characters at most), have it running
  --commands       把斜杠命令登记到飞书，别的命令不动 / registers the slash commands, leaves others alone
退出码 / exit codes: 0 done, 1 not done, 2 not understood, 78 bad settings
`;

endWithItsReader();
const typed = typedFor(USAGE, { address: '' }, ['repair', 'print-scopes', 'configure', 'commands']);
if (typed.words.length > 0) notUnderstood(`Unexpected "${typed.words[0]}"`, USAGE);

const now = (): number => Date.now();
const say = (text: string): void => void process.stdout.write(text);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

if (typed.on('print-scopes')) say(`${JSON.stringify(scopesToImport(), null, 2)}\n`);
else if (typed.on('commands')) await registerCommands(presentApp());
else if (typed.on('configure')) await configureApp(presentApp());
else if (typed.on('repair')) await repair(presentApp());
else await create(settings());
// What was begun with the SDK and not answered keeps a process alive.
process.exit(process.exitCode ?? 0);

function settings(): Config {
  const read = settingsHere(readConfig, process.env, process.cwd());
  if (!read.ok) return end(read.problems.join('\n'), BAD_SETTINGS);
  // The SDK's registration asks by itself, and looks for its proxy here alone.
  if (read.config.proxy !== null) process.env.HTTPS_PROXY ??= read.config.proxy;
  return read.config;
}

type PresentApp = App & Pick<Config, 'events' | 'proxy'>;

function presentApp(): PresentApp {
  const { app, events, proxy } = settings();
  if (app) return { ...app, events, proxy };
  return end('还没有应用：先运行 npm run setup / there is no app yet: npm run setup', BAD_SETTINGS);
}

async function create({ app, baseUrl, proxy }: Config): Promise<void> {
  if (app)
    end(
      `已经有应用 ${app.appId}：补权限用 npm run setup -- --repair；要新建就先移走它的设置 / there is an app already: --repair adds what it lacks; for another one take its settings away first`,
      FAILED,
    );
  const before = present(ENV_FILE);
  const made = await register({ baseUrl, appId: null, say, columns: process.stdout.columns ?? null });
  if (!made.ok) end(`${made.why.zh} / ${made.why.en}`, FAILED);
  // The next start may not have it in its environment.
  const place = made.baseUrl === FEISHU ? {} : { FEISHU_BASE_URL: made.baseUrl };
  const credentials = { FEISHU_APP_ID: made.appId, FEISHU_APP_SECRET: made.appSecret, ...place };
  writeSecretly(ENV_FILE, withVariables(before, { ...credentials, FEISHU_EVENTS: 'websocket' }));
  say(`✓ ${made.appId} → ${ENV_FILE} (0600)\n`);
  await tell({ ...made, proxy });
  say(`\n还要做的 / left to do:\n${byHand(consolePages(made.baseUrl, made.appId)).join('')}`);
}

/** Known before the code is scanned: credentials that could not be kept would be lost. */
function present(path: string): string {
  try {
    accessSync('.', constants.W_OK);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    return code === 'ENOENT' ? '' : end(`${path}: 不能写 / cannot be written (${String(code)})`, FAILED);
  }
}

async function repair(app: PresentApp): Promise<void> {
  const { appId, baseUrl } = app;
  const widened = await register({ baseUrl, appId, say, columns: process.stdout.columns ?? null });
  if (!widened.ok) end(`${widened.why.zh} / ${widened.why.en}`, FAILED);
  if (widened.appId !== appId)
    end(
      `确认的是另一个应用 ${widened.appId}，不是 ${appId}；什么都没有写 / another app was confirmed; nothing was written`,
      FAILED,
    );
  if (widened.appSecret !== app.appSecret)
    say(
      '? 飞书给的密钥和现在设置的不同：到控制台核对 / Feishu gave another secret than the one that is set: compare with the console\n',
    );
  if (!(await tell(app))) process.exitCode = FAILED;
}

/** True where every required scope is granted. */
async function tell(app: Asking): Promise<boolean> {
  const { complete, lines } = await asking(app, now, (parts) => tellGranted(parts, sleep));
  say(lines.join(''));
  return complete;
}

async function configureApp(app: PresentApp): Promise<void> {
  const by = app.events;
  const address = by === 'webhook' ? publicAddress() : '';
  const { complete, lines } = await asking(app, now, (parts) => configure({ ...parts, app, by, address }));
  say(lines.join(''));
  const { versions } = consolePages(app.baseUrl, app.appId);
  say(
    `? 创建版本并发布后全部生效，再 npm run doctor / all of it takes effect with a published version, then npm run doctor\n    → ${versions}\n`,
  );
  if (!complete) process.exitCode = FAILED;
}

/** What the console is told, without the path. */
function publicAddress(): string {
  const given = typed.option('address');
  const { protocol = '', origin = '' } = URL.canParse(given) ? new URL(given) : {};
  if (/^https?:$/.test(protocol)) return origin;
  return notUnderstood(
    '--address https://… 是机器人的公网地址 / is the public address of the bot, webhooks need it',
    USAGE,
  );
}

async function registerCommands(app: PresentApp): Promise<void> {
  const done = await asking(app, now, reconcileCommands).catch(() => null);
  if (done?.ok)
    return say(
      `✓ 斜杠命令：新建 ${done.made}，更改 ${done.changed}，不变 ${done.same} / slash commands made, changed, unchanged\n`,
    );
  const why = done
    ? `code ${done.code}; 需要权限 / it takes ${done.scopes.join(' ')}`
    : '飞书没有回答 / Feishu does not answer';
  end(`✗ 斜杠命令 / slash commands: ${why}\n    → ${consolePages(app.baseUrl, app.appId).scopes}`, FAILED);
}
