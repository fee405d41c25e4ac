/** Elements of a card with all their texts, or all their lists, cut to a length; everything else of them stays. */
interface Tagged {
  readonly tag: string;
  readonly [member: string]: unknown;
}

type Shorten = (words: string) => string;

export const shortTexts = (elements: readonly Tagged[], shorten: Shorten): Tagged[] =>
  elements.map((each) => ({ ...membersOf(each, (member) => within(member, shorten)), tag: each.tag }));

const membersOf = (node: object, change: (member: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(node).map(([name, member]) => [name, change(member)]));

function within(value: unknown, shorten: Shorten): unknown {
  if (Array.isArray(value)) return value.map((each) => within(each, shorten));
  if (value === null || typeof value !== 'object') return value;
  const isText = 'tag' in value && value.tag === 'plain_text';
  return membersOf(value, (member) => (isText ? cut(member, shorten) : within(member, shorten)));
}

/** A text, or the text in each language. */
function cut(member: unknown, shorten: Shorten): unknown {
  if (typeof member === 'string') return shorten(member);
  return member !== null && typeof member === 'object' ? membersOf(member, (each) => cut(each, shorten)) : member;
}

/** The end of a list of elements has its buttons. */
const KEPT_AT_END = 3;

/** Choices and elements, however deep. */
export const shortLists = (elements: readonly Tagged[], most: number): Tagged[] =>
  ends(elements, most).map((each) => ({ ...membersOf(each, (member) => shortWithin(member, most)), tag: each.tag }));

function shortWithin(value: unknown, most: number): unknown {
  if (Array.isArray(value)) return ends<unknown>(value, most).map((each) => shortWithin(each, most));
  return value !== null && typeof value === 'object' ? membersOf(value, (each) => shortWithin(each, most)) : value;
}

const ends = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length > most + KEPT_AT_END ? [...list.slice(0, most), ...list.slice(-KEPT_AT_END)] : list;
