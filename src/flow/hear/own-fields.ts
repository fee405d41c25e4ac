/** What the tenant's own fields are called, for those commands that may name one (`interface.md` section 3). */
import type { OwnNames } from '../../command/field-names.ts';
import { type Entity, type EntityKind, plainEntity } from '../../core/entity.ts';
import type { OwnFields } from '../../core/field.ts';
import { foldedCode } from '../../core/fold.ts';
import type { Operation } from '../../core/operation.ts';
import type { Deps } from '../deps.ts';

type Hearing = Pick<Deps, 'operations' | 'finders'>;

const known = new WeakMap<Hearing['finders'], OwnNames>();
const none: OwnNames = new Map();

/** Lists are kept for a while by whoever reads them; one that cannot be read has no names. */
export async function ownFields({ operations, finders }: Hearing, text: string): Promise<OwnNames> {
  const own = new Map<EntityKind, readonly Entity[]>();
  for (const { kind, spelled } of ownIn(operations.filter((operation) => mayName(operation, text)))) {
    const list = await finders.get(kind)?.all?.();
    if (list?.ok) own.set(kind, list.entries);
    const named = spelled && namedIn(text, spelled);
    if (named && named.length > 0) own.set(kind, named);
  }
  // The same lists are the same names: what is made of them is made once.
  if (own.size === 0) return none;
  const last = known.get(finders);
  if (last && [...own].every(([kind, entries]) => last.get(kind) === entries)) return last;
  known.set(finders, own);
  return own;
}

const ownIn = (operations: readonly Operation[]): Set<OwnFields> =>
  new Set(operations.flatMap(({ fields }) => [...fields.values()].flatMap(({ own }) => own ?? [])));

/** A name that says by its looks what it is. */
const namedIn = (text: string, spelled: RegExp): Entity[] =>
  [...new Set(foldedCode(text).match(spelled))].map((name) => ({ ...plainEntity(name), label: name }));

/** A command says its noun; a sentence need not: it says that something shall change, or sets a value apart from a name. */
function mayName({ noun }: Operation, text: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes(noun.zh) || lower.includes(noun.en) || (!/[/／]/.test(text) && CHANGES.test(text));
}

const CHANGES = /[改换设变加减添去移删清是为推延提：:=]|\S\s+\S/;
