/** Make trouble, and turn the switches of the tenant. */
import type { Express } from 'express';
import { z } from 'zod';
import { mishaps } from '../platform/mishap.ts';
import { faults, type Trouble } from '../platform/trouble.ts';
import type { World } from '../world/world.ts';
import { definedOnly, taking } from './taking.ts';

const Switches = z.object({
  slowMs: z.number(),
  slowTokenMs: z.number(),
  faultRate: z.number(),
  faultKinds: z.array(z.enum(faults)),
  faultsOn: z.enum(['writes', 'all']),
  next: z.array(z.enum(faults)),
  refusals: z.array(z.object({ status: z.number(), code: z.number(), msg: z.string() })),
  lateUpdates: z.array(z.object({ ms: z.number(), lost: z.boolean() })),
  messages: z.object({ status: z.number(), code: z.number(), msg: z.string() }).nullable(),
  connections: z.object({ code: z.number(), msg: z.string() }).nullable(),
  mishaps: z.array(z.enum(mishaps)),
  lagReads: z.number(),
  missingScopes: z.array(z.string()),
  quotaUsed: z.boolean(),
  tokensRevoked: z.boolean(),
});

const TenantSwitches = z.object({
  jobApiSync: z.boolean(),
  jrApiEdit: z.boolean(),
  jrApproval: z.boolean(),
  roundTypes: z.boolean(),
  formsPerJob: z.boolean(),
  contacts: z.boolean(),
  quota: z.number().nullable(),
});

export interface TroubleDeps {
  readonly world: World;
  readonly trouble: Trouble;
}

export function troubleRoutes(app: Express, { world, trouble }: TroubleDeps): void {
  app.post(
    '/sandbox/trouble',
    taking(Switches.partial(), ({ missingScopes, ...switches }) => {
      Object.assign(trouble, definedOnly(switches), missingScopes ? { missingScopes: new Set(missingScopes) } : {});
      world.news.tell({ kind: 'trouble' });
      return { ...trouble, missingScopes: [...trouble.missingScopes] };
    }),
  );
  app.post(
    '/sandbox/switches',
    taking(TenantSwitches.partial(), (input) => {
      Object.assign(world.switches, definedOnly(input));
      world.news.tell({ kind: 'trouble' });
      return world.switches;
    }),
  );
}
