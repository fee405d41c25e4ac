/** The words after flags: each field says what they stand for, with the things that are looked up for it. */
import type { Entity, EntityKind } from '../../core/entity.ts';
import type { Field } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Pointer, Resolving, Unresolved } from '../../core/resolving.ts';
import type { Text } from '../../core/text.ts';
import type { Edit } from '../../core/value.ts';
import { allFolded, askedAgain, editedValue, withOtherEnds } from '../../core/wanted.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries } from './entries.ts';
import { namesUnread, notFound, onlyOne, onlyOnePerson, undecided, warningsOf } from './look-up.ts';

export interface Edits {
  readonly kind: 'edits';
  readonly edits: Record<string, Edit>;
  readonly named: Map<string, Entity>;
  readonly notices: Text[];
}

interface Context {
  readonly deps: Deps;
  readonly asker: Asker;
  readonly flag: string;
  readonly field: Field;
  /** Collected on the way. */
  readonly named: Map<string, Entity>;
  readonly notices: Text[];
}

export async function resolveEdits(
  deps: Deps,
  edits: Readonly<Record<string, Edit>>,
  { operation, asker }: { operation: Pick<Operation, 'fields'>; asker: Asker },
): Promise<Edits | Unresolved> {
  const resolved: Record<string, Edit> = {};
  const named = new Map<string, Entity>();
  const notices: Text[] = [];
  const given = withOtherEnds(operation.fields, edits);
  if (!given.ok) return { kind: 'refused', refusal: given.refusal };
  for (const [flag, edit] of Object.entries(given.value)) {
    const field = operation.fields.get(flag);
    if (!field) continue;
    const context: Context = { deps, asker, flag, field, named, notices };
    const own = await resolveEdit(context, edit);
    if (own.kind !== 'edit') return own;
    resolved[flag] = own.edit;
    // Words that can be judged without Hire's present values are judged before anything is read.
    const early = editedValue(field, own.edit, { now: deps.now(), timeZone: deps.settings.timeZone });
    if (!early.ok) return { kind: 'refused', refusal: askedAgain(early.refusal, flag) };
  }
  return { kind: 'edits', edits: resolved, named, notices };
}

async function resolveEdit(context: Context, edit: Edit): Promise<{ kind: 'edit'; edit: Edit } | Unresolved> {
  const { field, notices } = context;
  const parts: Edit = edit.clear ? { clear: true } : {};
  for (const part of ['set', 'add', 'remove'] as const) {
    const typed = edit[part];
    if (!typed) continue;
    const folded = allFolded(field, typed);
    if (!folded.ok) return { kind: 'refused', refusal: askedAgain(folded.refusal, context.flag) };
    const read = await field.resolve(folded.value, resolvingIn(context, part === 'remove'));
    if (read.kind !== 'words') return givenAgain(read, context.flag);
    const unique = [...new Set(read.words)];
    if (unique.length < read.words.length) notices.push(onlyOnce(field.label));
    parts[part] = field.doubles ? [...read.words] : unique;
  }
  return { kind: 'edit', edit: parts };
}

/** What stands for nothing may be given again, and the rest of what was said or filled in stays. */
const givenAgain = (unresolved: Unresolved, flag: string): Unresolved =>
  unresolved.kind === 'refused'
    ? { ...unresolved, refusal: askedAgain({ again: true, ...unresolved.refusal }, flag) }
    : unresolved;

const resolvingIn = (context: Context, removing: boolean): Resolving => ({
  flag: context.flag,
  removing,
  now: context.deps.now(),
  timeZone: context.deps.settings.timeZone,
  find: (pointer, words) => findAll(context, pointer, words),
  name: (entity) => context.named.set(entity.id, entity),
});

async function findAll(
  { deps, asker, flag, field, named, notices }: Context,
  { kind, label, single }: Pointer,
  words: readonly string[],
): ReturnType<Resolving['find']> {
  const things: Entity[] = [];
  const pieces = await lookUpEntries(deps, kind, { words, asker });
  const unknown = pieces.flatMap(({ word, found }) => (found.kind === 'none' ? [word] : []));
  if (unknown.length > 1) return { kind: 'refused', refusal: notFound(label, unknown) };
  for (const piece of pieces) {
    const { found: answer } = piece;
    if (answer.kind !== 'one') return undecided(answer, { ...piece, kind, name: flag, label });
    const { entity, lacking = [] } = answer;
    if (entity.label || entity.traits) named.set(entity.id, entity);
    notices.push(...warningsOf([entity]), ...namesUnread(label, lacking));
    things.push(entity);
  }
  const nobody = kind === 'person' ? await nobodyAmong(deps, things) : [];
  if (nobody.length > 0) return { kind: 'refused', refusal: notFound(label, nobody, whoElse) };
  if (single && new Set(things.map(({ id }) => id)).size > 1)
    return { kind: 'refused', refusal: await tooManyFor(deps, { field, kind }, things) };
  return { kind: 'found', things: single ? things.slice(0, 1) : things };
}

/** Ids that stand for nobody; where Feishu does not tell, none. */
async function nobodyAmong({ people }: Deps, things: readonly Entity[]): Promise<readonly string[]> {
  const unnamed = things.flatMap(({ id, label }) => (label === '' ? [id] : []));
  return unnamed.length > 0 ? (await people.names(unnamed)).nobody : [];
}

const whoElse: Text = {
  zh: '飞书里没有人有这个 ID。请 @ 这位同事，或写姓名、邮箱、手机号。',
  en: 'Nobody in Feishu has this id. Please @mention them, or give a name, a mail or a mobile number.',
};

/** By name, also those who were given by an id. */
async function tooManyFor(
  deps: Deps,
  { field, kind }: { field: Field; kind: EntityKind },
  things: readonly Entity[],
): Promise<Refusal> {
  if (kind !== 'person')
    return onlyOne(
      field.label,
      things.map(({ id, label }) => label || id),
    );
  const { byId } = await deps.people.names(things.map(({ id }) => id));
  return onlyOnePerson(
    field.label,
    things.map(({ id, label }) => label || (byId.get(id) ?? id)),
  );
}

const onlyOnce = ({ zh, en }: Text): Text => ({
  zh: `「${zh}」里同一个人出现多次，只算一次。`,
  en: `The same person was named twice as ${en}; counted once.`,
});
