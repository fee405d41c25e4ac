/** Where the bot says what it does. Fields carry ids, codes and counts; never names, contacts, texts or tokens. */
export interface Log {
  info(fields: Readonly<Record<string, string | number | boolean | null>>, activity: string): void;
  warn(fields: Readonly<Record<string, string | number | boolean | null>>, activity: string): void;
  error(fields: Readonly<Record<string, string | number | boolean | null>>, activity: string): void;
}

/** Says nothing. */
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** `opening the database: file is not a database`: an operator's line, read as a path from the activity to its cause. */
export function storyOf(cause: unknown, activity: string): string {
  if (!(cause instanceof Error)) return activity;
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message;
}

/** A fault as fields: its code and its place, not its message chain, which may quote what was sent. */
export function faultFields(cause: unknown): Record<string, string | null> {
  if (!(cause instanceof Error)) return { fault: typeof cause };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  const place =
    cause.stack
      ?.split('\n')
      .find((frame) => frame.trimStart().startsWith('at '))
      ?.trim() ?? null;
  return { fault: code, place, ...(cause.cause instanceof Error ? { cause: cause.cause.name } : {}) };
}
