/** Departments by id or name. Hire wants the system's id, `od-…`. */
import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import { type Entity, plainEntity } from '../../core/entity.ts';
import { isDepartmentId } from '../../core/ids.ts';
import { stoppedTrait } from '../../core/rules.ts';
import { departmentIds } from '../../hire/id-kinds.ts';
import { perMinute1000 } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { type Finder, type Loaded, notActive, oneByOne } from './catalogue.ts';
import { type Alike, byName, calledByName } from './search.ts';

/** `hire-api.md` B6. */
export const searchDepartments: Api = {
  method: 'POST',
  path: '/open-apis/directory/v1/departments/search',
  windows: perMinute1000,
  scopes: ['directory:department:search'],
};
export const readDepartments: Api = {
  method: 'POST',
  path: '/open-apis/directory/v1/departments/mget',
  windows: perMinute1000,
  scopes: ['directory:department:read'],
};
const FIELDS = ['name', 'enabled_status'];
const MAX_IDS = 100;
const QUERY = { ...departmentIds, employee_id_type: 'open_id' };
const MAX_QUERY = 100;
const PAGE_SIZE = 100;

const Answer = z.looseObject({
  departments: z
    .array(
      z.looseObject({
        department_id: z.string(),
        name: z.looseObject({ default_value: z.string().nullish() }).nullish(),
        enabled_status: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

export function createDepartments(gateway: Gateway): Finder {
  const search = (keyword: string): Promise<Alike> => searchFor(gateway, keyword);
  return {
    find: oneByOne(async (word) =>
      isDepartmentId(word) ? { kind: 'one', entity: plainEntity(word) } : byName(search, word),
    ),
    called: calledByName(search),
    current: (ids) => byId(gateway, ids),
  };
}

async function byId(gateway: Gateway, ids: readonly string[]): Promise<Loaded> {
  const body = { department_ids: ids.slice(0, MAX_IDS), required_fields: FIELDS };
  const reply = await gateway.read(readDepartments, { ids: {}, query: QUERY, body });
  return reply.kind === 'answered' ? { ok: true, entries: entitiesIn(reply.data) } : { ok: false, reply };
}

async function searchFor(gateway: Gateway, keyword: string): Promise<Alike> {
  const body = {
    query: keyword.slice(0, MAX_QUERY),
    page_request: { page_size: PAGE_SIZE },
    required_fields: FIELDS,
  };
  const reply = await gateway.read(searchDepartments, { ids: {}, query: QUERY, body });
  if (reply.kind !== 'answered') return { ok: false, reply };
  const entries = entitiesIn(reply.data);
  return { ok: true, entries, whole: entries.length < PAGE_SIZE };
}

const entitiesIn = (answer: unknown): Entity[] =>
  (Answer.safeParse(answer).data?.departments ?? []).map(({ department_id, name, enabled_status }) => ({
    id: department_id,
    label: name?.default_value ?? '',
    detail: '',
    codes: [],
    ...(enabled_status === false ? { warning: notActive, traits: stoppedTrait } : {}),
  }));
