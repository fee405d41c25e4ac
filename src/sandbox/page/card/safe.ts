/** What of a card may reach the page: everything in it is somebody else's until it has passed here. */

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
export const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});
export const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** A number in its limits; `fallback` for anything else. */
export function numberOf(value: unknown, fallback: number, [least, most]: readonly [number, number]): number {
  const given = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  return typeof given === 'number' && Number.isFinite(given) ? Math.min(most, Math.max(least, given)) : fallback;
}

const colours = new Set(
  'blue wathet turquoise green yellow orange red carmine violet purple indigo lime grey neutral white'.split(' '),
);
/** How much of the colour is left in each shade: lighter ones are mixed with the paper, darker ones with the ink. */
const shades = new Map<string, readonly [string, number]>([
  ['50', ['paper', 8]],
  ['100', ['paper', 15]],
  ['200', ['paper', 30]],
  ['300', ['paper', 50]],
  ['350', ['paper', 60]],
  ['400', ['paper', 75]],
  ['500', ['paper', 100]],
  ['600', ['ink', 90]],
  ['700', ['ink', 75]],
  ['800', ['ink', 60]],
  ['900', ['ink', 45]],
]);
const RGBA = /^rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(?:0|1|0?\.\d+)\s*\)$/;

/** A documented colour (`platform.md` section 4.1) as CSS; undefined for anything else. */
export function colourOf(value: unknown): string | undefined {
  const given = stringOf(value);
  if (RGBA.test(given)) return given;
  const [, name = '', shade = '500'] = /^(?:bg-)?([a-z]+)(?:-(\d+))?$/.exec(given) ?? [];
  const mixed = shades.get(shade);
  if (!colours.has(name) || !mixed) return undefined;
  if (name === 'white') return 'var(--paper)';
  const own = name === 'neutral' ? 'grey' : name;
  return mixed[1] === 100 ? `var(--${own})` : `color-mix(in srgb, var(--${own}) ${mixed[1]}%, var(--${mixed[0]}))`;
}

/** The name of a colour for a class of ours. */
export const colourName = (value: unknown, fallback: string): string => {
  const [name = ''] = stringOf(value).split('-');
  return colours.has(name) ? name : fallback;
};

/** One to four lengths in px, each in [-99, 99] (`platform.md` section 4.1). */
export function spacingOf(value: unknown): string | undefined {
  const parts = stringOf(value).trim().split(/\s+/);
  const good = parts.length <= 4 && parts.every((part) => /^-?\d{1,2}px$/.test(part));
  return good ? parts.join(' ') : undefined;
}

const gaps = new Map([
  ['small', '4px'],
  ['medium', '8px'],
  ['large', '12px'],
  ['extra_large', '16px'],
]);
export const gapOf = (value: unknown): string | undefined => gaps.get(stringOf(value)) ?? spacingOf(value);

/** `[16,999]px` or a share. */
export const lengthOf = (value: unknown): string | undefined =>
  /^\d{1,3}(px|%)$/.test(stringOf(value)) ? stringOf(value) : undefined;

const sizes = new Map([
  ['notation', '12px'],
  ['x-small', '10px'],
  ['small', '12px'],
  ['normal', '14px'],
  ['medium', '14px'],
  ['heading', '16px'],
  ['heading-4', '14px'],
  ['heading-3', '16px'],
  ['heading-2', '18px'],
  ['heading-1', '24px'],
  ['heading-0', '30px'],
  ['large', '20px'],
  ['x-large', '24px'],
  ['xx-large', '30px'],
  ['xxx-large', '36px'],
  ['xxxx-large', '48px'],
]);
export const textSizeOf = (value: unknown): string | undefined => sizes.get(stringOf(value));

export const alignOf = (value: unknown): 'left' | 'center' | 'right' | undefined =>
  value === 'left' || value === 'center' || value === 'right' ? value : undefined;

/** Only http and https may be opened. */
export function linkOf(value: unknown): string | null {
  try {
    const { protocol, href } = new URL(stringOf(value));
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}
