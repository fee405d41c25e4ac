/** Pre-hires by id, worker number or name. v1 tells no names, so they come from the search of v2. */
import { z } from 'zod';
import type { Api, Reply } from '../../core/api.ts';
import { type Entity, type Found, plainEntity } from '../../core/entity.ts';
import { brokenId, isHireId } from '../../core/ids.ts';
import { departmentIds, personIds } from '../../hire/id-kinds.ts';
import { perMinute } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { type Finder, foundByName, foundFrom, type Loaded, oneByOne } from './catalogue.ts';
import { readPages } from './pages.ts';

/** `hire-api.md` B5. `key_word`: fuzzy preferred name, exact worker number. */
export const searchPreHires: Api = {
  method: 'POST',
  path: '/open-apis/corehr/v2/pre_hires/search',
  windows: perMinute(100),
  scopes: ['corehr:pre_hire.search:read', 'corehr:pre_hire:read', 'corehr:pre_hire:write'],
};
const QUERY = { page_size: '100', ...personIds, ...departmentIds };
const MAX_NUMBERS = 100;
/** Without them v2 answers ids alone. */
const FIELDS = [
  'person_info.preferred_name',
  'person_info.legal_name',
  'onboarding_info.onboarding_date',
  'onboarding_info.onboarding_status',
  'employment_info.worker_id',
];

const PreHire = z.looseObject({
  pre_hire_id: z.string(),
  person_info: z.looseObject({ preferred_name: z.string().nullish(), legal_name: z.string().nullish() }).nullish(),
  onboarding_info: z.looseObject({ onboarding_date: z.string().nullish() }).nullish(),
  employment_info: z.looseObject({ worker_id: z.string().nullish() }).nullish(),
});

export function createPreHires(gateway: Gateway): Finder {
  const search = async (by: Readonly<Record<string, unknown>>): Promise<Loaded> => {
    const pages = await readPages(gateway, searchPreHires, { query: QUERY, body: { ...by, fields: FIELDS } });
    return pages.ok ? { ok: true, entries: pages.items.flatMap(entityOf) } : pages;
  };

  const findOne = async (word: string): Promise<Found> => {
    const damaged = brokenId(word);
    if (damaged) return { kind: 'refused', refusal: damaged };
    const byId = isHireId(word) ? await search({ pre_hire_ids: [word] }) : null;
    const own = byId?.ok ? byId.entries.filter(({ id }) => id === word) : [];
    if (own.length > 0) return foundFrom(own);
    // A worker number may be all digits too.
    const named = await search({ key_word: word });
    const called: Found = named.ok ? foundByName(named.entries, word) : { kind: 'failed', reply: named.reply };
    const known = called.kind !== 'none' && called.kind !== 'failed';
    // Not searchable, then the id itself says who is meant; the read before the write tells whether it exists.
    return known || byId === null || byId.ok
      ? called
      : { kind: 'one', entity: plainEntity(word), ...lackingIn(byId.reply) };
  };

  return {
    all: () => search({}),
    // Who has these worker numbers.
    current: (numbers) => search({ worker_ids: numbers.slice(0, MAX_NUMBERS) }),
    search: (typed) => search({ key_word: typed }),
    find: oneByOne(findOne),
  };
}

const lackingIn = (reply: Reply): { lacking?: readonly string[] } =>
  reply.kind === 'refused' && reply.scopes ? { lacking: searchPreHires.scopes } : {};

function entityOf(item: unknown): Entity[] {
  const { data } = PreHire.safeParse(item);
  if (!data) return [];
  const { preferred_name, legal_name } = data.person_info ?? {};
  const worker = data.employment_info?.worker_id;
  const other = preferred_name && legal_name && preferred_name !== legal_name ? [legal_name] : [];
  return [
    {
      id: data.pre_hire_id,
      label: preferred_name || legal_name || '',
      detail: [worker && `工号 ${worker}`, data.onboarding_info?.onboarding_date].filter(Boolean).join(' · '),
      codes: [...(worker ? [worker] : []), ...other],
      mark: worker || `ID ${data.pre_hire_id}`,
    },
  ];
}
