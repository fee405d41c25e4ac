/** What the rules of an operation ask beside the targets: whether things are still active, who has a number, what a template wants. */
import type { Entity, EntityKind } from '../../core/entity.ts';
import { answersTo } from '../../core/names.ts';
import type { Known, Question } from '../../core/rules.ts';
import type { Text } from '../../core/text.ts';
import type { Deps } from '../deps.ts';

export interface Consulted {
  readonly entity: Known['entity'];
  readonly found: Known['found'];
  /** What could not be looked up: the rest goes on without it. */
  readonly unchecked: readonly Text[];
}

/** One question a kind, all at the same time; the pace of each API holds them apart. */
export async function consult(deps: Pick<Deps, 'finders'>, questions: readonly Question[]): Promise<Consulted> {
  const asked = new Map<EntityKind, Question[]>();
  for (const question of questions) asked.set(question.kind, [...(asked.get(question.kind) ?? []), question]);
  const answers = await Promise.all([...asked].map(([kind, own]) => consultOne(deps, kind, own)));
  const known = new Map(answers.map(({ kind, entries }) => [kind, entries]));
  const byId = new Map(answers.flatMap(({ entries }) => entries).map((entity) => [entity.id, entity]));
  return {
    entity: (id) => byId.get(id),
    found: ({ kind, id }) => (known.get(kind) ?? []).filter((entity) => answersTo(entity, id)),
    unchecked: answers.flatMap(({ unchecked }) => unchecked),
  };
}

interface Answer {
  readonly kind: EntityKind;
  readonly entries: readonly Entity[];
  readonly unchecked: readonly Text[];
}

async function consultOne(
  { finders }: Pick<Deps, 'finders'>,
  kind: EntityKind,
  questions: readonly Question[],
): Promise<Answer> {
  const ids = [...new Set(questions.map(({ id }) => id))];
  const loaded = await finders.get(kind)?.current?.(ids);
  if (!loaded || loaded.ok) return { kind, entries: loaded?.entries ?? [], unchecked: [] };
  const scope = loaded.reply.kind === 'refused' ? loaded.reply.scopes?.[0] : undefined;
  const asked = new Map(questions.map(({ what }) => [what.zh, what]));
  return { kind, entries: [], unchecked: [...asked.values()].map((what) => notChecked(what, scope)) };
}

function notChecked(what: Text, scope: string | undefined): Text {
  return scope
    ? { zh: `没有查${what.zh}：缺少 ${scope} 权限。`, en: `Not checked, ${what.en}: the scope ${scope} is missing.` }
    : { zh: `没有查到${what.zh}：飞书没有回答。`, en: `Not checked, ${what.en}: Feishu did not answer.` };
}
