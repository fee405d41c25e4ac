/** What somebody works on, in words that can be typed: examples. */
import type { EntityKind } from '../../core/entity.ts';
import { isStopped } from '../../core/rules.ts';
import type { Spoken } from '../../core/spoken.ts';
import { same, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { heldBy } from '../read/held.ts';

/** An example is not worth more reads. */
const MOST_READ = 60;
const MOST = 3;

/** Their codes; of whatever there is where nobody gave the person a role; none where the list cannot be read. */
async function ownTargets(deps: Deps, { requester }: Source, kind: EntityKind): Promise<string[]> {
  const held = await heldBy(deps, kind, { people: [requester], most: MOST_READ });
  const own = held.ok ? held.things.map(({ entity }) => entity) : [];
  const loaded = own.length > 0 ? undefined : await deps.finders.get(kind)?.all?.();
  const others = loaded?.ok ? loaded.entries.filter((entity) => !isStopped(entity)) : [];
  return [...own, ...others].flatMap(({ codes }) => codes.slice(0, 1)).slice(0, MOST);
}

const MOST_EXAMPLES = 3;

/** About what the reader works on; where that cannot be told, the record's own. */
export async function examplesOf(deps: Deps, source: Source, operation: Spoken): Promise<Text[]> {
  const { targets, fields, noun, verb } = operation;
  const samples = [...fields].flatMap(
    ([
      flag,
      {
        offered,
        label,
        typed: { sample },
      },
    ]) => (offered && sample ? [{ flag, label, sample }] : []),
  );
  const [target, ...others] = targets;
  const own = target && others.length === 0 && samples.length > 0 ? await ownTargets(deps, source, target.kind) : [];
  if (own.length === 0) return [operation.example];
  return Array.from({ length: MOST_EXAMPLES }, (_, index) => {
    const { flag, label, sample } = samples[index % samples.length] ?? { flag: '', label: same(''), sample: same('') };
    const word = own[index % own.length];
    return {
      zh: `/${noun.zh} ${verb.zh} ${word} --${label.zh.replaceAll(' ', '')} ${sample.zh}`,
      en: `/${noun.en} ${verb.en} ${word} --${flag} ${sample.en}`,
    };
  });
}
