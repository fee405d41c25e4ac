/** Everything that somebody has a part in: read target by target, for Feishu has no search for it. */
import { type Failed, type Turn, turnOf } from '../../core/api.ts';
import { type Entity, exactly } from '../../core/entity.ts';
import type { Operation, Present } from '../../core/operation.ts';
import { isStopped } from '../../core/rules.ts';
import type { Text } from '../../core/text.ts';
import type { Values } from '../../core/value.ts';
import type { Source } from '../ask/answer.ts';
import { type Told, tellReading } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import { typedTarget } from '../propose/items.ts';
import type { Wish } from '../propose/judge.ts';
import { type Read, readPresent } from '../read/present.ts';
import type { HandoverAsked } from './asked.ts';

/** One target in which one operation hands something over. */
export interface Row extends Wish {
  /** Names it on the form, and in the command that it makes. */
  readonly key: string;
  readonly operation: Operation;
  readonly entity: Entity;
  /** Who takes it over, as an open_id. */
  readonly follower: string;
  /** What the one who leaves is there. */
  readonly roles: readonly Text[];
  /** Roles of theirs that are not for a successor. */
  readonly stays: readonly Text[];
}

export interface Gathered {
  readonly rows: readonly Row[];
  readonly reads: readonly Read[];
  /** Closed ones, which are neither read nor touched. */
  readonly closed: readonly Entity[];
  /** Keys of those that were read and hold nothing that passes. */
  readonly bare: ReadonlySet<string>;
  /** Those that cannot be read now, such as a requirement in approval. */
  readonly hidden: number;
}

/** What was asked for, with what was found. */
export interface Handed {
  readonly asked: HandoverAsked;
  readonly gathered: Gathered;
}

export type Gathering =
  | { readonly ok: true; readonly gathered: Gathered }
  | { readonly ok: false; readonly reply: Failed; readonly scopes: readonly string[] };

export async function gather(deps: Deps, source: Source, asked: HandoverAsked): Promise<Gathering> {
  const listing = await openParts(deps, asked);
  if (!listing.ok) return listing;
  const { open, closed } = listing;
  const targets = open.reduce((sum, { entities }) => sum + entities.length, 0);
  const told = await tellReading(deps, source, { title: deps.handover.title, targets });
  const rows: Row[] = [];
  const reads: Read[] = [];
  const bare = new Set<string>();
  for (const part of open) {
    const { operation, entities } = part;
    const own = await readAll({ ...deps, ...told, turn: turnOf(source.requester, targets) }, part);
    const failed = own.find((read) => read.kind === 'failed');
    if (failed?.kind === 'failed') return { ok: false, reply: failed.reply, scopes: operation.read.scopes };
    reads.push(...own);
    for (const [at, entity] of entities.entries()) {
      const found = rowOf(asked, operation, { entity, read: own[at] });
      rows.push(...found);
      if (own[at]?.kind === 'present' && !found.some(({ roles }) => roles.length > 0))
        bare.add(keyOf(operation, entity.id));
    }
  }
  const hidden = reads.filter(({ kind }) => kind === 'missing').length;
  return { ok: true, gathered: { rows, reads, closed, bare, hidden } };
}

/** What is open of one operation. */
interface Part {
  readonly operation: Operation;
  readonly entities: readonly Entity[];
}

type Parts =
  | { readonly ok: true; readonly open: readonly Part[]; readonly closed: readonly Entity[] }
  | Extract<Gathering, { ok: false }>;

async function openParts(deps: Deps, asked: HandoverAsked): Promise<Parts> {
  const open: Part[] = [];
  // Two parts may speak of one job.
  const closed = new Map<string, Entity>();
  for (const operation of asked.parts) {
    const listed = await entitiesFor(deps, operation, asked);
    if (!listed.ok) return { ok: false, reply: listed.reply, scopes: operation.read.scopes };
    const { only } = asked;
    const meant = listed.entities.filter(({ id }) => only === null || only.has(keyOf(operation, id)));
    for (const entity of meant) if (isStopped(entity)) closed.set(entity.id, entity);
    open.push({ operation, entities: meant.filter((entity) => !isStopped(entity)) });
  }
  return { ok: true, open, closed: [...closed.values()] };
}

type Reading = Pick<Deps, 'gateway' | 'settings'> & Told & { readonly turn: Turn };

const readAll = (deps: Reading, { operation, entities }: Part): Promise<Read[]> =>
  readPresent(
    deps,
    operation,
    entities.map(({ id }) => idsOf(operation, id)),
  );

/** Names a row on the form, in the file, and in the command that comes of them. */
export const keyOf = ({ name }: Pick<Operation, 'name'>, id: string): string => `${name}:${id}`;

const idsOf = ({ bulk }: Operation, id: string): Record<string, string> => ({ [bulk]: id });

type Listed =
  | { readonly ok: true; readonly entities: readonly Entity[] }
  | { readonly ok: false; readonly reply: Failed };

/** What was opened or closed minutes ago counts; a form and its answer a moment later share one list. */
const JUST_READ_MS = 10_000;

/** All of the kind; of jobs those that were named, if any. */
async function entitiesFor(deps: Deps, { targets }: Operation, { jobs }: HandoverAsked): Promise<Listed> {
  const kind = targets[0]?.kind ?? 'job';
  if (jobs && kind === 'job') return { ok: true, entities: jobs };
  const loaded = await deps.finders.get(kind)?.all?.(JUST_READ_MS);
  if (loaded?.ok) return { ok: true, entities: loaded.entries };
  return loaded && loaded.reply.kind !== 'answered' ? { ok: false, reply: loaded.reply } : { ok: true, entities: [] };
}

interface One {
  readonly entity: Entity;
  readonly read: Read | undefined;
}

function rowOf({ from, to, rows }: HandoverAsked, operation: Operation, { entity, read }: One): Row[] {
  if (read?.kind !== 'present') return [];
  const { present } = read;
  const held = flagsHeld(operation, present, from.id);
  const passing = operation.handover?.flags.filter((flag) => held.includes(flag)) ?? [];
  const key = keyOf(operation, entity.id);
  const follower = rows.get(key) || to;
  const wanted: Values = Object.fromEntries(
    passing.flatMap((flag) => {
      const value = operation.fields.get(flag)?.handed(present.values[flag], { from: from.id, to: follower });
      return value === undefined ? [] : [[flag, value]];
    }),
  );
  const labels = (flags: readonly string[]): Text[] => flags.flatMap((flag) => operation.fields.get(flag)?.label ?? []);
  if (held.length === 0) return [];
  const called = present.label && entity.label !== '' ? { ...entity, label: present.label } : entity;
  const target = { ...typedTarget(idsOf(operation, entity.id), exactly(called), {}), exact: exactly(called) };
  const stays = labels(held.filter((flag) => !passing.includes(flag)));
  return [{ key, operation, entity: called, follower, target, present, wanted, roles: labels(passing), stays }];
}

const flagsHeld = ({ fields }: Operation, { values }: Present, person: string): string[] =>
  [...fields].flatMap(([flag, field]) => (field.peopleIn(values[flag]).includes(person) ? [flag] : []));
