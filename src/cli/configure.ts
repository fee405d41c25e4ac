/** The app's console, set through its API part by part: what one refuses does not keep the others from being set. */
import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import type { Text } from '../core/text.ts';
import { addressOf, configureApp } from '../feishu/app-config.ts';
import { type AskParts, askFeishu } from '../health/ask.ts';
import { type Way, waysBy } from '../health/ways.ts';
import type { App, Config } from '../settings/config.ts';
import type { ConsolePages } from '../settings/console.ts';
import { optionalScopes, requiredScopes } from '../settings/manifest.ts';

export interface Configuring extends AskParts {
  readonly app: App;
  readonly by: Config['events'];
  /** Where webhooks reach the bot from outside; empty with the long connection. */
  readonly address: string;
}

export interface Configured {
  readonly complete: boolean;
  readonly lines: readonly string[];
}

interface Part {
  readonly title: Text;
  readonly body: object;
  /** Where a person does the same. */
  readonly page: string;
}

const Answer = z.looseObject({ code: z.number() });

export async function configure(wish: Configuring): Promise<Configured> {
  const told = [];
  for (const part of partsOf(wish)) {
    const code = await sent(wish, part).catch(() => null);
    told.push({ part, code });
    // What no part is allowed, or nobody answers, is said once.
    if (code === null || stops.has(code)) break;
  }
  return { complete: told.every(({ code }) => code === 0), lines: told.map((each) => lineOf(wish, each)) };
}

/** The keys first: with them the address proves that it is the bot's. */
function partsOf({ app: { keys }, by, address, pages }: Configuring): Part[] {
  const { events, callbacks } = waysBy(by);
  const urlOf = ({ path }: Way) => (by === 'webhook' ? { request_url: `${address}${path}` } : {});
  const strategy = keys && { encryption_key: keys.encryptKey, verification_token: keys.verificationToken };
  const names = [...requiredScopes, ...optionalScopes];
  const scopes = names.map((scope_name) => ({ scope_name, token_type: 'tenant' }));
  return [
    ...(strategy ? [{ title: KEYS, body: { event_and_callback_encrypt_strategy: strategy }, page: pages.events }] : []),
    {
      title: saying(EVENTS, events, address),
      body: { event: { subscription_type: by, ...urlOf(events), add_events: events.names } },
      page: pages.events,
    },
    {
      title: saying(CALLBACKS, callbacks, address),
      body: { callback: { callback_type: by, ...urlOf(callbacks), add_callbacks: callbacks.names } },
      page: pages.events,
    },
    {
      title: { zh: `${names.length} 项权限`, en: `${names.length} scopes` },
      body: { scope: { add_scopes: scopes } },
      page: pages.scopes,
    },
  ];
}

const KEYS: Text = { zh: '加密密钥和校验令牌', en: 'encrypt key and verification token' };
const EVENTS: Text = { zh: '事件', en: 'events' };
const CALLBACKS: Text = { zh: '回调', en: 'callbacks' };

function saying(what: Text, { by, path, names }: Way, address: string): Text {
  const where = by === 'webhook' ? `${address}${path}` : 'websocket';
  return { zh: `${names.length} 个${what.zh} → ${where}`, en: `${names.length} ${what.en}` };
}

async function sent(wish: Configuring, { body }: Part): Promise<number> {
  const { text } = await askFeishu(wish, {
    url: addressOf(configureApp, { app_id: wish.app.appId }),
    method: configureApp.method,
    data: body,
  });
  return Answer.parse(parsedJson(text)).code;
}

function lineOf({ address, pages }: Configuring, { part, code }: { part: Part; code: number | null }): string {
  const { title, page } = part;
  const what = `${title.zh} / ${title.en}`;
  if (code === 0) return `✓ ${what}\n`;
  if (code === null) return `✗ ${what}: 飞书没有回答 / Feishu does not answer\n    → ${page}\n`;
  const { why, at } = refusals(address)[code] ?? { why: BY_HAND, at: null };
  return `✗ ${what}: 代码 / code ${code}\n    → ${why.zh} / ${why.en}\n      ${at ? pages[at] : page}\n`;
}

interface Refusal {
  readonly why: Text;
  /** Where it is mended; null where the part is set by hand. */
  readonly at: keyof ConsolePages | null;
}

const NO_SCOPE = 99991672;
const OTHER_APP = 210032;
const STORE_APP = 210034;
const OTHER_MAKING = 210035;
const UNDER_REVIEW = 210040;
const URL_UNVERIFIED = 210042;
/** They are the same for every part. */
const stops: ReadonlySet<number> = new Set([NO_SCOPE, OTHER_APP, STORE_APP, OTHER_MAKING, UNDER_REVIEW]);

const BY_HAND: Text = { zh: '在控制台手工设置', en: 'set it by hand in the console' };

const refusals = (address: string): Readonly<Record<number, Refusal>> => ({
  [NO_SCOPE]: {
    why: {
      zh: `开通 ${configureApp.scopes.join('、')} 并发布版本，再来一次；或在控制台手工设置`,
      en: `grant ${configureApp.scopes.join(', ')}, publish a version and start again; or set it by hand in the console`,
    },
    at: 'scopes',
  },
  [OTHER_APP]: {
    why: { zh: '核对 FEISHU_APP_ID', en: 'compare FEISHU_APP_ID' },
    at: 'credentials',
  },
  [STORE_APP]: {
    why: { zh: '商店应用只能在控制台手工设置', en: 'a store app is set by hand in the console' },
    at: 'events',
  },
  [OTHER_MAKING]: {
    why: {
      zh: '不是在开发者后台建的应用，只能在控制台手工设置',
      en: 'an app that was not made in the developer console is set by hand there',
    },
    at: 'events',
  },
  [UNDER_REVIEW]: {
    why: {
      zh: '有版本在等审核，先批准或撤回它，再来一次',
      en: 'a version waits for review: have it approved or take it back, then start again',
    },
    at: 'versions',
  },
  [URL_UNVERIFIED]: {
    why: {
      zh: `飞书没有收到机器人的回应：先启动机器人（npm start），让 ${address} 从外网能访问到它，再来一次`,
      en: `the bot did not answer Feishu there: start it (npm start), let ${address} reach it from outside, then start again`,
    },
    at: null,
  },
});
