/** Settings, read once from the environment. Everything wrong is told at once, one line each. */
import { z } from 'zod';
import { isAppId } from '../core/ids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.ts';
import { consolePages } from './console.ts';
import { proxyTo } from './proxy.ts';

const duration = /^(\d+)(ms|s|m|h|d)$/;
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

const Duration = z
  .string()
  .regex(duration, 'a number with a unit: 30s, 5m, 24h or 30d')
  .transform((text) => {
    const [, amount = '', unit = ''] = duration.exec(text) ?? [];
    return Number(amount) * (unitMs[unit] ?? 0);
  })
  .refine((ms) => ms > 0, 'longer than nothing');

const LAST_PORT = 65_535;
const Port = z
  .string()
  .regex(/^\d{1,5}$/, `a number from 0 to ${LAST_PORT}`)
  .transform(Number)
  .refine((port) => port <= LAST_PORT, `a number from 0 to ${LAST_PORT}`);

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

export const FEISHU = 'https://open.feishu.cn';

const DATABASE = 'file:./data/hirebot.sqlite';
/** What the stand-in holds ends with the process, so what the bot knows of it ends there too. */
const SANDBOX_DATABASE = 'file::memory:';

/** `https` only; plain `http` for a loopback address. */
const BaseUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return pathname === '/' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}, `an https address such as ${FEISHU} (http only for 127.0.0.1)`);

/** What it is asked with stays in the clear on the way to it: what goes through it is sealed. */
const ProxyUrl = z
  .string()
  .refine(
    (text) => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''),
    'http://host:port or https://host:port',
  );

const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'an IANA time zone such as Asia/Shanghai');

const Env = z.object({
  FEISHU_APP_ID: z.string().refine(isAppId, 'an app id, cli_…').optional(),
  FEISHU_APP_SECRET: z.string().min(1).optional(),
  FEISHU_ENCRYPT_KEY: z.string().min(1).optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().min(1).optional(),
  FEISHU_ENCRYPT_KEY_PREVIOUS: z.string().min(1).optional(),
  FEISHU_VERIFICATION_TOKEN_PREVIOUS: z.string().min(1).optional(),
  FEISHU_BASE_URL: BaseUrl.default(FEISHU),
  FEISHU_EVENTS: z.enum(['webhook', 'websocket'], 'webhook or websocket').default('webhook'),
  HTTPS_PROXY: ProxyUrl.optional(),
  NO_PROXY: z.string().optional(),
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  SANDBOX_PORT: Port.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'file:./path.sqlite or postgres://…')
    .optional(),
  POLICY_FILE: z.string().min(1).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7E]{16,256}$/, 'at least 16 characters without spaces')
    .optional(),
  TENANT_TIMEZONE: TimeZone.default('Asia/Shanghai'),
  PROPOSAL_TTL: Duration.default(DAY_MS),
  RETENTION: Duration.default(180 * DAY_MS),
  UNDO_WITHIN: Duration.default(30 * DAY_MS),
  SETTLE_AFTER: Duration.default(MINUTE_MS),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
});
type Env = z.output<typeof Env>;

/** The app in Feishu; null in sandbox mode, where the start makes one up. */
export interface App {
  readonly appId: string;
  readonly appSecret: string;
  /** Of webhooks; absent only beside a long connection. */
  readonly keys?: { readonly encryptKey: string; readonly verificationToken: string };
  /** Taken too while the console's key or token is changed. */
  readonly previous?: { readonly encryptKey?: string; readonly verificationToken?: string };
  readonly baseUrl: string;
}

export interface Config {
  readonly app: App | null;
  /** Of the open platform, with an app or without. */
  readonly baseUrl: string;
  /** How deliveries come. With `websocket` webhooks are taken too, where their keys are set. */
  readonly events: 'webhook' | 'websocket';
  /** On the way to Feishu; null for none. */
  readonly proxy: string | null;
  readonly port: number;
  readonly host: string;
  readonly sandboxPort: number;
  readonly databaseUrl: string;
  /** Path; null where everyone confirms alone. */
  readonly policyFile: string | null;
  readonly timeZone: string;
  readonly proposalTtlMs: number;
  readonly undoWithinMs: number;
  readonly retentionMs: number;
  readonly settleAfterMs: number;
  /** Opens `/metrics` to callers from elsewhere; null where only this machine reads them. */
  readonly metricsToken: string | null;
  readonly logLevel: string;
}

/** `EX_CONFIG` of sysexits: supervisors need not try again before somebody mends the settings. */
export const BAD_SETTINGS = 78;

/** As the environment has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type SettingsRead<C> =
  | { readonly ok: true; readonly config: C }
  | {
      readonly ok: false;
      readonly problems: readonly string[];
      /** Named all the same: what is wrong in it is told along. */
      readonly policyFile?: string | undefined;
    };

/** An empty variable counts as unset, as shells and `.env` files mean it. */
export const givenIn = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));

