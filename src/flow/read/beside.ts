/** Whom things belong to now, where one of several is to be chosen. */
import type { Entity, EntityKind } from '../../core/entity.ts';
import type { Deps } from '../deps.ts';
import { readPresent } from './present.ts';

/** The names stand in the detail. What cannot be read is left out: it is a help, not what was asked for. */
export async function withHolders<E extends Pick<Entity, 'id' | 'detail'>>(
  deps: Deps,
  kind: EntityKind,
  entities: readonly E[],
): Promise<E[]> {
  const operation = deps.operations.find(({ beside, targets: [only, ...others] }) =>
    Boolean(beside && only?.kind === kind && others.length === 0),
  );
  const [target] = operation?.targets ?? [];
  const flag = operation?.beside;
  if (!operation || !target || !flag || entities.length === 0) return [...entities];
  const reads = await readPresent(
    deps,
    operation,
    entities.map(({ id }) => ({ [target.name]: id })),
  );
  const holders = entities.map((_, index) => {
    const read = reads[index];
    return read?.kind === 'present' ? (operation.fields.get(flag)?.peopleIn(read.present.values[flag]) ?? []) : [];
  });
  const { byId } = await deps.people.names([...new Set(holders.flat())]);
  return entities.map((entity, index) => {
    const names = (holders[index] ?? []).flatMap((id) => byId.get(id) ?? []).join('、');
    return names ? { ...entity, detail: [entity.detail, `👤 ${names}`].filter(Boolean).join(' · ') } : entity;
  });
}
