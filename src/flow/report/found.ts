/** What was found, as a list of which one can be opened. */

import type { LookCommand } from '../../core/command.ts';
import type { Entity, EntityKind } from '../../core/entity.ts';
import type { FoundRow } from '../../core/found-row.ts';
import { type Look, MOST_LISTED } from '../../core/look.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { withHolders } from '../read/beside.ts';

export interface Looking {
  readonly look: Look;
  readonly command: LookCommand;
}

export interface Finding {
  readonly kind: 'found';
  readonly entities: readonly Entity[];
  /** What it is that was found. */
  readonly title: Text;
  /** Where it is nothing. */
  readonly refusal: Refusal;
}

export async function answerFound(deps: Deps, source: Source, found: Looking & Finding): Promise<Save> {
  const { look, command, entities, title, refusal } = found;
  if (entities.length === 0) return answerRefusal(deps, source, refusal);
  const first = await withHolders(deps, look.entity, entities.slice(0, MOST_LISTED));
  const rows = first.map((entity) => rowOf(entity, source.direct));
  const count = entities.length;
  const counted = { zh: `${title.zh}：找到 ${count} 个`, en: `${title.en}: ${count} found` };
  const shows = deps.looks.find(({ kind, entity }) => kind === 'show' && entity === look.entity)?.name ?? null;
  const ask = {
    kind: 'found' as const,
    title: counted,
    rows,
    coded: isCoded(deps, look.entity),
    more: count - rows.length,
    shows,
  };
  return askQuestion(deps, source, { command, ask });
}

/** Is it known by a code or number? */
export const isCoded = ({ operations }: Pick<Deps, 'operations'>, kind: EntityKind): boolean =>
  operations.some(({ targets }) => targets.some((target) => target.kind === kind && target.coded === true));

/** Contacts are masked, and stay out of chats that others read. */
const rowOf = ({ id, label, detail, warning, contact }: Entity, direct: boolean): FoundRow => ({
  id,
  label,
  detail,
  ...(contact && direct ? { contact } : {}),
  ...(warning ? { warning } : {}),
});
