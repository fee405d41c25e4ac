/** Who looks up which words. One finder per kind of thing that a command can point at. */
import type { EntityKind } from '../../core/entity.ts';
import type { Gateway } from '../gateway.ts';
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
