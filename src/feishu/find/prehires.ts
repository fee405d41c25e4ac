/** Pre-hires by id, worker number or name. v1 tells no names, so they come from the search of v2. */
import { z } from 'zod';
import type { Api, Reply } from '../../core/api.ts';
import { type Entity, type Found, foundFrom, plainEntity } from '../../core/entity.ts';
import { brokenId, isHireId } from '../../core/ids.ts';
import { departmentIds, personIds } from '../../hire/id-kinds.ts';
import { perMinute } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import type { Finder, Loaded } from './catalogue.ts';
import { readPages } from './pages.ts';
import { type Alike, byName, calledByName } from './search.ts';

/** `hire-api.md` B5. `key_word`: fuzzy preferred name, exact worker number. */
export const searchPreHires: Api = {
  method: 'POST',
  path: '/open-apis/corehr/v2/pre_hires/search',
  windows: perMinute(100),
  scopes: ['corehr:pre_hire.search:read', 'corehr:pre_hire:read', 'corehr:pre_hire:write'],
};
const QUERY = { page_size: '100', ...personIds, ...departmentIds };
const MOST_AT_ONCE = 100;
/** Without them v2 answers ids alone. */
const FIELDS = [
  'person_info.preferred_name',
  'person_info.legal_name',
  'onboarding_info.onboarding_date',
  'onboarding_info.onboarding_status',
  'employment_info.worker_id',
  'employment_info.department_id',
];

const PreHire = z.looseObject({
  pre_hire_id: z.string(),
  person_info: z.looseObject({ preferred_name: z.string().nullish(), legal_name: z.string().nullish() }).nullish(),
  onboarding_info: z.looseObject({ onboarding_date: z.string().nullish() }).nullish(),
  employment_info: z.looseObject({ worker_id: z.string().nullish(), department_id: z.string().nullish() }).nullish(),
});

/** `departments`: they are told by their ids, which nobody knows. */
export function createPreHires(gateway: Gateway, departments: Pick<Finder, 'current'>): Finder {
  const search: Search = async (by) => {
    const pages = await readPages(gateway, searchPreHires, { query: QUERY, body: { ...by, fields: FIELDS } });
    return pages.ok ? { ok: true, entries: pages.items.flatMap(entityOf) } : pages;
  };

  const alike = async (keyword: string): Promise<Alike> => {
    const found = await search({ key_word: keyword });
    return found.ok ? { ...found, whole: true } : found;
  };

  return {
    all: () => search({}),
    // Who has these worker numbers.
    current: (numbers) => search({ worker_ids: numbers.slice(0, MOST_AT_ONCE) }),
    search: (typed) => search({ key_word: typed }),
    called: calledByName(alike, (words) => numbered(search, words)),
    find: async (words) => {
      const byId = await idsFound(search, words.filter(isHireId));
      const byNumber = await numbered(
        search,
        words.filter((word) => !byId.found.has(word)),
      );
      const found: Found[] = [];
      for (const word of words) {
        const own = byId.found.get(word) ?? byNumber.get(word);
        found.push(await withDepartments(departments, own ? foundFrom(own) : await named(alike, word, byId)));
      }
      return found;
    },
  };
}

/** By name; a word that is none of them may be an id. */
async function named(alike: (keyword: string) => Promise<Alike>, word: string, { failed }: ById): Promise<Found> {
  const found = await byName(alike, word);
  if (found.kind === 'one' || found.kind === 'several') return found;
  const damaged = brokenId(word);
  if (damaged) return { kind: 'refused', refusal: damaged };
  // Not searchable, then the id itself says who is meant; the read before the write tells whether it exists.
  return failed && isHireId(word) ? { kind: 'one', entity: plainEntity(word), ...lackingIn(failed) } : found;
}

/** Of people to choose from: where each will work. What cannot be read is left out, they have numbers too. */
async function withDepartments({ current }: Pick<Finder, 'current'>, found: Found): Promise<Found> {
  const several = found.kind === 'several' ? found.entities : found.kind === 'none' ? found.nearest : [];
  const ids = [...new Set(several.flatMap(({ traits }) => traits?.[DEPARTMENT] ?? []))];
  const read = ids.length > 0 ? await current?.(ids) : undefined;
  if (!read?.ok) return found;
  const names = new Map(read.entries.map(({ id, label }) => [id, label]));
  const told = several.map((entity) => ({
    ...entity,
    detail: [entity.detail, names.get(entity.traits?.[DEPARTMENT] ?? '')].filter(Boolean).join(' · '),
  }));
  return found.kind === 'none' ? { ...found, nearest: told } : { kind: 'several', entities: told };
}

const DEPARTMENT = 'department';

type Search = (by: Readonly<Record<string, unknown>>) => Promise<Loaded>;

interface ById {
  readonly found: ReadonlyMap<string, readonly Entity[]>;
  /** Why an id may be one that could not be looked up. */
  readonly failed: Reply | null;
}

async function idsFound(search: Search, ids: readonly string[]): Promise<ById> {
  const { entries, failed } = await inParts(search, 'pre_hire_ids', ids);
  return { found: new Map(entries.map((entity) => [entity.id, [entity]])), failed };
}

/** Worker numbers; somebody whose number could not be looked up may still be found by a search. */
async function numbered(search: Search, words: readonly string[]): Promise<Map<string, Entity[]>> {
  const asked = words.filter(mayBeNumber);
  const { entries } = await inParts(search, 'worker_ids', asked);
  const owners = asked.map((word): [string, Entity[]] => [word, entries.filter(({ codes }) => codes[0] === word)]);
  return new Map(owners.filter(([, own]) => own.length > 0));
}

const mayBeNumber = (word: string): boolean => /\d/.test(word) && !/\s/.test(word);

async function inParts(search: Search, by: string, words: readonly string[]) {
  const entries: Entity[] = [];
  for (let start = 0; start < words.length; start += MOST_AT_ONCE) {
    const loaded = await search({ [by]: words.slice(start, start + MOST_AT_ONCE) });
    if (!loaded.ok) return { entries, failed: loaded.reply };
    entries.push(...loaded.entries);
  }
  return { entries, failed: null };
}

const lackingIn = (reply: Reply): { lacking?: readonly string[] } =>
  reply.kind === 'refused' && reply.scopes ? { lacking: searchPreHires.scopes } : {};

function entityOf(item: unknown): Entity[] {
  const { data } = PreHire.safeParse(item);
  if (!data) return [];
  const { preferred_name, legal_name } = data.person_info ?? {};
  const { worker_id: worker, department_id: department } = data.employment_info ?? {};
  const label = preferred_name || legal_name || '';
  const other = preferred_name && legal_name && preferred_name !== legal_name ? [legal_name] : [];
  return [
    {
      id: data.pre_hire_id,
      label,
      detail: [worker, data.onboarding_info?.onboarding_date].filter(Boolean).join(' · '),
      ...(worker ? { code: worker } : {}),
      // Cards show both together.
      codes: [...(worker ? [worker, `${label} ${worker}`] : []), ...other],
      mark: worker || `ID ${data.pre_hire_id}`,
      ...(department ? { traits: { [DEPARTMENT]: department } } : {}),
    },
  ];
}
