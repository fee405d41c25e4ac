/** All there is to look at, in the order of the doctor's report. */

import type { Finding } from '../core/finding.ts';
import { address } from './address.ts';
import { audit } from './audit.ts';
import { availability } from './availability.ts';
import { bot } from './bot.ts';
import { type Check, examine } from './check.ts';
import { type ClockParts, clock } from './clock.ts';
import { type ConnectionParts, connection } from './connection.ts';
import { connections } from './connections.ts';
import { credentials } from './credentials.ts';
import { database } from './database.ts';
import { type DatabaseClockParts, databaseClock } from './database-clock.ts';
import { events } from './events.ts';
import { type InboxParts, inbox } from './inbox.ts';
import { keys } from './keys.ts';
import { owner } from './owner.ts';
import { plan } from './plan.ts';
import { type PolicyParts, policy } from './policy.ts';
import { ranges } from './ranges.ts';
import { reached } from './reached.ts';
import { reads } from './reads.ts';
import { optionalScopes, scopes } from './scopes.ts';
import { type SettingsParts, settings } from './settings.ts';
import { slashCommands } from './slash-commands.ts';
import { version } from './version.ts';

export type HereParts = SettingsParts & InboxParts & DatabaseClockParts & PolicyParts;
export type AllParts = HereParts & ClockParts;

/** What can be told without Feishu. */
export const checksHere: readonly Check<HereParts>[] = [settings, database, databaseClock, owner, inbox, audit, policy];

export const checks: readonly Check<AllParts>[] = [
  ...checksHere,
  address,
  credentials,
  clock,
  bot,
  version,
  scopes,
  optionalScopes,
  reads,
  ranges,
  events,
  reached,
  keys,
  connections,
  availability,
  plan,
  slashCommands,
];

/** All that a running process can look at. */
export async function findingsHere(parts: AllParts & ConnectionParts): Promise<Finding[]> {
  const found = await examine([...checks, connection], parts);
  return [...found.values()].flat();
}
