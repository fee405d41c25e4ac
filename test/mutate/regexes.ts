/** Mistakes in a pattern: an anchor forgotten, a set turned round, something repeated once, a flag left out. */

const turned: ReadonlyMap<string, string> = new Map([
  ['\\d', '\\D'],
  ['\\D', '\\d'],
  ['\\s', '\\S'],
  ['\\S', '\\s'],
  ['\\w', '\\W'],
  ['\\b', ''],
  ['\\p', '\\P'],
  ['^', ''],
  ['$', ''],
  ['*', ''],
  ['+', ''],
  ['[^', '['],
  ['[', '[^'],
  ['(?=', '(?!'],
  ['(?!', '(?='],
]);
/** Escapes, counts, groups with a meaning, openings of sets, and single signs. */
const parts = /\\.|\{\d+(?:,\d*)?\}|\(\?[=!:]|\[\^?|[\s\S]/g;
const isCount = /^\{\d/;

const isPattern = (body: string, flags: string): boolean => {
  try {
    new RegExp(body, flags);
    return true;
  } catch {
    return false;
  }
};

/** Patterns that differ from this one in one place. */
export function mutantsOfPattern(literal: string): string[] {
  const end = literal.lastIndexOf('/');
  const [body, flags] = [literal.slice(1, end), literal.slice(end + 1)];
  const changed: [string, string][] = [];
  let isInSet = false;
  for (const { 0: part, index } of body.matchAll(parts)) {
    const isOpening = part.startsWith('[') && !isInSet;
    const isSign = isInSet && !part.startsWith('\\');
    const instead = isCount.test(part) ? '' : turned.get(part);
    if (instead !== undefined && !isSign)
      changed.push([body.slice(0, index) + instead + body.slice(index + part.length), flags]);
    if (isOpening) isInSet = true;
    else if (part === ']') isInSet = false;
  }
  for (const flag of flags) changed.push([body, flags.replace(flag, '')]);
  return changed
    .filter(([text, left]) => text !== '' && isPattern(text, left))
    .map(([text, left]) => `/${text}/${left}`);
}
