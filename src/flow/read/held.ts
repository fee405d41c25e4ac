/** Things by the people who have a role in them now. Feishu has no search for that: each is read. */
import type { Failed } from '../../core/api.ts';
import type { Entity, EntityKind } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import { isStopped } from '../../core/rules.ts';
import type { Text } from '../../core/text.ts';
import type { Values } from '../../core/value.ts';
import type { Deps } from '../deps.ts';
import { readPresent } from './present.ts';

export interface Wanted {
  /** open_ids. */
  readonly people: readonly string[];
  /** Of the role; left out where any role counts. */
  readonly flag?: string;
  /** So many are read at most. */
  readonly most?: number;
}

export interface HeldThing {
  readonly entity: Entity;
  readonly roles: readonly Text[];
}

export type Held =
  | { readonly ok: true; readonly things: readonly HeldThing[] }
  | { readonly ok: false; readonly reply: Failed };

/** The operation that tells who has which role in things of this kind; of a certain role where one is named. */
export function tellerOf({ operations }: Pick<Deps, 'operations'>, kind: EntityKind, flag?: string): Operation | null {
  const alone = operations.filter(({ targets: [only, ...others] }) => only?.kind === kind && others.length === 0);
  const tells = ({ fields, beside = '' }: Operation) => fields.get(flag ?? beside)?.people === true;
  return alone.find(tells) ?? null;
}

/** Those that are open, in the order of their list. */
export async function heldBy(deps: Deps, kind: EntityKind, wanted: Wanted): Promise<Held> {
  const operation = tellerOf(deps, kind, wanted.flag);
  const loaded = await deps.finders.get(kind)?.all?.();
  if (loaded?.ok === false && loaded.reply.kind !== 'answered') return { ok: false, reply: loaded.reply };
  const open = loaded?.ok && operation ? loaded.entries.filter((entity) => !isStopped(entity)) : [];
  return operation
    ? rolesOf(deps, operation, { ...wanted, open: open.slice(0, wanted.most) })
    : { ok: true, things: [] };
}

async function rolesOf(
  deps: Deps,
  operation: Operation,
  { open, people, flag }: Wanted & { readonly open: readonly Entity[] },
): Promise<Held> {
  const [target] = operation.targets;
  const reads = await readPresent(
    deps,
    operation,
    open.map(({ id }) => ({ [target?.name ?? '']: id })),
  );
  const things: HeldThing[] = [];
  for (const [index, entity] of open.entries()) {
    const read = reads[index];
    if (read?.kind === 'failed') return { ok: false, reply: read.reply };
    if (read?.kind !== 'present') continue;
    const roles = rolesIn(operation, read.present.values, { people, ...(flag ? { flag } : {}) });
    if (roles.length > 0) things.push({ entity, roles });
  }
  return { ok: true, things };
}

const rolesIn = ({ fields }: Operation, values: Values, { people, flag }: Wanted): Text[] =>
  [...fields].flatMap(([name, field]) => {
    if (!field.people || (flag !== undefined && name !== flag)) return [];
    return field.peopleIn(values[name]).some((id) => people.includes(id)) ? [field.label] : [];
  });
