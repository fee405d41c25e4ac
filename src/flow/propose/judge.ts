/** Each wish against the rules of its operation, with what they want to know as it is now. Reads only. */
import type { Entity } from '../../core/entity.ts';
import type { Setting } from '../../core/field.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import type { Values } from '../../core/value.ts';
import type { Deps } from '../deps.ts';
import { consult } from '../read/consult.ts';
import type { Target } from './items.ts';

export interface Wish {
  readonly target: Target;
  readonly present: Present;
  readonly wanted: Values;
}

export interface Judged extends Wish {
  readonly refusal: Refusal | null;
  readonly warnings: readonly Text[];
}

interface Asked {
  readonly operation: Operation;
  /** What was named in the command, by id. */
  readonly named: ReadonlyMap<string, Entity>;
}

export async function judge(
  deps: Deps,
  wishes: readonly Wish[],
  { operation, named }: Asked,
): Promise<{ judged: Judged[]; unchecked: readonly Text[] }> {
  const things = wishes.flatMap(({ target: { ids }, wanted, present }) =>
    operation.consults({ ids, wanted, before: present.values }),
  );
  const { entity, found, unchecked } = await consult(deps, things);
  const setting = { now: deps.now(), timeZone: deps.settings.timeZone };
  const known = { setting, found, entity: (id: string) => entity(id) ?? named.get(id) };
  const judged = wishes.map((wish): Judged => {
    const change = { ...known, ids: wish.target.ids, wanted: wish.wanted, present: wish.present };
    const refusal = operation.check(change);
    const warnings = refusal ? [] : [...operation.warn(change), ...remarksOn(operation, wish, setting)];
    return { ...wish, refusal, warnings };
  });
  return { judged, unchecked };
}

/** What the fields find odd in the words themselves, beside what stands there. */
function remarksOn({ fields }: Operation, { target, present, wanted }: Wish, setting: Setting): Text[] {
  return Object.entries(wanted).flatMap(([flag, to]) => {
    const [word] = target.edits[flag]?.set ?? [];
    const remark = word && fields.get(flag)?.remark?.(word, to, { ...setting, present: present.values[flag] });
    return remark ? [remark] : [];
  });
}

/** One reason, and all whom it stops. */
export interface Together {
  readonly refusal: Refusal;
  readonly of: readonly { readonly label: string; readonly values: Values }[];
}

/** Feishu would refuse some targets: each is named, those with the same reason together. */
export function refusedTogether(refused: readonly Judged[]): Together[] {
  const reasons = new Map<string, { refusal: Refusal; of: { label: string; values: Values }[] }>();
  for (const { refusal, target, present } of refused) {
    if (!refusal) continue;
    const reason = reasons.get(refusal.text.zh) ?? { refusal, of: [] };
    reason.of.push({ label: target.label || (present.label ?? ''), values: present.values });
    reasons.set(refusal.text.zh, reason);
  }
  return [...reasons.values()].map(({ refusal, of }) => ({
    refusal: namedFor(refusal, of.map(({ label }) => label).filter(Boolean)),
    of,
  }));
}

const MOST_NAMED = 20;

export function namedFor(refusal: Refusal, labels: readonly string[]): Refusal {
  const listed = labels.slice(0, MOST_NAMED).join('、') + (labels.length > MOST_NAMED ? ` … (${labels.length})` : '');
  const { zh, en } = refusal.text;
  return listed === '' ? refusal : { ...refusal, text: { zh: `${listed}：${zh}`, en: `${listed}: ${en}` } };
}

const MOST_WARNINGS = 10;

/** What to know of those that can be written, each with its target. */
export const warningsIn = (judged: readonly Judged[]): Text[] =>
  judged
    .flatMap(({ target, present, warnings, refusal }) =>
      (refusal ? [] : [...(present.warning ? [present.warning] : []), ...warnings]).map((each) =>
        warningOf(target, present, each),
      ),
    )
    .slice(0, MOST_WARNINGS);

/** Who was given by an id alone is called by the name that Hire told, with the id. */
function warningOf({ label, exact }: Target, { label: told }: Present, { zh, en }: Text): Text {
  const name = label === '' && told ? `${told}（${exact}）` : exact;
  return { zh: `${name}：${zh}`, en: `${name}: ${en}` };
}
