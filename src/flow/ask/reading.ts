/** While a long list is being read its card tells how far that is. */
import { readingCard } from '../../../cards/reading.ts';
import { faultFields } from '../../core/log.ts';
import type { Text } from '../../core/text.ts';
import type { Deps } from '../deps.ts';
import { ANSWER, announce, FIRST_WORD, type Source, sayMeanwhile } from './answer.ts';

/** From this many targets on, reading takes seconds that a person should not spend wondering. */
const MANY_TARGETS = 40;
/** Between two updates. */
const EVERY_MS = 3_000;

/** Whoever reads many tells it of each, or of so many at once. */
export interface Told {
  readonly onRead?: (count?: number) => void;
}

interface Reading {
  readonly title: Text;
  readonly targets: number;
  /** What comes of it, where that is no preview. */
  readonly draw?: typeof readingCard;
}

/** Says that so many are being read, where they are many. The answer takes its place, whenever that comes. */
export async function tellReading(
  deps: Deps,
  source: Source,
  { title, targets, draw = readingCard }: Reading,
): Promise<Told> {
  if (targets < MANY_TARGETS) return {};
  await announce(deps, source, draw(title, { read: 0, targets }));
  let read = 0;
  let version = FIRST_WORD;
  let told = deps.steady();
  const onRead = (count = 1): void => {
    read += count;
    if (deps.steady() - told < EVERY_MS || version + 1 >= ANSWER) return;
    told = deps.steady();
    version += 1;
    const card = draw(title, { read, targets });
    sayMeanwhile(deps, source, { card, version }).catch((cause: unknown) =>
      deps.log.warn(faultFields(cause), 'telling how much is read'),
    );
  };
  return { onRead };
}
