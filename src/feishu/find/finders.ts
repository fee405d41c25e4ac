/** Who looks up which words. One finder per kind of thing that a command can point at. */

import type { Reply } from '../../core/api.ts';
import type { EntityKind } from '../../core/entity.ts';
import { apiName, type Gateway } from '../gateway.ts';
import type { Finder } from './catalogue.ts';
import { createDepartments } from './departments.ts';
import { createFeedbackForms, createRoundTypes } from './interview-forms.ts';
import { createJobs } from './jobs.ts';
import { createList, lists } from './lists.ts';
import { createPools } from './pools.ts';
import { createPreHires } from './prehires.ts';
import { createCustomFields, createRequirements, createStandardFields } from './requirements.ts';
import { createTalents } from './talents.ts';

export type Finders = ReadonlyMap<EntityKind, Finder>;

/** Of all kinds but people, who are found in the database too (`people.ts`). */
export function createFinders(gateway: Gateway, now: () => number): Finders {
  const departments = createDepartments(gateway);
  return new Map<EntityKind, Finder>([
    ['job', createJobs(gateway, now)],
    ['pool', createPools(gateway, now)],
    ['talent', createTalents(gateway)],
    ['requirement', createRequirements(gateway, now)],
    ['custom-field', createCustomFields(gateway, now)],
    ['requirement-field', createStandardFields(gateway, now)],
    ['prehire', createPreHires(gateway, departments)],
    ['department', departments],
    ['round-type', createRoundTypes(gateway, now)],
    ['feedback-form', createFeedbackForms(gateway, now)],
    ...lists.map((list): [EntityKind, Finder] => [list.kind, createList(list, gateway, now)]),
  ]);
}

/**
 * For the answer to one message and no longer: a sentence is read in many ways, and what Feishu was asked for one of them is
 * known to the others. Lists are kept by themselves; these two are searched.
 */
export function askedOnce(finders: Finders, gateway: Gateway): Finders {
  const departments = finders.get('department');
  if (!departments) return finders;
  const asked = new Map<string, Promise<Reply>>();
  const read: Gateway['read'] = (api, call, options) => {
    const key = JSON.stringify([apiName(api), call]);
    const reply = asked.get(key) ?? gateway.read(api, call, options);
    asked.set(key, reply);
    return reply;
  };
  const once = { ...gateway, read };
  return new Map([...finders, ['talent', createTalents(once)], ['prehire', createPreHires(once, departments)]]);
}
