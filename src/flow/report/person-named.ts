/** Whom the words of a report name: by an id, or by a name that is one person's. */
import { isOpenId } from '../../core/ids.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { lookUp } from '../propose/look-up.ts';

/** An open_id; null where it is nobody's name, or that of several. */
export async function personNamed(deps: Deps, source: Source, words: readonly string[]): Promise<string | null> {
  const word = words.join(' ').replace(/^@/, '').trim();
  if (isOpenId(word)) return word;
  const [found] = word === '' ? [] : await lookUp(deps, 'person', { words: [word], asker: source });
  return found?.kind === 'one' ? found.entity.id : null;
}
