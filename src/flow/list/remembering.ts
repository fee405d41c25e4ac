/** Look-ups of one file: a word that stands in hundreds of rows is asked for once, by one person in one chat. */
import type { Found } from '../../core/entity.ts';
import type { Finder } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';

export const rememberingLookUps = (deps: Deps): Deps => ({
  ...deps,
  finders: new Map([...deps.finders].map(([kind, finder]) => [kind, { ...finder, find: onceFor(finder.find) }])),
});

/** All that are not known yet are asked for together. */
export function onceFor(find: Finder['find']): Finder['find'] {
  const known = new Map<string, Found>();
  return async (words, asker) => {
    const asked = [...new Set(words)].filter((word) => !known.has(word));
    const found = asked.length > 0 ? await find(asked, asker) : [];
    for (const [index, word] of asked.entries()) known.set(word, found[index] ?? { kind: 'none', nearest: [] });
    return words.map((word) => known.get(word) ?? { kind: 'none', nearest: [] });
  };
}
