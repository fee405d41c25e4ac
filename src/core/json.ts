/** The value of some JSON; undefined where the text is none. Whoever asks parses it with a schema. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How much room a value takes as JSON on the wire. */
export const jsonBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** Member names by which an object could be made to answer for what it does not hold. */
export const dangerousNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
