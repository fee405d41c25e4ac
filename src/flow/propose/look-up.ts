/** Looks words up in Feishu, and says what became of those that stand for no single thing. */

import type { Ask } from '../../core/ask.ts';
import { type Entity, type EntityKind, exactly, type Found } from '../../core/entity.ts';
import { foldedCode } from '../../core/fold.ts';
import { shortened } from '../../core/free-text.ts';
import { fromCell, idInLink, isHireId, isMobile, isOpenId, mailIn } from '../../core/ids.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import { chinese, type Text } from '../../core/text.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';

/** All that looking up needs. */
export type Finding = Pick<Deps, 'finders'>;

interface Words {
  readonly words: readonly string[];
  readonly asker: Asker;
}

/** One answer per word, in order: as it was typed, and folded where nothing is called so. */
export async function lookUp(deps: Finding, kind: EntityKind, { words, asker }: Words): Promise<Found[]> {
  const asked = words.map((word) => asLookedUp(word, kind));
  const found = await findAll(deps, kind, { words: asked, asker });
  const missed = asked.filter((word, index) => isMiss(found[index]) && foldedWord(word) !== word);
  if (missed.length === 0) return found;
  const again = await findAll(deps, kind, { words: missed.map(foldedWord), asker });
  const second = new Map(missed.map((word, index) => [word, again[index]]));
  return found.map((first, index) => {
    const other = isMiss(first) ? second.get(asked[index] ?? '') : undefined;
    return other === undefined || isMiss(other) ? first : other;
  });
}

const isMiss = (found: Found | undefined): boolean => found?.kind === 'none' || found?.kind === 'refused';

const foldedWord = (word: string): string => fromCell(foldedCode(word));

/** An id, also in the address of its page, a mail, a mobile is one however it was written; anything else may be a name. */
function asLookedUp(word: string, kind: EntityKind): string {
  const code = foldedWord(word);
  return idInLink(code, kind) ?? (isPlain(code) ? code : word);
}

/** Tells by its shape what it is. */
export const isPlain = (code: string): boolean =>
  isHireId(code) || isOpenId(code) || mailIn(code) !== null || isMobile(code);

async function findAll(deps: Finding, kind: EntityKind, { words, asker }: Words): Promise<Found[]> {
  if (words.length === 0) return [];
  return (await deps.finders.get(kind)?.find(words, asker)) ?? words.map((): Found => ({ kind: 'none', nearest: [] }));
}

interface Asked {
  readonly kind: EntityKind;
  /** The target or the flag. */
  readonly name: string;
  readonly label: Text;
  readonly word: string;
  /** What it was typed together with, and the parts that take the place of that. */
  readonly entry?: string;
  readonly parts?: readonly string[];
}

type Undecided =
  | Exclude<Found, { kind: 'one' }>
  | { readonly kind: 'readings'; readonly readings: readonly (readonly string[])[] };

/** A word that stands for no single thing: which one, none such, or Feishu did not tell. */
export function undecided(answer: Undecided, asked: Asked): Unresolved {
  const { label, word } = asked;
  switch (answer.kind) {
    case 'readings':
      return { kind: 'ask', ask: pickReading(answer.readings, asked) };
    case 'refused':
      return { kind: 'refused', refusal: answer.refusal };
    case 'failed':
      return { kind: 'failed', reply: answer.reply, scopes: answer.lacking ?? [] };
    case 'several':
      return { kind: 'ask', ask: pick({ ...asked, options: answer.entities, onlyNear: false }) };
    case 'none':
      return answer.nearest.length > 0
        ? { kind: 'ask', ask: pick({ ...asked, options: answer.nearest, onlyNear: true, rest: answer.rest }) }
        : { kind: 'refused', refusal: notFound(label, [word], answer.hint) };
  }
}

interface Picking extends Asked {
  readonly options: readonly Entity[];
  readonly onlyNear: boolean;
  readonly rest?: true | undefined;
}

const pick = ({ options, onlyNear, rest, ...asked }: Picking): Ask => ({
  ...question(asked),
  onlyNear,
  ...(rest ? { rest } : {}),
  options: options.map(({ id, label: text, detail, contact }) => ({
    id,
    label: text,
    detail,
    ...(contact ? { contact } : {}),
    ...(asked.parts ? { as: asked.parts.map((part) => (part === asked.word ? id : part)) } : {}),
  })),
});

const question = ({ kind, name, label, word, entry = word }: Asked) =>
  ({ kind: 'pick', of: kind, target: name, typed: word, label, entry }) as const;

/** Words that can be divided in ways that truly differ: each way is an option. */
const pickReading = (readings: readonly (readonly string[])[], asked: Asked): Ask => ({
  ...question(asked),
  onlyNear: false,
  options: readings.map((words, at) => ({
    id: `reading-${at + 1}`,
    label: words.join('、'),
    detail: `${words.length}`,
    as: (asked.parts ?? [asked.word]).flatMap((part) => (part === asked.word ? words : [part])),
  })),
});

export const onlyOne = ({ zh, en }: Text, names: readonly string[]): Refusal => ({
  code: 'given-twice',
  text: {
    zh: `「${zh}」只能有一个，这里是：${listOf(names)}。`,
    en: `"${en}" takes one; these are given: ${englishListOf(names)}.`,
  },
  hint: { zh: '请只留下一个；名称里有空格时请加引号。', en: 'Keep one; put a name with spaces in quotes.' },
});

export const onlyOnePerson = ({ zh, en }: Text, names: readonly string[]): Refusal => ({
  ...onlyOne({ zh, en }, names),
  text: {
    zh: `「${zh}」只能有一个人，这里是：${listOf(names)}。`,
    en: `"${en}" takes one person; these are given: ${englishListOf(names)}.`,
  },
});

const joined = (words: readonly string[], between: string): string =>
  words
    .slice(0, 20)
    .map((word) => shortened(word, 40))
    .join(between) + (words.length > 20 ? ` … (${words.length})` : '');

export const listOf = (words: readonly string[]): string => joined(words, '、');
export const englishListOf = (words: readonly string[]): string => joined(words, ', ');

const checkIt: Text = { zh: '请核对 ID、编码或名称。', en: 'Please check the id, code or name.' };

export const notFound = (label: Text, words: readonly string[], hint: Text = checkIt): Refusal => ({
  code: 'not-found',
  text: { zh: chinese`找不到${label.zh}：${listOf(words)}`, en: `${label.en} not found: ${englishListOf(words)}` },
  hint,
});

/** The id was taken as it is, because its list could not be read. */
export const namesUnread = (label: Text, [scope]: readonly string[]): Text[] =>
  scope === undefined
    ? []
    : [
        {
          zh: chinese`没有读到${label.zh}的名称，按 ID 处理；开通 ${scope} 后可以用名称。`,
          en: `Names (${label.en}) could not be read, the id is used; the scope ${scope} would help.`,
        },
      ];

export const warningsOf = (entities: readonly Entity[]): Text[] =>
  entities.flatMap((entity) => {
    const { warning } = entity;
    const name = exactly(entity);
    return warning ? [{ zh: `${name}：${warning.zh}`, en: `${name}: ${warning.en}` }] : [];
  });
