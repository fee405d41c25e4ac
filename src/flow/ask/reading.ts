/** While a long list is being read its card tells how far that is. */
import { readingCard } from '../../../cards/reading.ts';
import { faultFields } from '../../core/log.ts';
import type { Text } from '../../core/text.ts';
import type { Deps } from '../deps.ts';
import { ANSWER, announce, FIRST_WORD, type Source, sayMeanwhile } from './answer.ts';

/** Between two updates. */
const EVERY_MS = 3_000;

/** Says that so many are being read; to be told of each. The answer takes its place, whenever that comes. */
export async function tellReading(
  deps: Deps,
  source: Source,
  { title, targets }: { title: Text; targets: number },
): Promise<() => void> {
  await announce(deps, source, readingCard(title, { read: 0, targets }));
  let read = 0;
  let version = FIRST_WORD;
  let told = deps.steady();
  return () => {
    read += 1;
    if (deps.steady() - told < EVERY_MS || version + 1 >= ANSWER) return;
    told = deps.steady();
    version += 1;
    const card = readingCard(title, { read, targets });
    sayMeanwhile(deps, source, { card, version }).catch((cause: unknown) =>
      deps.log.warn(faultFields(cause), 'telling how much is read'),
    );
  };
}
