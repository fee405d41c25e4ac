/** The database that an operator's command works on. */
import { storyOf } from '../core/log.ts';
import { BAD_SETTINGS, readDatabaseUrl } from '../settings/config.ts';
import { settingsHere } from '../settings/environment.ts';
import { wayOut } from '../settings/way-out.ts';
import { openDatabase } from '../store/open.ts';
import type { Db } from '../store/schema.ts';
import { end } from './terminal.ts';

/** One line and the end where it does not open. */
export async function openedHere(env: NodeJS.ProcessEnv): Promise<Db> {
  const read = settingsHere(readDatabaseUrl, env, process.cwd());
  if (!read.ok) return end(read.problems.join('\n'), BAD_SETTINGS);
  return openDatabase(read.config.databaseUrl).catch((cause) =>
    end([storyOf(cause, 'opening the database'), wayOut(cause, 0)].filter(Boolean).join('; '), 1),
  );
}
