/** All kinds of records that the stand-in Hire holds, in the order of the page. */
import type { World } from '../world/world.ts';
import { jobFields } from './job-fields.ts';
import { preHireFields } from './prehire-fields.ts';
import { type Table, table } from './record-table.ts';
import { requirementFields } from './requirement-fields.ts';
import { poolFields, talentFields } from './talent-fields.ts';

export const recordTables = (world: World): Table[] => [
  table({
    kind: 'job',
    rows: world.jobs,
    fields: jobFields,
    title: ({ title }) => title,
    detail: ({ code, city }) => `${code} · ${city}`,
  }),
  table({
    kind: 'requirement',
    rows: world.requirements,
    fields: requirementFields,
    title: ({ body }) => String(body.name),
    detail: ({ code }) => code,
  }),
  table({
    kind: 'pool',
    rows: world.pools,
    fields: poolFields(world),
    title: ({ zh }) => zh,
    detail: ({ en }) => en,
  }),
  table({
    kind: 'talent',
    rows: world.talents,
    fields: talentFields(world),
    title: ({ name }) => name,
    detail: ({ company }) => company,
  }),
  table({
    kind: 'prehire',
    rows: world.preHires,
    fields: preHireFields,
    title: ({ name }) => name,
    detail: ({ workerId, hireDate }) => `${workerId} · ${hireDate}`,
  }),
];
