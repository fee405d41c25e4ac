/** What an app was really granted: names that Feishu does not know are ignored in silence, and a scan may leave some out. */

import type { Text } from '../core/text.ts';
import type { AskParts } from '../health/ask.ts';
import { grantedScopes } from '../health/scopes.ts';
import { manifest } from '../settings/manifest.ts';

const { required, optional } = manifest.scopes.tenant;
/** A grant may take a moment. */
const READINGS = 3;
const PAUSE_MS = 2_000;

export interface Granted {
  readonly complete: boolean;
  readonly lines: readonly string[];
}

export async function tellGranted(parts: AskParts, sleep: (ms: number) => Promise<void>): Promise<Granted> {
  const names = [...Object.keys(required), ...Object.keys(optional)];
  let granted: ReadonlySet<string> | null = null;
  for (let reading = 1; reading <= READINGS; reading += 1) {
    granted = await grantedScopes(parts).catch(() => null);
    if (granted && names.every((name) => granted?.has(name))) break;
    if (reading < READINGS) await sleep(PAUSE_MS);
  }
  return granted ? judged(granted, parts) : { complete: false, lines: [unread(parts)] };
}

function judged(granted: ReadonlySet<string>, { pages }: AskParts): Granted {
  const lacking = Object.entries(required).filter(([name]) => !granted.has(name));
  const without = Object.entries(optional).filter(([name]) => !granted.has(name));
  const count = Object.keys(required).length - lacking.length;
  const lines = [
    `${lacking.length === 0 ? '✓' : '✗'} 必需权限 ${count}/${Object.keys(required).length} / required scopes\n`,
    ...lacking.map(([name, { gives }]) => lineOf('✗', name, gives)),
    ...without.map(([name, { gives, without: degraded }]) => lineOf('?', name, both(gives, degraded))),
    ...(lacking.length + without.length > 0 ? [remedy(pages.scopes)] : []),
  ];
  return { complete: lacking.length === 0, lines };
}

/** What it would give, and how it is without. */
const both = (gives: Text, without: Text): Text => ({
  zh: `${gives.zh}；没有：${without.zh}`,
  en: `${gives.en}; without: ${without.en}`,
});

const lineOf = (mark: string, name: string, { zh, en }: Text): string => `  ${mark} ${name}: ${zh} / ${en}\n`;

const remedy = (page: string): string =>
  `    → npm run -s setup -- --print-scopes 的输出可以批量导入，导入后发布版本 / import its output in bulk, then publish a version\n      ${page}\n`;

const unread = ({ pages }: AskParts): string =>
  `? 还读不到开通了哪些权限，多半是版本没有发布；发布后运行 npm run doctor / what is granted cannot be read yet, as a rule because no version is published: publish one, then npm run doctor\n      ${pages.versions}\n`;
