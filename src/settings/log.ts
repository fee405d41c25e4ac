import { pino } from 'pino';
import type { Log } from '../core/log.ts';

/** Lines of one moment are written together: to write each by itself costs more than to make it. */
const MOMENT_MS = 10;
const AT_MOST_BYTES = 8_192;
/** Of what nobody takes; what is said beyond it is lost. */
const MOST_HELD_BYTES = 8 * 1024 * 1024;

/** JSON lines on stdout. The `Log` type admits ids, codes and counts only; pino adds time and level. */
export function createLog(level: string): Log {
  const out = openOut();
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  let holding = false;
  let owed = false;
  const letGo = (): void => {
    holding = false;
    owed = true;
    out.flush();
  };
  // While it still wrote what was before, to let go did nothing: what is left then would wait for the next line.
  out.on('drain', () => {
    if (!owed) return;
    owed = false;
    out.flush();
  });
  const line =
    (write: Log['info']): Log['info'] =>
    (fields, activity) => {
      write(fields, activity);
      if (!holding) setTimeout(letGo, MOMENT_MS);
      holding = true;
    };
  return {
    info: line((fields, activity) => logger.info(fields, activity)),
    warn: line((fields, activity) => logger.warn(fields, activity)),
    error: line((fields, activity) => logger.error(fields, activity)),
  };
}

/** What it still holds when the process exits is written then, where it can be: on a full disk the bot goes on, and ends, without its log. */
function openOut(): ReturnType<typeof pino.destination> {
  const out = pino.destination({ dest: 1, sync: false, minLength: AT_MOST_BYTES, maxLength: MOST_HELD_BYTES });
  let fails = false;
  out.on('error', () => {
    fails = true;
  });
  out.on('write', () => {
    fails = false;
  });
  // Before its own, which would try again for ever.
  process.prependListener('exit', () => {
    if (fails) out.destroy();
  });
  return out;
}
