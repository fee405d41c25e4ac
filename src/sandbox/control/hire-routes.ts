/** Look at what the stand-in Hire holds and was asked, and change it by hand. */
import type { Express } from 'express';
import { z } from 'zod';
import type { CallRecord } from '../platform/call-record.ts';
import type { Records } from '../records/records.ts';
import type { World } from '../world/world.ts';
import { taking } from './taking.ts';

const Edited = z.object({
  kind: z.enum(['job', 'requirement', 'pool', 'talent', 'prehire']),
  id: z.string(),
  field: z.string(),
  values: z.array(z.string()),
});

export interface HireDeps {
  readonly world: World;
  readonly calls: readonly CallRecord[];
  readonly records: Records;
}

export function hireRoutes(app: Express, { world, calls, records }: HireDeps): void {
  app.get('/sandbox/hire', (_request, response) => void response.json(tenantOf(world)));
  app.get('/sandbox/records', (_request, response) => void response.json(records.look()));
  app.post(
    '/sandbox/records',
    taking(Edited, (input) => ({ done: records.edit(input) })),
  );
  app.get('/sandbox/calls', (_request, response) => void response.json(calls.slice(-500)));
}

/** What the stand-in tenant holds, as plain JSON. */
const tenantOf = (world: World) => ({
  people: world.people,
  jobs: [...world.jobs.values()],
  pools: [...world.pools.values()],
  talents: [...world.talents.values()].map((talent) => ({ ...talent, pools: [...talent.pools] })),
  requirements: [...world.requirements.values()],
  preHires: [...world.preHires.values()].map(({ tokens, ...preHire }) => preHire),
});
