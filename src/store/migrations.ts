/** The tables, one set for SQLite and PostgreSQL. A change is a new dated entry; entries that shipped never change.
 * They run in the order of their names. */
import type { Migration } from 'kysely';
import {
  createAudit,
  createCards,
  createInbox,
  createPace,
  createProposals,
  type Dialect,
} from './migrations/2026-11-20-tables.ts';
import {
  addReminders,
  addRetention,
  addSecondQuestion,
  addUndoes,
  createDecisions,
} from './migrations/2026-11-21-approvals.ts';
import { keepFailures } from './migrations/2026-11-26-failures.ts';
import { countCopyFaults, nameCommandKinds, renameAsked } from './migrations/2026-11-26-house.ts';
import { leaseCopies, noteTurns } from './migrations/2026-11-26-order.ts';
import { addTwin } from './migrations/2026-11-26-twins.ts';
import { addHeld } from './migrations/2026-11-27-held.ts';
import { addDetails, addPages } from './migrations/2026-11-27-pages.ts';
import { countRetries } from './migrations/2026-11-27-retries.ts';
import { noteDepartures } from './migrations/2026-11-28-departures.ts';
import { addLines, createFiles } from './migrations/2026-11-28-files.ts';
import { learnFromProposals, rememberPeople } from './migrations/2026-11-28-people.ts';
import { addSenders } from './migrations/2026-11-28-turns.ts';
import { addItemOperations } from './migrations/2026-11-29-item-operations.ts';
import { noteStops } from './migrations/2026-11-29-stops.ts';
import { noteTold } from './migrations/2026-11-29-told.ts';
import { indexWhatWaits } from './migrations/2026-11-30-indices.ts';
import { noteSent } from './migrations/2026-11-30-sent.ts';
import { indexTrail } from './migrations/2026-11-30-trail.ts';
import { countUntouched, indexWhatIsOver, leanIndices } from './migrations/2026-12-01-lean.ts';

export const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '2026-11-20-1-inbox': { up: createInbox },
  '2026-11-20-2-proposals': { up: createProposals },
  '2026-11-20-3-cards': { up: createCards },
  '2026-11-20-4-audit': { up: (db) => createAudit(db, dialect) },
  '2026-11-20-5-pace': { up: createPace },
  '2026-11-21-1-second-question': { up: addSecondQuestion },
  '2026-11-21-2-approvals': { up: createDecisions },
  '2026-11-21-3-undo': { up: addUndoes },
  '2026-11-21-4-reminders': { up: addReminders },
  '2026-11-21-5-retention': { up: addRetention },
  '2026-11-26-1-command-kinds': { up: nameCommandKinds },
  '2026-11-26-2-requester': { up: renameAsked },
  '2026-11-26-3-copy-faults': { up: countCopyFaults },
  '2026-11-26-5-failures': { up: keepFailures },
  '2026-11-26-7-twins': { up: addTwin },
  '2026-11-26-8-copy-leases': { up: leaseCopies },
  '2026-11-26-9-turns': { up: noteTurns },
  '2026-11-27-1-held': { up: addHeld },
  '2026-11-27-2-pages': { up: addPages },
  '2026-11-27-3-details': { up: addDetails },
  '2026-11-27-4-retries': { up: countRetries },
  '2026-11-28-4-people': { up: rememberPeople },
  '2026-11-28-5-people-of-proposals': { up: learnFromProposals },
  '2026-11-28-6-senders': { up: addSenders },
  '2026-11-28-7-departures': { up: noteDepartures },
  '2026-11-28-8-files': { up: createFiles },
  '2026-11-28-9-lines': { up: addLines },
  '2026-11-29-1-told': { up: noteTold },
  '2026-11-29-2-item-operations': { up: addItemOperations },
  '2026-11-29-3-stops': { up: noteStops },
  '2026-11-30-1-indices': { up: indexWhatWaits },
  '2026-11-30-5-sent': { up: noteSent },
  '2026-11-30-6-trail': { up: indexTrail },
  '2026-12-01-1-lean': { up: leanIndices },
  '2026-12-01-2-untouched': { up: countUntouched },
  '2026-12-01-3-over': { up: indexWhatIsOver },
});
