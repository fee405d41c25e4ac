/** All entries of one kind (jobs, pools), read whole because Feishu has no search for them, and looked up here. */
import type { Reply } from '../../core/api.ts';
import { type Entity, type Found, foundFrom, plainEntity } from '../../core/entity.ts';
import { brokenId, isHireId } from '../../core/ids.ts';
import { answersTo, comparable, lettersApart, type NameIndex, nameIndex, nearest } from '../../core/names.ts';
import type { Text } from '../../core/text.ts';
import { MINUTE_MS } from '../../core/time.ts';
import { describedBefore } from './described-before.ts';

const FRESH_MS = 10 * MINUTE_MS;
/** A word that is not found makes the list be read again, but not more often than this. */
const RELOAD_MS = 10_000;
export const MOST_NEAR = 8;

export type Loaded =
  | { readonly ok: true; readonly entries: readonly Entity[] }
  | { readonly ok: false; readonly reply: Reply };

/** Who looks something up, and where. */
export interface Asker {
  /** open_id. */
  readonly requester: string;
  readonly chatId: string;
  readonly direct: boolean;
}

/** What is called so, word by word. */
export type Called =
  | { readonly ok: true; readonly things: readonly (readonly Entity[])[] }
  | { readonly ok: false; readonly reply: Reply };

export interface Finder {
  /** One answer per word, in order. */
  find(words: readonly string[], asker: Asker): Promise<Found[]>;
  /** For names of several words: what is called so, and no more than that. */
  readonly called?: (words: readonly string[], asker: Asker) => Promise<Called>;
  /** A mail or a mobile finds it too. */
  readonly byContact?: true;
  /** All there are, no older than asked for; left out where nobody can read them all. */
  readonly all?: (maxAgeMs?: number) => Promise<Loaded>;
  /** What answers to some ids or words at this moment, whatever was known before. */
  readonly current?: (words: readonly string[]) => Promise<Loaded>;
  /** All that match, no more than one beyond `most`; left out where all can be read and looked through. */
  readonly matching?: (typed: string, most: number) => Promise<Loaded>;
  /** What matches some typed text; left out where all can be read and looked through. */
  readonly search?: (typed: string) => Promise<Loaded>;
}

export type Catalogue = Finder & Required<Pick<Finder, 'all' | 'current' | 'called'>>;

export interface CatalogueDeps {
  readonly load: () => Promise<Loaded>;
  readonly now: () => number;
  /** Any one of them lets the list be read. */
  readonly scopes: readonly string[];
}

interface Cache {
  readonly entries: () => readonly Entity[];
  /** By id, code or name. */
  readonly called: NameIndex<Entity>;
  /** Null when the list is as fresh as asked for, else the reply that kept it from being so. */
  readonly refresh: (maxAge: number) => Promise<Reply | null>;
}

function createCache({ load, now }: Pick<CatalogueDeps, 'load' | 'now'>): Cache {
  let entries: readonly Entity[] = [];
  let index = namedOrNumbered(entries);
  let described = describedBefore(entries);
  let loadedAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<Loaded> | null = null;
  const reload = async (): Promise<Loaded> => {
    const loaded = await load();
    if (loaded.ok) {
      entries = loaded.entries;
      index = namedOrNumbered(entries);
      described = describedBefore(entries);
      loadedAt = now();
    }
    return loaded;
  };
  return {
    entries: () => entries,
    called: (word) => {
      const own = index(word);
      return own.length > 0 ? own : described(word);
    },
    refresh: async (maxAge) => {
      if (now() - loadedAt <= maxAge) return null;
      pending ??= reload().finally(() => {
        pending = null;
      });
      const loaded = await pending;
      return loaded.ok ? null : loaded.reply;
    },
  };
}

