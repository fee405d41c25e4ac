/** The app is made, or widened, by scanning a code: the SDK's device flow with what the manifest asks for. */
import { registerApp } from '@larksuiteoapi/node-sdk';
import { renderUnicodeCompact } from 'uqr';
import { z } from 'zod';
import { within } from '../core/deadline.ts';
import type { Text } from '../core/text.ts';
import { manifest, optionalScopes, requiredScopes } from '../settings/manifest.ts';

/** The SDK waits for Feishu's first answer without a limit. */
const FIRST_ANSWER_MS = 20_000;

export interface Registering {
  readonly baseUrl: string;
  /** Of the app that is widened; null for a new one. */
  readonly appId: string | null;
  readonly say: (text: string) => void;
  /** Of the terminal; null where nobody knows. */
  readonly columns: number | null;
}

type Result = Awaited<ReturnType<typeof registerApp>>;

export type Registered =
  | { readonly ok: true; readonly appId: string; readonly appSecret: string; readonly baseUrl: string }
  | { readonly ok: false; readonly why: Text };

const addons = {
  // Without the platform's own template: nothing is asked for that the bot does not use.
  preset: false,
  scopes: { tenant: [...requiredScopes, ...optionalScopes] },
  events: { items: { tenant: manifest.events } },
  callbacks: { items: manifest.callbacks },
};

/** `open.feishu.cn` has its accounts at `accounts.feishu.cn`. */
const accountsOf = (baseUrl: string): string => new URL(baseUrl).host.replace(/^open\./, 'accounts.');
const LARK = 'https://open.larksuite.com';

export async function register(wish: Registering): Promise<Registered> {
  let shown: (late: null) => void = () => undefined;
  const ready = new Promise<null>((resolve) => {
    shown = resolve;
  });
  const registering = registerApp({
    domain: accountsOf(wish.baseUrl),
    source: 'hirebot',
    // The description is left to the console: each word makes the code larger.
    appPreset: { name: manifest.name.zh },
    addons,
    ...(wish.appId === null ? { createOnly: true } : { appId: wish.appId }),
    onQRCodeReady: ({ url, expireIn }) => {
      show(wish, url, expireIn);
      shown(null);
    },
  }).then((result) => registeredFrom(wish, result), refusedFrom);
  const first = await within(FIRST_ANSWER_MS, Promise.race([ready, registering]), NO_ANSWER);
  return first ?? registering;
}

function show({ say, columns }: Registering, url: string, expireIn: number): void {
  const code = renderUnicodeCompact(url, { ecc: 'L', border: 2 });
  const width = code.indexOf('\n');
  if (columns === null || columns >= width) say(`${code}\n`);
  else
    say(`终端有 ${columns} 列，二维码要 ${width} 列 / the terminal has ${columns} columns, the code needs ${width}\n`);
  say(`用飞书扫码，或在浏览器打开 / scan it with Feishu, or open in a browser:\n  ${url}\n`);
  say(`${Math.floor(expireIn / 60)} 分钟内有效，在等确认 / valid for ${Math.floor(expireIn / 60)} minutes, waiting\n`);
}

function registeredFrom({ baseUrl }: Registering, { client_id, client_secret, user_info }: Result): Registered {
  const brand = user_info?.tenant_brand === 'lark' ? LARK : baseUrl;
  return { ok: true, appId: client_id, appSecret: client_secret, baseUrl: brand };
}

/** The SDK throws a code and a description; what else it throws may quote what was sent. */
const Thrown = z.object({ code: z.string() });

const refusals: Readonly<Record<string, Text>> = {
  access_denied: { zh: '在手机上被拒绝了', en: 'it was declined on the phone' },
  expired_token: { zh: '没有在有效期内扫码确认，请再来一次', en: 'it was not confirmed in time: start again' },
};

/** Of the network, and of certificates: nobody was asked. */
const UNREACHED = /^(E[A-Z_]+|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)$/;

function refusedFrom(cause: unknown): Registered {
  const { code = 'unknown' } = Thrown.safeParse(cause).data ?? {};
  if (UNREACHED.test(code)) return unreached(`（${code}）`, ` (${code})`);
  const known = refusals[code];
  return known
    ? { ok: false, why: known }
    : { ok: false, why: { zh: `飞书没有完成（${code}）`, en: `Feishu did not finish it (${code})` } };
}

const unreached = (zh: string, en: string): Registered => ({
  ok: false,
  why: {
    zh: `连不上飞书${zh}：检查网络；要经过代理就设 HTTPS_PROXY；地址由 FEISHU_BASE_URL 指定`,
    en: `Feishu cannot be reached${en}: check the network; where a proxy is on the way set HTTPS_PROXY; FEISHU_BASE_URL names the address`,
  },
});
const NO_ANSWER = unreached('', '');
