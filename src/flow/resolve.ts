/** Words become people, jobs, pools and talents; or a question, or a refusal. Reads only. */
import type { AskField } from '../../cards/question.ts';
import type { Command } from '../command/parse.ts';
import { usageOf } from '../command/suggest.ts';
import type { Reply } from '../core/api.ts';
import type { Entity, Found } from '../core/entity.ts';
import type { Field, Operation, TargetSpec } from '../core/operation.ts';
import type { Refusal } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';
import type { Edit } from '../core/value.ts';
import type { Deps } from './deps.ts';
import type { Ask } from './question.ts';

export interface Resolved {
  readonly kind: 'resolved';
  readonly operation: Operation;
  readonly targets: ReadonlyMap<string, readonly Entity[]>;
  /** Edits with open_ids instead of words. */
  readonly edits: Readonly<Record<string, Edit>>;
  readonly notices: readonly Text[];
}

export type Resolution =
  | Resolved
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly reply: Reply; readonly scopes: readonly string[] };

export async function resolve(
  deps: Deps,
  command: Command,
  asker: { openId: string; direct: boolean },
): Promise<Resolution> {
  const operation = deps.operations.find(({ name }) => name === command.operation);
  if (!operation) return { kind: 'refused', refusal: noSuchOperation };
  const missing = missingFields(operation, command, asker.direct);
  if (missing.length > 0) return { kind: 'ask', ask: { kind: 'fill', title: operation.title, fields: missing } };

  const notices: Text[] = [];
  const targets = new Map<string, readonly Entity[]>();
  for (const target of operation.targets) {
    const words = command.targets[target.name] ?? [];
    const settled = settleTargets(target, words, await findTargets(deps, target, words));
    if (settled.kind !== 'targets') return settled;
    notices.push(...settled.notices);
    targets.set(target.name, settled.entities);
  }
  const people = await resolvePeople(deps, command.edits, { operation, me: asker.openId });
  if (people.kind !== 'edits') return people;
  return { kind: 'resolved', operation, targets, edits: people.edits, notices: [...notices, ...people.notices] };
}

const noSuchOperation: Refusal = {
  code: 'unknown-command',
  text: { zh: '这条命令现在不能用。', en: 'This command is not available.' },
};

/** What must still be asked for: targets, flags given without a value, or any flag where none was given. */
function missingFields(operation: Operation, command: Command, direct: boolean): AskField[] {
  const offered = [...operation.fields].filter(([, field]) => field.offered);
  const kindOf = ({ kind, many }: Field): AskField['kind'] =>
    kind !== 'person' || direct ? 'text' : many ? 'people' : 'person';
  const targets = operation.targets
    .filter(({ name }) => (command.targets[name] ?? []).length === 0)
    .map(({ name, label }) => ({ name, label, kind: 'text' as const, required: true }));
  const empty = (edit: Edit | undefined) =>
    edit !== undefined && [edit.set, edit.add, edit.remove].some((words) => words?.length === 0);
  const none = offered.length > 0 && Object.keys(command.edits).length === 0;
  const flags = offered
    .filter(([flag]) => none || empty(command.edits[flag]))
    .map(([name, field]) => ({ name, label: field.label, kind: kindOf(field), required: !none }));
  return [...targets, ...flags];
}

function findTargets(deps: Deps, { kind }: TargetSpec, words: readonly string[]): Promise<Found[]> {
  switch (kind) {
    case 'job':
      return inTurn(words, deps.jobs.find);
    case 'pool':
      return inTurn(words, deps.pools.find);
    case 'talent':
      return deps.talents.find(words);
  }
}

async function inTurn(words: readonly string[], find: (word: string) => Promise<Found>): Promise<Found[]> {
  const found: Found[] = [];
  for (const word of words) found.push(await find(word));
  return found;
}

type Settled = { kind: 'targets'; entities: Entity[]; notices: Text[] } | Exclude<Resolution, Resolved>;

function settleTargets({ name, label, many }: TargetSpec, words: readonly string[], found: readonly Found[]): Settled {
  const entities = new Map<string, Entity>();
  const [twice, unknown]: [string[], string[]] = [[], []];
  for (const [index, answer] of found.entries()) {
    const word = words[index] ?? '';
    if (answer.kind === 'refused') return answer;
    if (answer.kind === 'failed') return { kind: 'failed', reply: answer.reply, scopes: [] };
    if (answer.kind === 'several')
      return { kind: 'ask', ask: pick({ name, label, word, options: answer.entities, onlyNear: false }) };
    if (answer.kind === 'none') {
      if (found.length === 1 && answer.nearest.length > 0) {
        return { kind: 'ask', ask: pick({ name, label, word, options: answer.nearest, onlyNear: true }) };
      }
      unknown.push(word);
      continue;
    }
    if (entities.has(answer.entity.id)) twice.push(word);
    entities.set(answer.entity.id, answer.entity);
  }
  if (entities.size === 0) return { kind: 'refused', refusal: notFound(label, unknown) };
  if (!many && unknown.length > 0) return { kind: 'refused', refusal: notFound(label, unknown) };
  return {
    kind: 'targets',
    entities: [...entities.values()],
    notices: targetNotices(label, [...entities.values()], { twice, unknown }),
  };
}