export function createCatalogue({ load, now, scopes }: CatalogueDeps): Catalogue {
  const { entries, called, refresh } = createCache({ load, now });
  const findOne = async (word: string): Promise<Found> => {
    let failed = await refresh(FRESH_MS);
    let found = called(word);
    if (found.length === 0 && !failed) {
      failed = await refresh(RELOAD_MS);
      found = called(word);
    }
    if (found.length > 0) return foundFrom(found);
    // What is there wins over any suspicion about how it is written.
    const damaged = brokenId(word);
    if (damaged) return { kind: 'refused', refusal: damaged };
    if (!failed) return notFound(word, entries());
    const lacking = failed.kind === 'refused' && failed.scopes ? { lacking: scopes } : {};
    // Without the list an id still says what is meant; the read before the write tells whether it exists.
    return isHireId(word) ? { kind: 'one', entity: plainEntity(word), ...lacking } : { kind: 'failed', reply: failed };
  };

  return {
    find: oneByOne(findOne),
    called: async (words) => {
      const failed = await refresh(FRESH_MS);
      return failed ? { ok: false, reply: failed } : { ok: true, things: words.map(called) };
    },
    all: async (maxAgeMs = FRESH_MS) => {
      const failed = await refresh(maxAgeMs);
      return failed ? { ok: false, reply: failed } : { ok: true, entries: entries() };
    },
    current: async (words) => {
      const failed = await refresh(0);
      return failed
        ? { ok: false, reply: failed }
        : { ok: true, entries: entries().filter((entry) => words.some((word) => answersTo(entry, word))) };
    },
  };
}

/** Words are looked up in turn: the pace of the API holds them apart anyway. */
export const oneByOne =
  (findOne: (word: string) => Promise<Found>): Finder['find'] =>
  async (words) => {
    const found: Found[] = [];
    for (const word of words) found.push(await findOne(word));
    return found;
  };

export const notActive: Text = { zh: '已停用', en: 'not active any more' };

/** An id is one thing's alone; codes and names may be anybody's. */
function namedOrNumbered(entries: readonly Entity[]): NameIndex<Entity> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const called = nameIndex(entries);
  return (word) => {
    const own = byId.get(word);
    return own ? [own] : called(word);
  };
}

/** So few that all may be offered where none is near. */
const FEW = 20;

function notFound(word: string, entries: readonly Entity[]): Found {
  const coded = nearestCodes(word, entries);
  const near = coded.length > 0 ? coded : nearestTo(word, entries);
  if (near.length > 0 || entries.length > FEW) return { kind: 'none', nearest: near };
  return { kind: 'none', nearest: entries, rest: true };
}

function nearestTo(word: string, entries: readonly Entity[]): Entity[] {
  const labels = nearest(word, [...new Set(entries.map(({ label }) => label))], 5);
  return labels.flatMap((label) => entries.filter((entry) => entry.label === label)).slice(0, MOST_NEAR);
}

const MOST_CODES = 5;

/** R401 → R00401: with the same letters in front, the same number first. */
function nearestCodes(word: string, entries: readonly Entity[]): Entity[] {
  const wanted = codeIn(word);
  if (!wanted) return [];
  return entries
    .flatMap((entry) => {
      const own = entry.code === undefined ? null : codeIn(entry.code);
      return own?.letters === wanted.letters ? [{ entry, own, far: lettersApart(word, entry.code ?? '') }] : [];
    })
    .map((each) => (each.own.number === wanted.number ? { ...each, far: 0 } : each))
    .filter(({ far }) => far <= Math.ceil(word.length / 2))
    .sort((a, b) => a.far - b.far || Math.abs(a.own.number - wanted.number) - Math.abs(b.own.number - wanted.number))
    .slice(0, MOST_CODES)
    .map(({ entry }) => entry);
}

function codeIn(word: string): { letters: string; number: number } | null {
  const [, letters = '', digits = ''] = /^([a-z]{1,6}[-_]?)(\d{1,9})$/.exec(comparable(word)) ?? [];
  return digits === '' ? null : { letters, number: Number(digits) };
}
