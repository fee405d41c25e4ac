/** Hire and CoreHR, as the bot calls them. Written from the documented pages, with their checks and codes. */
import type { Endpoint } from '../platform/endpoint.ts';
import type { World } from '../world/world.ts';
import { contactLists } from './contact-lists.ts';
import { coreLists } from './core-lists.ts';
import { jobConfigEndpoints } from './job-config.ts';
import { jobEndpoints } from './jobs.ts';
import { poolEndpoints } from './pools.ts';
import { prehireEndpoints } from './prehires.ts';
import { requirementEndpoints } from './requirements.ts';
import { rosterEndpoints } from './roster.ts';
import { settingLists } from './setting-lists.ts';
import { talentEndpoints } from './talents.ts';

export const hireEndpoints = (world: World): Endpoint[] => [
  ...jobConfigEndpoints(world),
  ...requirementEndpoints(world),
  ...prehireEndpoints(world),
  ...coreLists,
  ...settingLists(world),
  ...contactLists,
  ...rosterEndpoints(world),
  ...jobEndpoints(world),
  ...poolEndpoints(world),
  ...talentEndpoints(world),
];
