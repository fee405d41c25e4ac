/** Requirements by id, number or name, and the fields that the tenant added to them. */
import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import { type Entity, type Found, plainEntity, type ValueShape } from '../../core/entity.ts';
import { looksLikeHireId } from '../../core/ids.ts';
import { I18n, nameIn } from '../../hire/named.ts';
import { requirementIdKinds, searchRequirements } from '../../hire/requirement-api.ts';
import { IN_APPROVAL, INACTIVE } from '../../hire/status.ts';
import { perMinute1000, perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { createCatalogue, type Finder, type Loaded } from './catalogue.ts';
import { readPages } from './pages.ts';

const { scopes } = searchRequirements;

/** `hire-api.md` B2. No search by name; the list is 1 a page unless told otherwise. */
export const listRequirements: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/job_requirements',
  windows: perMinute1000,
  scopes,
};
export const requirementSchemas: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/job_requirement_schemas',
  windows: perSecond(10),
  scopes,
};
const PAGE = { page_size: '100' };

const Requirement = z.looseObject({
  id: z.string(),
  short_code: z.string().nullish(),
  name: z.string().nullish(),
  approval_status: z.number().nullish(),
  department: z.looseObject({ name: I18n }).nullish(),
});
const Search = z.looseObject({ items: z.array(z.unknown()).nullish() });

export function createRequirements(gateway: Gateway, now: () => number): Finder {
  const catalogue = createCatalogue({
    now,
    scopes,
    load: async () => {
      const pages = await readPages(gateway, listRequirements, { query: { ...PAGE, ...requirementIdKinds } });
      return pages.ok ? { ok: true, entries: pages.items.flatMap(entityOf) } : pages;
    },
  });
  return {
    all: catalogue.all,
    called: catalogue.called,
    find: async (words, asker) => {
      const numbered = await searchNumbers(gateway, words);
      const others = words.filter((word) => !numbered.has(word));
      const found = new Map(zip(others, await catalogue.find(others, asker)));
      return words.map((word) => numbered.get(word) ?? found.get(word) ?? { kind: 'none', nearest: [] });
    },
  };
}

const zip = <A, B>(keys: readonly A[], values: readonly B[]): [A, B][] =>
  keys.flatMap((key, at): [A, B][] => values.slice(at, at + 1).map((value) => [key, value]));

const IDS_PER_CALL = 100;
const isNumber = (word: string): boolean => /^R\d{1,12}$/i.test(word);

/** Ids and numbers that the search knows, and ids that it could not tell: without it the read before the write decides. */
async function searchNumbers(gateway: Gateway, words: readonly string[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const [list, own] of [
    ['id_list', words.filter(looksLikeHireId)],
    ['short_code_list', words.filter(isNumber)],
  ] as const) {
    for (let start = 0; start < own.length; start += IDS_PER_CALL) {
      const part = own.slice(start, start + IDS_PER_CALL);
      const body = { [list]: part.map((word) => word.toUpperCase()) };
      const reply = await gateway.read(searchRequirements, { ids: {}, query: requirementIdKinds, body });
      const items = reply.kind === 'answered' ? (Search.safeParse(reply.data).data?.items ?? []) : [];
      const entities = items.flatMap(entityOf);
      for (const word of part) {
        const entity = entities.find(({ id, codes }) => id === word || codes.includes(word.toUpperCase()));
        if (entity) found.set(word, { kind: 'one', entity });
        // An id may also be in approval, or not readable now.
        else if (list === 'id_list' && reply.kind !== 'answered')
          found.set(word, { kind: 'one', entity: plainEntity(word) });
      }
    }
  }
  return found;
}

function entityOf(item: unknown): Entity[] {
  const { data } = Requirement.safeParse(item);
  if (!data) return [];
  return [
    {
      id: data.id,
      label: [data.short_code, data.name].filter(Boolean).join(' '),
      detail: nameIn(data.department?.name),
      ...(data.short_code ? { code: data.short_code } : {}),
      codes: [data.short_code, data.name].flatMap((code) => (code ? [code] : [])),
      ...(data.approval_status === IN_APPROVAL ? { warning: { zh: '正在审批', en: 'approval is running' } } : {}),
    },
  ];
}

const Schema = z.looseObject({
  object_list: z
    .array(
      z.looseObject({
        children_list: z
          .array(
            z.looseObject({
              id: z.string(),
              name: I18n,
              is_customized: z.boolean().nullish(),
              is_required: z.boolean().nullish(),
              active_status: z.number().nullish(),
              setting: z
                .looseObject({
                  object_type: z.number().nullish(),
                  config: z
                    .looseObject({
                      options: z
                        .array(z.looseObject({ key: z.string(), name: I18n, active_status: z.number().nullish() }))
                        .nullish(),
                    })
                    .nullish(),
                })
                .nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
type Child = NonNullable<NonNullable<z.output<typeof Schema>['object_list']>[number]['children_list']>[number];

/** The fields of all templates: those that the tenant added, with how their values are written. */
export const createCustomFields = (gateway: Gateway, now: () => number): Finder =>
  createFields(gateway, now, ({ is_customized }) => is_customized === true);

/** The fields that every tenant has; a template may make them mandatory. */
export const createStandardFields = (gateway: Gateway, now: () => number): Finder =>
  createFields(gateway, now, ({ is_customized }) => is_customized !== true);

const createFields = (gateway: Gateway, now: () => number, isWanted: (child: Child) => boolean): Finder =>
  createCatalogue({
    now,
    scopes,
    load: async (): Promise<Loaded> => {
      const pages = await readPages(gateway, requirementSchemas, { query: PAGE });
      if (!pages.ok) return pages;
      const children = pages.items.flatMap((item) =>
        (Schema.safeParse(item).data?.object_list ?? []).flatMap(({ children_list }) => children_list ?? []),
      );
      // Several templates share their fields.
      const fields = new Map<string, Child[]>();
      for (const child of children)
        if (isWanted(child) && child.active_status !== INACTIVE)
          fields.set(child.id, [...(fields.get(child.id) ?? []), child]);
      return { ok: true, entries: [...fields.values()].flatMap(fieldOf) };
    },
  });

/** One field as the templates have it. Which template a requirement follows is not told. */
function fieldOf(children: readonly Child[]): Entity[] {
  const [child] = children;
  if (!child) return [];
  const { id, name, setting } = child;
  const options = setting?.config?.options ?? [];
  const shape: ValueShape = {
    type: setting?.object_type ?? 0,
    options: options
      .filter(({ active_status }) => active_status !== INACTIVE)
      .map(({ key, name: called }) => ({ key, zh: called?.zh_cn ?? '', en: called?.en_us ?? '' })),
  };
  const mandatory = children.filter(({ is_required }) => is_required === true).length;
  const required = mandatory === 0 ? 'no' : mandatory === children.length ? 'yes' : 'in-some-templates';
  return [
    {
      id,
      label: nameIn(name),
      detail: '',
      codes: name?.en_us ? [name.en_us] : [],
      shape,
      traits: { required },
    },
  ];
}
