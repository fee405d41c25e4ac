/** All entries of one kind (jobs, pools), read whole because Feishu has no search for them, and looked up here. */
import type { Reply } from '../../core/api.ts';
import { type Entity, type Found, plainEntity } from '../../core/entity.ts';
import { brokenId, isHireId, looksLikeHireId } from '../../core/ids.ts';
import { answersTo, calledSo, nearest } from '../../core/names.ts';
import type { Text } from '../../core/text.ts';
import { MINUTE_MS } from '../../core/time.ts';

const FRESH_MS = 10 * MINUTE_MS;
/** A word that is not found makes the list be read again, but not more often than this. */
const RELOAD_MS = 10_000;
const MOST_SHOWN = 20;
const MOST_NEAR = 8;

export type Loaded =
  | { readonly ok: true; readonly entries: readonly Entity[] }
  | { readonly ok: false; readonly reply: Reply };

export interface Finder {
  /** One answer per word, in order. */
  find(words: readonly string[]): Promise<Found[]>;
  /** All there are, for lists to choose from; left out where nobody can read them all. */
  readonly all?: () => Promise<Loaded>;
  /** What answers to some ids or words at this moment, whatever was known before. */
  readonly current?: (words: readonly string[]) => Promise<Loaded>;
  /** What matches some typed text; left out where all can be read and looked through. */
  readonly search?: (typed: string) => Promise<Loaded>;
}

export type Catalogue = Finder & Required<Pick<Finder, 'all' | 'current'>>;

export interface CatalogueDeps {
  readonly load: () => Promise<Loaded>;
  readonly now: () => number;
  /** Any one of them lets the list be read. */
  readonly scopes: readonly string[];
}

interface Cache {
  readonly entries: () => readonly Entity[];
  /** Null when the list is as fresh as asked for, else the reply that kept it from being so. */
  readonly refresh: (maxAge: number) => Promise<Reply | null>;
}

function createCache({ load, now }: Pick<CatalogueDeps, 'load' | 'now'>): Cache {
  let entries: readonly Entity[] = [];
  let loadedAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<Loaded> | null = null;
  const reload = async (): Promise<Loaded> => {
    const loaded = await load();
    if (loaded.ok) [entries, loadedAt] = [loaded.entries, now()];
    return loaded;
  };
  return {
    entries: () => entries,
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
  const { entries, refresh } = createCache({ load, now });
  const findOne = async (word: string): Promise<Found> => {
    const damaged = brokenId(word);
    if (damaged) return { kind: 'refused', refusal: damaged };
    let failed = await refresh(FRESH_MS);
    let found = matches(entries(), word);
    if (found.length === 0 && !failed) {
      failed = await refresh(RELOAD_MS);
      found = matches(entries(), word);
    }
    // Without the list an id still says what is meant; the read before the write tells whether it exists.
    if (found.length > 0) return foundFrom(found);
    if (!failed) return { kind: 'none', nearest: nearestTo(word, entries()) };
    const lacking = failed.kind === 'refused' && failed.scopes ? { lacking: scopes } : {};
    return isHireId(word) ? { kind: 'one', entity: plainEntity(word), ...lacking } : { kind: 'failed', reply: failed };
  };

  return {
    find: oneByOne(findOne),
    all: async () => {
      const failed = await refresh(FRESH_MS);
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

/** Of what a search of Feishu gave: those that are called exactly so, or all as the nearest. */
export function foundByName(entities: readonly Entity[], word: string): Found {
  const exact = calledSo(entities, word);
  return exact.length > 0 ? foundFrom(exact) : { kind: 'none', nearest: entities.slice(0, MOST_NEAR) };
}

export const notActive: Text = { zh: '已停用', en: 'not active any more' };

function matches(entries: readonly Entity[], word: string): Entity[] {
  const byId = entries.filter(({ id }) => id === word);
  return byId.length > 0 || looksLikeHireId(word) ? byId : calledSo(entries, word);
}

/** What all mean the same word. */
export function foundFrom(entities: readonly Entity[]): Found {
  const [only, another] = entities;
  if (!only) return { kind: 'none', nearest: [] };
  return another ? { kind: 'several', entities: entities.slice(0, MOST_SHOWN) } : { kind: 'one', entity: only };
}

function nearestTo(word: string, entries: readonly Entity[]): Entity[] {
  const labels = nearest(word, [...new Set(entries.map(({ label }) => label))], 5);
  return labels.flatMap((label) => entries.filter((entry) => entry.label === label)).slice(0, MOST_NEAR);
}
