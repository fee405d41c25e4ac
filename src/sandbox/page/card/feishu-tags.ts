/** The tags that Feishu allows in markdown: `<font color='red'>`, `<at id=ou_1></at>` and others (`platform.md` section 4.3). */

export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  /** Stands alone: nothing closes it. */
  readonly alone: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const known = new Set([
  'font',
  'at',
  'person',
  'text_tag',
  'a',
  'link',
  'local_datetime',
  'number_tag',
  'raw',
  'audio',
  'br',
  'hr',
]);

/** Null for what is no tag of Feishu's: it is shown as it was written. */
export function readTag(raw: string): Tag | null {
  const [, slash, name = '', rest = ''] = /^<(\/?)([a-z_]+)((?:\s[^>]*)?)\/?>$/i.exec(raw.trim()) ?? [];
  const lower = name.toLowerCase();
  if (!known.has(lower)) return null;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, bare] of rest.matchAll(
    /([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
  }
  const alone = lower === 'br' || lower === 'hr' || raw.trim().endsWith('/>');
  return { name: lower, closing: slash === '/', alone, attributes };
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['zwj', '\u200d'],
]);

/** Character references, as people write them to keep their text from being markup. */
export const decoded = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, name: string) => characterFor(name) ?? whole);

function characterFor(name: string): string | undefined {
  if (!name.startsWith('#')) return named.get(name.toLowerCase());
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
