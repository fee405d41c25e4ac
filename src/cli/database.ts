/** The database that an operator's command works on. */
import { existsSync } from 'node:fs';
import { storyOf } from '../core/log.ts';
import { BAD_SETTINGS, readDatabaseUrl } from '../settings/config.ts';
import { settingsHere } from '../settings/environment.ts';
import { wayOut } from '../settings/way-out.ts';
import { openDatabase } from '../store/open.ts';
import type { Db } from '../store/schema.ts';
import { end } from './terminal.ts';

/** A look at what is there makes nothing: an empty database would look like a bot that never did anything. */
const notThere = (file: string): string =>
  `DATABASE_URL: 还没有数据库 ${file}，请指明机器人所用的那一个（沙盒模式的在内存里） / there is no database ${file}: name the one that the bot uses (in sandbox mode it is in memory)`;

/** One line and the end where it does not open. */
export async function openedHere(env: NodeJS.ProcessEnv): Promise<Db> {
  const read = settingsHere(readDatabaseUrl, env, process.cwd());
  if (!read.ok) return end(read.problems.join('\n'), BAD_SETTINGS);
  const url = read.config.databaseUrl;
  const file = url.startsWith('file:') ? url.slice('file:'.length) : null;
  if (file !== null && !existsSync(file)) return end(notThere(file), 1);
  return openDatabase(url).catch((cause) =>
    end([storyOf(cause, 'opening the database'), wayOut(cause, 0)].filter(Boolean).join('; '), 1),
  );
}
