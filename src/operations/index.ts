/** The operations of this bot, in the order in which help lists them. A written list: a new one is one line here. */
import type { Operation } from '../core/operation.ts';
import { jobConfig } from './job-config.ts';
import { jobManagers } from './job-managers.ts';
import { jrUpdate } from './jr-update.ts';
import { poolAdd } from './pool-add.ts';
import { poolRemove } from './pool-remove.ts';
import { prehireUpdate } from './prehire-update.ts';

export const operations: readonly Operation[] = [jobManagers, jobConfig, jrUpdate, poolAdd, poolRemove, prehireUpdate];