interface Pick {
  readonly name: string;
  readonly label: Text;
  readonly word: string;
  readonly options: readonly Entity[];
  readonly onlyNear: boolean;
}

const pick = ({ name, label, word, options, onlyNear }: Pick): Ask => ({
  kind: 'pick',
  target: name,
  typed: word,
  label,
  onlyNear,
  options: options.map(({ id, label: text, detail }) => ({ id, label: text, detail })),
});

const listOf = (words: readonly string[]): string =>
  words
    .slice(0, 20)
    .map((word) => word.slice(0, 40))
    .join('、') + (words.length > 20 ? ` … (${words.length})` : '');

const notFound = (label: Text, words: readonly string[]): Refusal => ({
  code: 'not-found',
  text: { zh: `找不到${label.zh}：${listOf(words)}`, en: `${label.en} not found: ${listOf(words)}` },
  hint: { zh: '请核对 ID、编码或名称。', en: 'Please check the id, code or name.' },
});

function targetNotices(
  label: Text,
  entities: readonly Entity[],
  { twice, unknown }: { twice: string[]; unknown: string[] },
): Text[] {
  const warned = entities.filter(({ warning }) => warning);
  return [
    ...(twice.length > 0
      ? [{ zh: `重复的只算一次：${listOf(twice)}`, en: `Named twice, counted once: ${listOf(twice)}` }]
      : []),
    ...(unknown.length > 0
      ? [
          {
            zh: `找不到这些${label.zh}，其余照常：${listOf(unknown)}`,
            en: `Not found, the rest goes on: ${listOf(unknown)}`,
          },
        ]
      : []),
    ...warned.map(({ label: name, id, warning }) => ({
      zh: `${name || id}：${warning?.zh}`,
      en: `${name || id}: ${warning?.en}`,
    })),
  ];
}

type PeopleEdits = { kind: 'edits'; edits: Record<string, Edit>; notices: Text[] } | Exclude<Resolution, Resolved>;

async function resolvePeople(
  deps: Deps,
  edits: Readonly<Record<string, Edit>>,
  { operation, me }: { operation: Operation; me: string },
): Promise<PeopleEdits> {
  const resolved: Record<string, Edit> = {};
  const notices: Text[] = [];
  for (const [flag, edit] of Object.entries(edits)) {
    const field = operation.fields.get(flag);
    if (field?.kind !== 'person') {
      resolved[flag] = edit;
      continue;
    }
    const parts: Edit = edit.clear ? { clear: true } : {};
    for (const part of ['set', 'add', 'remove'] as const) {
      const words = edit[part];
      if (!words) continue;
      const ids = idsOf(words, await deps.people.find(words, me), operation);
      if (ids.kind !== 'ids') return ids;
      const unique = [...new Set(ids.ids)];
      if (unique.length < ids.ids.length) notices.push(onlyOnce(field.label));
      parts[part] = unique;
    }
    resolved[flag] = parts;
  }
  return { kind: 'edits', edits: resolved, notices };
}

function idsOf(
  words: readonly string[],
  found: readonly Found[],
  operation: Operation,
): { kind: 'ids'; ids: string[] } | Exclude<Resolution, Resolved> {
  const ids: string[] = [];
  for (const [index, answer] of found.entries()) {
    if (answer.kind === 'one') ids.push(answer.entity.id);
    else if (answer.kind === 'failed')
      return { kind: 'failed', reply: answer.reply, scopes: ['contact:user.id:readonly'] };
    else if (answer.kind === 'refused')
      return { kind: 'refused', refusal: { ...answer.refusal, usage: usageOf(operation) } };
    else return { kind: 'refused', refusal: notFound({ zh: '同事', en: 'Colleague' }, [words[index] ?? '']) };
  }
  return { kind: 'ids', ids };
}

const onlyOnce = ({ zh, en }: Text): Text => ({
  zh: `「${zh}」里同一个人出现多次，只算一次。`,
  en: `The same person was named twice as ${en}; counted once.`,
});
