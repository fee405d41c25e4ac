import { pino } from 'pino';
import type { Log } from '../core/log.ts';

/** JSON lines on stdout. The `Log` type admits ids, codes and counts only; pino adds time and level. */
export function createLog(level: string): Log {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  return {
    info: (fields, activity) => logger.info(fields, activity),
    warn: (fields, activity) => logger.warn(fields, activity),
    error: (fields, activity) => logger.error(fields, activity),
  };
}
