/** What `npm run doctor` looks at. Each check says what it found and, where it is not well, what to do. */
import { z } from 'zod';
import { storyOf } from '../core/log.ts';
import { type Policy, unreachable } from '../core/policy.ts';
import { CLICK, EVENTS_PATH, MESSAGE } from '../edge/subscription.ts';
import { CLICK_WINDOW_S } from '../edge/window.ts';
import type { Http } from '../feishu/http.ts';
import { createTokens } from '../feishu/token.ts';
import type { App, Config } from '../settings/config.ts';
import { consolePages } from '../settings/console.ts';
import { openPolicy } from '../settings/policy-file.ts';
import { firstBrokenEntry } from '../store/audit.ts';
import { openDatabase } from '../store/open.ts';

export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do; empty where all is well. */
  readonly remedy: string;
}

const well = (what: string, found: string): Finding => ({ what, ok: true, found, remedy: '' });
const ill = (what: string, found: string, remedy: string): Finding => ({ what, ok: false, found, remedy });

export async function checkDatabase({ databaseUrl }: Pick<Config, 'databaseUrl'>): Promise<Finding[]> {
  try {
    const db = await openDatabase(databaseUrl);
    const broken = await firstBrokenEntry(db);
    await db.destroy();
    const audit =
      broken === null
        ? well('audit', 'the chain is whole')
        : ill(
            'audit',
            `broken from entry ${broken} on`,
            'compare with a backup; npm run audit -- export shows the entries',
          );
    return [well('database', 'opens and is up to date'), audit];
  } catch (cause) {
    return [
      ill(
        'database',
        storyOf(cause, 'unknown'),
        'check DATABASE_URL, and that the folder or the server may be written',
      ),
    ];
  }
}

export function checkPolicy({ policyFile }: Pick<Config, 'policyFile'>, operations: readonly string[]): Finding[] {
  if (policyFile === null)
    return [well('policy', 'no POLICY_FILE: everyone who can chat with the app proposes and confirms alone')];
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const opened = openPolicy(policyFile, operations, quiet);
  if (!opened.ok)
    return opened.problems.map((problem) => ill('policy', problem, 'mend the file; docs/policy.md has examples'));
  const { policy, version } = opened.source.current();
  const dead = policy === null ? [] : deadRules(policy);
  return dead.length > 0 ? dead : [well('policy', `version ${version}, ${policy?.rules.length ?? 0} rules`)];
}

const deadRules = (policy: Policy): Finding[] =>
  unreachable(policy).map(({ index, why }) =>
    ill('policy', `rule ${index + 1} ${why}`, 'add people to its groups, or lower "count"'),
  );

const Scopes = z.object({
  data: z.object({ scopes: z.array(z.looseObject({ scope_name: z.string(), grant_status: z.number() })) }),
});
const Manifest = z.object({ scopes: z.object({ tenant: z.object({ required: z.array(z.string()) }) }) });
const GRANTED = 1;
/** Beyond its window a click is refused; half of that leaves room. */
const MOST_SKEW_MS = (CLICK_WINDOW_S * 1000) / 2;

export interface Reached {
  readonly app: App;
  readonly http: Http;
  readonly now: () => number;
  /** Text of `app-manifest.json`. */
  readonly manifest: string;
}

export async function checkFeishu({ app, http, now, manifest }: Reached): Promise<Finding[]> {
  const { appId, appSecret, baseUrl } = app;
  const pages = consolePages(baseUrl, appId);
  try {
    const token = await createTokens({ http, appId, appSecret, now }).current();
    const headers = { authorization: `Bearer ${token}` };
    const answer = await http.send({ url: '/open-apis/application/v6/scopes', headers });
    return [
      well('credentials', 'Feishu gives a tenant token'),
      checkClock(answer.headers.date, now()),
      checkScopes(answer.text, Manifest.parse(JSON.parse(manifest)).scopes.tenant.required, pages.scopes),
      well(
        'events',
        `not readable by API; at ${pages.events} the address must be https://<your host>${EVENTS_PATH} with ${MESSAGE}, and the callback ${CLICK}`,
      ),
    ];
  } catch (cause) {
    return [
      ill(
        'credentials',
        storyOf(cause, 'unknown'),
        `check FEISHU_APP_ID, FEISHU_APP_SECRET (${pages.credentials}), FEISHU_BASE_URL and the network`,
      ),
    ];
  }
}

function checkClock(date: string | undefined, now: number): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return well('clock', 'Feishu does not tell its time');
  const skew = Math.round((now - theirs) / 1000);
  return Math.abs(now - theirs) <= MOST_SKEW_MS
    ? well('clock', `${skew} s beside Feishu's`)
    : ill(
        'clock',
        `${skew} s beside Feishu's`,
        `set the clock (NTP): deliveries are refused when it is ${CLICK_WINDOW_S / 60} minutes off`,
      );
}

function checkScopes(text: string, required: readonly string[], page: string): Finding {
  const parsed = Scopes.safeParse(JSON.parse(text));
  if (!parsed.success) return well('scopes', 'Feishu does not tell them; app-manifest.json lists what is needed');
  const granted = new Set(
    parsed.data.data.scopes.filter(({ grant_status }) => grant_status === GRANTED).map(({ scope_name }) => scope_name),
  );
  const missing = required.filter((scope) => !granted.has(scope));
  return missing.length === 0
    ? well('scopes', `all ${required.length} required ones are granted`)
    : ill('scopes', `missing: ${missing.join(' ')}`, `grant them at ${page} and publish a version`);
}
