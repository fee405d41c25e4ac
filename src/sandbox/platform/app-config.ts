/** The app as its console has it, read and changed by itself (`platform.md` section 7.2 a). */
import { z } from 'zod';
import { done, type Endpoint, type Given, get, MIXED, no } from './endpoint.ts';
import type { Trouble } from './trouble.ts';

export interface Encryption {
  encryption_key: string;
  verification_token: string;
}

export interface AppConfig {
  readonly events: { by: string; url: string; names: Set<string> };
  readonly callbacks: { by: string; url: string; names: Set<string> };
  readonly encryption: Encryption;
  /** Null while none is published. */
  version: string | null;
  /** While one waits for the administrator nothing can be changed. */
  underReview: boolean;
  /** Who finds the bot. */
  visible: { all: boolean; people: readonly string[] };
  /** Apps of other making cannot be changed by this API. */
  madeInConsole: boolean;
}

/** A fresh app: nothing is subscribed, nothing published. */
export function forget(config: AppConfig): void {
  for (const each of [config.events, config.callbacks]) {
    each.by = 'webhook';
    each.url = '';
    each.names.clear();
  }
  config.version = null;
}

const Way = z.enum(['webhook', 'websocket']).optional();
const Names = z.array(z.string()).max(2_000).default([]);
const Change = z.object({
  scope: z.object({ add_scopes: z.array(z.object({ scope_name: z.string(), token_type: z.string() })) }).optional(),
  event: z.object({ subscription_type: Way, request_url: z.string().optional(), add_events: Names }).optional(),
  callback: z.object({ callback_type: Way, request_url: z.string().optional(), add_callbacks: Names }).optional(),
  event_and_callback_encrypt_strategy: z
    .object({ encryption_key: z.string().max(32), verification_token: z.string().max(32) })
    .optional(),
});
type Change = z.output<typeof Change>;

export interface AppConfigDeps {
  readonly config: AppConfig;
  readonly appId: string;
  readonly trouble: Trouble;
  /** Scopes that the platform knows: others are ignored in silence. */
  readonly known: readonly string[];
  /** Whether what answers there proves that it is this app's. */
  readonly answers: (url: string, encryption: Encryption) => Promise<boolean>;
}

const READ = ['application:application:self_manage'];
const WINDOWS = [{ limit: 100, seconds: 60 }];

export function appConfigEndpoints(deps: AppConfigDeps): Endpoint[] {
  const { config, appId } = deps;
  const own = (id: string | undefined, given: () => Given): Given =>
    id === appId ? given() : no(400, 210032, 'no such app');
  return [
    {
      ...get('/application/v6/applications/:app_id', MIXED, READ),
      handle: ({ params }) => own(params.app_id, () => done({ app: shown(deps) })),
    },
    {
      ...get('/application/v6/applications/:app_id/app_versions/:version_id', MIXED, READ),
      handle: ({ params }) => own(params.app_id, () => done({ app_version: published(config) })),
    },
    {
      ...get('/application/v7/applications/:app_id/config', WINDOWS, ['application:application:patch']),
      method: 'patch',
      refuses: async ({ params, body }) =>
        params.app_id === appId ? refusal(deps, body) : no(400, 210032, 'no such app'),
      handle: ({ body }) => keep(deps, Change.parse(body)),
    },
  ];
}

const shown = ({ config: { events, callbacks, encryption, version, underReview }, appId }: AppConfigDeps) => ({
  app_id: appId,
  ...(version === null ? {} : { online_version_id: version }),
  ...(underReview ? { unaudit_version_id: 'oav_waiting' } : {}),
  event: { subscription_type: events.by, request_url: events.url, subscribed_events: [...events.names] },
  callback_info: {
    callback_type: callbacks.by,
    request_url: callbacks.url,
    subscribed_callbacks: [...callbacks.names],
  },
  encryption: { ...encryption },
});

const published = ({ version, visible }: AppConfig) => ({
  version_id: version,
  status: 1,
  remark: { visibility: { is_all: visible.all, visible_list: { open_ids: visible.people } } },
});

/** All of it or nothing. */
async function refusal({ config, answers }: AppConfigDeps, body: unknown): Promise<Given | null> {
  if (!config.madeInConsole) return no(400, 210035, 'not an app of the developer console');
  if (config.underReview) return no(400, 210040, 'the app is under review');
  const { data } = Change.safeParse(body);
  if (!data) return no(400, 210031, 'invalid parameter');
  const encryption = data.event_and_callback_encrypt_strategy ?? config.encryption;
  const urls = [data.event?.request_url, data.callback?.request_url].filter((url) => url !== undefined);
  for (const url of urls)
    if (!(await answers(url, encryption))) return no(400, 210042, 'the request url was not verified');
  return null;
}

function keep({ config, trouble, known }: AppConfigDeps, change: Change): Given {
  const { scope, event, callback, event_and_callback_encrypt_strategy: encryption } = change;
  Object.assign(config.encryption, encryption);
  for (const { scope_name: name } of scope?.add_scopes ?? [])
    if (known.includes(name)) trouble.missingScopes.delete(name);
  const { events, callbacks } = config;
  if (event) take(events, { by: event.subscription_type, url: event.request_url, names: event.add_events });
  if (callback)
    take(callbacks, { by: callback.callback_type, url: callback.request_url, names: callback.add_callbacks });
  return done();
}

interface Taken {
  readonly by: string | undefined;
  readonly url: string | undefined;
  readonly names: readonly string[];
}

/** What is left out stays as it is. */
function take(held: AppConfig['events'], { by, url, names }: Taken): void {
  held.by = by ?? held.by;
  held.url = url ?? held.url;
  for (const name of names) held.names.add(name);
}
