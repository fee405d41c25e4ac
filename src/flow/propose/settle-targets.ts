/** From what was found for a target to the things that are meant; what was not found is told, and the rest goes on. */

import { IS_CODE } from '../../command/readable.ts';
import type { Entity } from '../../core/entity.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { TargetSpec } from '../../core/target.ts';
import { chinese, type Text } from '../../core/text.ts';
import type { Piece } from './entries.ts';
import { englishListOf, isPlain, listOf, namesUnread, notFound, onlyOne, undecided, warningsOf } from './look-up.ts';

type Settled = { kind: 'targets'; entities: Entity[]; notices: Text[] } | Unresolved;

/** `spoken`: in a plain sentence. */
export function settleTargets(
  { name, kind, label, many, max }: TargetSpec,
  pieces: readonly Piece[],
  spoken = false,
): Settled {
  if (many && pieces.length > max) return { kind: 'refused', refusal: tooMany(label, pieces.length, max) };
  const entities = new Map<string, Entity>();
  const twice: string[] = [];
  const unknown: string[] = [];
  for (const piece of pieces) {
    const { word, found: answer } = piece;
    if (answer.kind === 'one') {
      if (entities.has(answer.entity.id)) twice.push(word);
      entities.set(answer.entity.id, answer.entity);
    } else if (mayGoOn(piece, pieces.length, spoken)) unknown.push(word);
    else return undecided(answer, { ...piece, kind, name, label });
  }
  const meant = [...entities.values()];
  if (meant.length === 0 || (!many && unknown.length > 0))
    return { kind: 'refused', refusal: notFound(label, unknown, hintIn(pieces)) };
  if (!many && meant.length > 1) return { kind: 'refused', refusal: onlyOne(label, meant.map(nameOf)) };
  const lacking = pieces.flatMap(({ found }) => (found.kind === 'one' ? (found.lacking ?? []) : []));
  const notices = targetNotices(label, meant, { twice, unknown });
  return { kind: 'targets', entities: meant, notices: [...notices, ...namesUnread(label, lacking)] };
}

const nameOf = ({ label, id }: Entity): string => label || id;

/** One of many that is not there is told; in a sentence a word may have said something else of them: then nothing goes on. */
const mayGoOn = ({ found, doubtful, word, entry }: Piece, count: number, spoken: boolean): boolean =>
  found.kind === 'none' &&
  !doubtful &&
  (count > 1 ? !spoken || isPlain(word) || IS_CODE.test(word) || entry.includes('\t') : found.nearest.length === 0);

const hintIn = (pieces: readonly Piece[]): Text | undefined =>
  pieces.flatMap(({ found }) => (found.kind === 'none' && found.hint ? [found.hint] : []))[0];

const tooMany = (label: Text, count: number, max: number): Refusal => ({
  code: 'too-many-targets',
  text: {
    zh: chinese`一次最多 ${max} 个${label.zh}，这里有 ${count} 个。`,
    en: `At most ${max} at once (${label.en}); this names ${count}.`,
  },
  hint: { zh: '请分几次提交。', en: 'Split the list.' },
});

function targetNotices(
  label: Text,
  entities: readonly Entity[],
  { twice, unknown }: { twice: string[]; unknown: string[] },
): Text[] {
  return [
    ...(twice.length > 0
      ? [{ zh: `重复的只算一次：${listOf(twice)}`, en: `Named twice, counted once: ${englishListOf(twice)}` }]
      : []),
    ...(unknown.length > 0
      ? [
          {
            zh: chinese`找不到这些${label.zh}，其余照常：${listOf(unknown)}`,
            en: `Not found, the rest goes on: ${englishListOf(unknown)}`,
          },
        ]
      : []),
    ...warningsOf(entities),
  ];
}
