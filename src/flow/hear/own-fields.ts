/** What the tenant's own fields are called, for those commands that may name one (`interface.md` section 3). */
import type { OwnNames } from '../../command/field-names.ts';
import { type Entity, type EntityKind, plainEntity } from '../../core/entity.ts';
import type { OwnFields } from '../../core/field.ts';
import { foldedCode } from '../../core/fold.ts';
import type { Operation } from '../../core/operation.ts';
import { simplified } from '../../core/traditional.ts';
import type { Deps } from '../deps.ts';

type Hearing = Pick<Deps, 'operations' | 'finders'>;

const none: OwnNames = new Map();
const known = new WeakMap<Hearing['finders'], OwnNames>();

/** Lists are kept for a while by whoever reads them; one that cannot be read has no names. */
export async function ownFields({ operations, finders }: Hearing, text: string): Promise<OwnNames> {
  const lists = new Map<EntityKind, readonly Entity[]>();
  const inText = new Map<EntityKind, readonly Entity[]>();
  for (const { kind, spelled } of ownIn(operations.filter((operation) => mayName(operation, text)))) {
    const list = await finders.get(kind)?.all?.();
    if (list?.ok) lists.set(kind, list.entries);
    const named = spelled ? namedIn(text, spelled) : [];
    if (named.length > 0) inText.set(kind, named);
  }
  const all = together(finders, lists);
  return inText.size > 0 ? new Map([...all, ...inText]) : all;
}

/** With those that were asked for before. The same lists are the same names: what is made of them costs more than all else of a message. */
function together(finders: Hearing['finders'], lists: OwnNames): OwnNames {
  const before = known.get(finders) ?? none;
  if ([...lists].every(([kind, entries]) => before.get(kind) === entries)) return before;
  const all: OwnNames = new Map([...before, ...lists]);
  known.set(finders, all);
  return all;
}

const ownIn = (operations: readonly Operation[]): Set<OwnFields> =>
  new Set(operations.flatMap(({ fields }) => [...fields.values()].flatMap(({ own }) => own ?? [])));

/** A name that says by its looks what it is. */
const namedIn = (text: string, spelled: RegExp): Entity[] =>
  [...new Set(foldedCode(text).match(spelled))].map((name) => ({ ...plainEntity(name), label: name }));

/** A command says its noun; a sentence need not: it says that something shall change, or sets a value apart from a name. */
function mayName({ noun }: Operation, text: string): boolean {
  const lower = simplified(text).toLowerCase();
  return lower.includes(noun.zh) || lower.includes(noun.en) || (!/[/／]/.test(text) && CHANGES.test(lower));
}

const CHANGES = /[改换设变加减添去移删清是为推延提：:=]|\S\s+\S/;
