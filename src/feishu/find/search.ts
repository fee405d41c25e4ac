/** Names that only Feishu can look for: it gives what is called alike, and what is called so is told here. */
import type { Reply } from '../../core/api.ts';
import { type Entity, type Found, foundFrom } from '../../core/entity.ts';
import { calledSo } from '../../core/names.ts';
import { type Finder, MOST_NEAR } from './catalogue.ts';

export type Alike =
  /** `whole` where there were no more. */
  | { readonly ok: true; readonly entries: readonly Entity[]; readonly whole: boolean }
  | { readonly ok: false; readonly reply: Reply };

type Search = (keyword: string) => Promise<Alike>;

/** What is called so, and what else was given. */
type Hits = { readonly ok: true; readonly own: readonly Entity[]; readonly alike: readonly Entity[] } | Failed;
type Failed = Extract<Alike, { ok: false }>;
type Given = Extract<Alike, { ok: true }>;

export const byName = async (search: Search, word: string): Promise<Found> => {
  const hits = await hitsOf(search, word);
  if (!hits.ok) return { kind: 'failed', reply: hits.reply };
  return hits.own.length > 0 ? foundFrom(hits.own) : { kind: 'none', nearest: hits.alike.slice(0, MOST_NEAR) };
};

/** Words whose thing is known without a search. */
type Told = (words: readonly string[]) => Promise<ReadonlyMap<string, readonly Entity[]>>;

/** Words before what they are a part of: whatever contains a word was given with it, and is not asked for again. */
export const calledByName =
  (search: Search, told: Told = async () => new Map()): NonNullable<Finder['called']> =>
  async (words) => {
    const known = await told(words);
    const given = new Map<string, Given>();
    for (const [word, entries] of known) given.set(longestPart(word), { ok: true, entries, whole: true });
    const remembered: Search = async (keyword) => given.get(keyword) ?? kept(given, keyword, await search(keyword));
    const things = new Map<string, readonly Entity[]>();
    for (const word of [...words].sort((a, b) => a.length - b.length)) {
      const part = word.split(' ').map((each) => given.get(longestPart(each)));
      const whole = part.find((each) => each?.whole);
      const hits = whole ? { ok: true as const, own: calledSo(whole.entries, word) } : await hitsOf(remembered, word);
      if (!hits.ok) return hits;
      things.set(word, hits.own);
    }
    return { ok: true, things: words.map((word) => things.get(word) ?? []) };
  };

function kept(given: Map<string, Given>, keyword: string, alike: Alike): Alike {
  if (alike.ok) given.set(keyword, alike);
  return alike;
}

/** As it was typed, then by its longest part: marks and spaces may be written in other ways there. */
async function hitsOf(search: Search, word: string): Promise<Hits> {
  const asTyped = await search(word);
  if (!asTyped.ok) return asTyped;
  const own = calledSo(asTyped.entries, word);
  const part = longestPart(word);
  if (own.length > 0 || part === word || part === '') return { ok: true, own, alike: asTyped.entries };
  const alike = await search(part);
  return alike.ok
    ? { ok: true, own: calledSo(alike.entries, word), alike: [...asTyped.entries, ...alike.entries] }
    : alike;
}

const longestPart = (word: string): string =>
  (word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).reduce(
    (longest, part) => (part.length > longest.length ? part : longest),
    '',
  );
