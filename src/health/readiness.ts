/** What `/readyz` says of a running process. Anyone may read it, so it tells no causes. */
import { type Check, examine } from './check.ts';
import { type ConnectionParts, connection } from './connection.ts';
import { type CredentialsParts, credentials } from './credentials.ts';
import { database } from './database.ts';
import { type DatabaseClockParts, databaseClock } from './database-clock.ts';
import { type InboxParts, inbox } from './inbox.ts';

export type RunningParts = InboxParts & CredentialsParts & DatabaseClockParts & ConnectionParts;

/** By the name of the part in the answer. */
const parts: Readonly<Record<string, Check<RunningParts>>> = {
  database,
  inbox,
  clock: databaseClock,
  token: credentials,
  connection,
};

/** What keeps the bot from working, by part; empty when it is ready. */
export async function problems(given: RunningParts): Promise<Record<string, string>> {
  const findings = await examine(Object.values(parts), given);
  const told: Record<string, string> = {};
  for (const [name, check] of Object.entries(parts)) {
    const wrong = findings.get(check)?.find(({ ok }) => !ok);
    if (wrong) told[name] = wrong.found.en;
  }
  return told;
}
