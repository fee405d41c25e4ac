/** The words of a filter: what they fit, whom they name, which ids stand for what fields shall hold. */
import type { Filter } from '../../command/filter-words.ts';
import type { Entity } from '../../core/entity.ts';
import { matches } from '../../core/names.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { TargetSpec } from '../../core/target.ts';
import type { Edit } from '../../core/value.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { lookUp } from '../propose/look-up.ts';
import { resolveEdits } from '../propose/resolve-edits.ts';

export interface Wanted {
  readonly kind: 'wanted';
  /** What the words fit. */
  readonly entities: readonly Entity[];
  /** open_ids: one of them has a role in it. */
  readonly people: readonly string[];
  /** With ids: one of the words of each is held. */
  readonly edits: Readonly<Record<string, Edit>>;
}

interface Filtering {
  readonly operation: Operation;
  readonly target: TargetSpec;
  readonly filter: Filter;
  readonly entities: readonly Entity[];
}

export async function wantedBy(deps: Deps, source: Source, asked: Filtering): Promise<Wanted | Unresolved> {
  const { operation, target, filter } = asked;
  // What Feishu was asked for has the words already.
  const sought = deps.finders.get(target.kind)?.matching ? [] : filter.words;
  const known = sought.filter((word) => asked.entities.some((entity) => matches(entity, word)));
  const people = await peopleCalled(deps, source, [
    ...filter.people,
    ...sought.filter((word) => !known.includes(word)),
  ]);
  if (people.kind !== 'people') return people;
  const edits: Record<string, Edit> = {};
  for (const [flag, words] of Object.entries(filter.held)) {
    // One word at a time: each is one of those that may be held.
    for (const word of words) {
      const own = await resolveEdits(deps, { [flag]: { set: [word] } }, { operation, asker: source });
      if (own.kind !== 'edits') return own.kind === 'ask' ? { kind: 'refused', refusal: whichOne(word) } : own;
      edits[flag] = { set: [...(edits[flag]?.set ?? []), ...(own.edits[flag]?.set ?? [])] };
    }
  }
  return {
    kind: 'wanted',
    entities: asked.entities.filter((entity) => known.every((word) => matches(entity, word))),
    people: people.ids,
    edits,
  };
}

type People = { readonly kind: 'people'; readonly ids: readonly string[] } | Unresolved;

async function peopleCalled(deps: Deps, source: Source, words: readonly string[]): Promise<People> {
  const ids: string[] = [];
  for (const [index, found] of (await lookUp(deps, 'person', { words, asker: source })).entries()) {
    const word = words[index] ?? '';
    if (found.kind === 'failed') return { kind: 'failed', reply: found.reply, scopes: found.lacking ?? [] };
    if (found.kind === 'several') return { kind: 'refused', refusal: whichOne(word) };
    if (found.kind !== 'one') return { kind: 'refused', refusal: nobodyCalled(word) };
    ids.push(found.entity.id);
  }
  return { kind: 'people', ids };
}

const whichOne = (word: string): Refusal => ({
  code: 'several-called-so',
  text: { zh: `「${word.slice(0, 40)}」不止一个。`, en: `"${word.slice(0, 40)}" is more than one.` },
  hint: { zh: '请 @ 这位同事，或写编码、ID。', en: 'Please @mention them, or give a code or id.' },
});

const nobodyCalled = (word: string): Refusal => ({
  code: 'not-found',
  text: {
    zh: `「${word.slice(0, 40)}」没有符合的，也不是同事的名字，没有导出。`,
    en: `Nothing fits "${word.slice(0, 40)}", nor is it a colleague; nothing was exported.`,
  },
  hint: {
    zh: '可以写名称、编码、城市、部门，或 @同事；人名按通讯录里的写。',
    en: 'Write a title, code, city, department, or @mention a colleague.',
  },
});