const problemsIn = ({ error }: z.ZodSafeParseResult<unknown>): string[] =>
  (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: must be ${message}`);

export function readConfig(variables: Variables): SettingsRead<Config> {
  const given = givenIn(variables);
  const parsed = Env.safeParse(given);
  const problems = [...problemsIn(parsed), ...appProblems(given)];
  if (parsed.success && parsed.data.RETENTION < Math.max(parsed.data.UNDO_WITHIN, parsed.data.PROPOSAL_TTL))
    problems.push('RETENTION: must be at least as long as UNDO_WITHIN and PROPOSAL_TTL');
  if (parsed.success) problems.push(...sandboxProblems(parsed.data));
  if (!parsed.success || problems.length > 0)
    return { ok: false, problems: [...new Set(problems)], policyFile: given.POLICY_FILE };
  return { ok: true, config: configOf(parsed.data) };
}

/** The stand-in listens beside the bot. */
function sandboxProblems({ FEISHU_APP_ID, PORT, SANDBOX_PORT }: Env): string[] {
  if (FEISHU_APP_ID !== undefined || PORT === 0) return [];
  if (SANDBOX_PORT === PORT) return [`SANDBOX_PORT: must be another than PORT, ${PORT}`];
  return PORT === LAST_PORT && SANDBOX_PORT === undefined
    ? [`SANDBOX_PORT: must be set where PORT is ${PORT}, the last one there is`]
    : [];
}

/** The database alone, for commands that need nothing else. */
export function readDatabaseUrl(variables: Variables): SettingsRead<Pick<Config, 'databaseUrl'>> {
  const parsed = Env.pick({ DATABASE_URL: true }).safeParse(givenIn(variables));
  if (!parsed.success) return { ok: false, problems: problemsIn(parsed) };
  return { ok: true, config: { databaseUrl: parsed.data.DATABASE_URL ?? DATABASE } };
}

/** As the SDK wants it, which otherwise does nothing and says nothing. */
const LONG_CONNECTION_APP = /^cli_[0-9a-fA-F]{16}$/;

/** Id and secret belong together; webhooks need both keys, the long connection an id of the usual form. */
function appProblems(given: Variables): string[] {
  const has = (name: string) => given[name] !== undefined;
  if (!has('FEISHU_APP_ID') && !has('FEISHU_APP_SECRET')) return [];
  const page = consolePages(given.FEISHU_BASE_URL ?? FEISHU, given.FEISHU_APP_ID ?? '');
  const needed: [string, string][] = [
    [
      'FEISHU_APP_ID',
      `missing beside FEISHU_APP_SECRET; see the page "Credentials & Basic Info" (凭证与基础信息) of the app in the developer console`,
    ],
    ['FEISHU_APP_SECRET', `missing beside FEISHU_APP_ID; see ${page.credentials} (凭证与基础信息)`],
    ['FEISHU_ENCRYPT_KEY', `missing, webhooks need it; set it at ${page.events}, tab "Encryption Strategy" (加密策略)`],
    [
      'FEISHU_VERIFICATION_TOKEN',
      `missing, webhooks need it; copy it from ${page.events}, tab "Encryption Strategy" (加密策略)`,
    ],
  ];
  const bySocket = given.FEISHU_EVENTS === 'websocket';
  const missing = (bySocket ? needed.slice(0, 2) : needed).filter(([name]) => !has(name));
  const problems = missing.map(([name, what]) => `${name}: ${what}`);
  if (bySocket && has('FEISHU_APP_ID') && !LONG_CONNECTION_APP.test(given.FEISHU_APP_ID ?? ''))
    problems.push('FEISHU_APP_ID: must be cli_ and 16 hexadecimal digits for FEISHU_EVENTS=websocket');
  return problems;
}

function configOf(env: Env): Config {
  const app = appOf(env);
  return {
    app,
    baseUrl: env.FEISHU_BASE_URL,
    proxy: proxyTo(env.FEISHU_BASE_URL, { proxy: env.HTTPS_PROXY, except: env.NO_PROXY }),
    events: env.FEISHU_EVENTS,
    port: env.PORT,
    host: app ? env.HOST : '127.0.0.1',
    sandboxPort: env.SANDBOX_PORT ?? (env.PORT === 0 ? 0 : env.PORT + 1),
    databaseUrl: env.DATABASE_URL ?? (app ? DATABASE : SANDBOX_DATABASE),
    policyFile: env.POLICY_FILE ?? null,
    timeZone: env.TENANT_TIMEZONE,
    proposalTtlMs: env.PROPOSAL_TTL,
    undoWithinMs: env.UNDO_WITHIN,
    retentionMs: env.RETENTION,
    settleAfterMs: env.SETTLE_AFTER,
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
  };
}

function appOf(env: Env): App | null {
  const {
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
  } = env;
  if (!appId || !appSecret) return null;
  const keys = encryptKey && verificationToken ? { keys: { encryptKey, verificationToken } } : {};
  return { appId, appSecret, ...keys, ...previousOf(env), baseUrl: env.FEISHU_BASE_URL };
}

function previousOf(env: Env): Pick<App, 'previous'> {
  const { FEISHU_ENCRYPT_KEY_PREVIOUS: encryptKey, FEISHU_VERIFICATION_TOKEN_PREVIOUS: verificationToken } = env;
  const previous = { ...(encryptKey && { encryptKey }), ...(verificationToken && { verificationToken }) };
  return Object.keys(previous).length > 0 ? { previous } : {};
}
