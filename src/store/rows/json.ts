/** Columns whose text or number stands for more. Reading decodes them once, writing puts them back. */
import { z } from 'zod';

/**
 * JSON in a text column. What does not parse, or has another shape, is a fault of whoever reads the row.
 * `write` decides how equal values become equal text.
 */
export const json = <S extends z.ZodType>(schema: S, write: (value: unknown) => string = JSON.stringify) =>
  z.codec(z.string(), schema, {
    decode: (text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', input: text, message: 'is not JSON' });
        return z.NEVER;
      }
    },
    encode: (value) => write(value),
  });

/** Yes and no as 1 and 0: the same on both databases. */
export const flag = z.codec(z.number(), z.boolean(), {
  decode: (one) => one === 1,
  encode: (yes) => (yes ? 1 : 0),
});

const NUL = '\u0000';

/** Names and words from outside may hold anything; PostgreSQL has no room for U+0000, so it is kept as cards draw it. */
export const words = z.codec(z.string(), z.string(), {
  decode: (kept) => kept,
  encode: (given) => given.replaceAll(NUL, '⟨U+0000⟩'),
});
