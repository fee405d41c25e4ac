/** The flags of one command: what they ask of each field. */
import type { Field } from '../core/field.ts';
import { foldedCode } from '../core/fold.ts';
import { foldedText } from '../core/folded-text.ts';
import { nearest } from '../core/names.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import type { Spoken } from '../core/spoken.ts';
import { switched } from '../core/switch.ts';
import type { Text } from '../core/text.ts';
import { type Edit, partsOf } from '../core/value.ts';
import { namesIn, ownIn, textsIn } from './entries.ts';
import { DRY_RUN, NOTE, type OwnNames } from './field-names.ts';
import { type Given, givenIn } from './given.ts';
import { CLEAR } from './label.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { nameOf, type People, withNames } from './mentions.ts';
import { commandWords, flagsOf, usageOf } from './suggest.ts';
import { listed, restored, type Token, type Word } from './token.ts';
import { tokenise } from './tokens.ts';
import { notAName } from './turned.ts';

export interface Flags {
  readonly positional: readonly Word[];
  readonly edits: Record<string, Edit>;
  readonly note: string;
  readonly dryRun: boolean;
  /** What is said to stand there now, by flag. */
  readonly supposed: Record<string, string[]>;
}

const reason = { zh: '原因', en: 'Reason' };

/** What follows the verb, with what is known for reading it. */
export interface Source {
  readonly source: string;
  readonly people: People;
  readonly own: OwnNames | undefined;
}

export function readFlags(operation: Spoken, { source, people, own }: Source): Outcome<Flags> {
  const lexicon = lexiconOf(operation, own);
  const tokens = tokenise(source, lexicon);
  if (!tokens.ok) return tokens;
  const stranger = tokens.value.find((token) => token.kind === 'word' && isStranger(token.text));
  if (stranger?.kind === 'word') return refuse(unknownFlag(stranger.text, operation));
  const part = tokens.value.findIndex((token) => token.kind === 'flag' && token.part !== '');
  if (part >= 0) return refuse(partOfText(operation, tokens.value, part));
  const given = givenIn(operation, tokens.value);
  const edits = readEdits(operation, { flags: given.flags, lexicon }, people);
  if (!edits.ok) return edits;
  const noted = given.flags.get(NOTE);
  const note = noted ? foldedText(reason, withNames(textsIn(noted).join(' '), people)) : ok('');
  if (!note.ok) return note;
  const switchedTo = given.flags.get(DRY_RUN)?.at(-1);
  const dryRun = switchedTo ? readSwitch(switchedTo.text) : ok(false);
  if (!dryRun.ok) return dryRun;
  const supposed = supposedIn(operation, tokens.value);
  return ok({ positional: given.positional, edits: edits.value, note: note.value, dryRun: dryRun.value, supposed });
}

function supposedIn({ fields }: Spoken, tokens: readonly Token[]): Record<string, string[]> {
  const supposed: Record<string, string[]> = {};
  for (const token of tokens) {
    if (token.kind !== 'flag' || token.stood === '') continue;
    const key = token.before.includes('=') ? token.before : '';
    for (const flag of [token.name, ...token.also]) if (fields.has(flag)) supposed[flag] = [key + token.stood];
  }
  return supposed;
}

function readSwitch(token: string): Outcome<boolean> {
  const on = switched(restored(token));
  return on === null ? refuse(neitherYesNorNo(restored(token).slice(0, 60))) : ok(on);
}

const neitherYesNorNo = (word: string): Refusal => ({
  code: 'unknown-choice',
  text: {
    zh: `--dry-run（只看不做）只能写 是 或 否，「${word}」两者都不是。什么都没有提交。`,
    en: `--dry-run takes yes or no; "${word}" is neither. Nothing was proposed.`,
  },
  hint: { zh: '只看预览请写 --dry-run。', en: 'For a preview only, write --dry-run.' },
});

/** Looks like a flag and is none; `-1` is a number. Quoted dashes are set aside. */
const isStranger = (token: string): boolean =>
  /^(?:[-－]|[—–―−]{1,2}[A-Za-z])/.test(token) && !/^-\d+(\.\d+)?$/.test(foldedCode(token));

function readEdits(
  operation: Spoken,
  { flags, lexicon }: Pick<Given, 'flags'> & { readonly lexicon: Lexicon },
  people: People,
): Outcome<Record<string, Edit>> {
  const edits: Record<string, Edit> = {};
  const touched = new Set([...flags.keys()].map((name) => name.replace(/^(?:add|remove)-/, '')));
  for (const [flag, field] of operation.fields) {
    if (!touched.has(flag)) continue;
    const names = [flag, `add-${flag}`, `remove-${flag}`];
    const noName = field.people ? notAName(names.flatMap((name) => flags.get(name) ?? [])) : undefined;
    if (noName !== undefined) return refuse(notUnderstood(field.label, noName));
    const [set, add, remove] = names.map((name) => valuesIn(field, flags.get(name), people));
    if (set && (add || remove) && !areApart(field, set, [...(add ?? []), ...(remove ?? [])]))
      return refuse(replaceAndEdit(flag));
    if (set && !field.many && set.length > 1)
      return refuse(
        givenTwice(
          field.label,
          set.map((word) => nameOf(word, people)),
        ),
      );
    if (set || add || remove) edits[flag] = { ...(set && { set }), ...(add && { add }), ...(remove && { remove }) };
  }
  for (const word of (flags.get(CLEAR) ?? []).flatMap(({ text }) => listed(text))) {
    const name = foldedCode(word).toLowerCase();
    const named = lexicon.flagsNamed(name).filter((flag) => operation.fields.get(flag)?.offered);
    if (named.length === 0) return refuse(unknownFlag(`--${word}`, operation));
    const key = restored(lexicon.keyNamed(name));
    for (const flag of named) {
      const { remove = [], ...others } = edits[flag] ?? {};
      if (edits[flag] && !key) return refuse(replaceAndEdit(flag));
      edits[flag] = key ? { ...others, remove: [...remove, key] } : { clear: true };
    }
  }
  return ok(edits);
}

/** Of the tenant's own fields one may be set while another is added to or emptied. */
function areApart({ own }: Field, set: readonly string[], others: readonly string[]): boolean {
  const keys = new Set(set.map((entry) => partsOf(entry).key));
  return own !== undefined && others.every((entry) => !keys.has(partsOf(entry).key));
}

/** A list as its entries, a text as it was typed. People are meant by their mentions; elsewhere they are named. */
function valuesIn(field: Field, words: readonly Word[] | undefined, people: People): string[] | undefined {
  if (words === undefined) return undefined;
  const values = entriesFor(field, words);
  return field.people ? values : values.map((word) => withNames(word, people));
}

function entriesFor(field: Field, words: readonly Word[]): string[] {
  if (field.points) return namesIn(words, field.keyed);
  if (field.own) return ownIn(words);
  return field.many ? words.flatMap(({ text }) => listed(text)) : textsIn(words);
}

/** As they may be typed: without spaces and what stands in brackets. */
const chineseFlags = ({ fields }: Spoken): string[] =>
  [...fields.values()]
    .filter(({ offered }) => offered)
    .flatMap(({ label, names }) => [label.zh.replace(/\s|（.*）/g, ''), ...names]);

function unknownFlag(token: string, operation: Spoken): Refusal {
  const [name = ''] = foldedCode(token)
    .replace(/^[-—–―−]+/, '')
    .split('=', 1);
  const close = nearest(name, [...flagsOf(operation), ...chineseFlags(operation)]);
  return {
    code: 'unknown-flag',
    text: {
      zh: `「${operation.title.zh}」没有 ${restored(token).slice(0, 60)} 这个参数。`,
      en: `"${operation.title.en}" has no flag ${restored(token).slice(0, 60)}.`,
    },
    ...(close.length > 0 ? { nearest: close.map((flag) => `--${flag}`) } : {}),
    usage: usageOf(operation),
  };
}

/** Its form has what stands there now, to go on from. */
function partOfText(operation: Spoken, tokens: readonly Token[], at: number): Refusal {
  const token = tokens[at];
  const name = token?.kind === 'flag' ? token.part : '';
  const before = tokens.slice(0, at);
  const targets = before.flatMap((each) => (each.kind === 'word' ? [restored(each.text)] : []));
  const [, form = ''] = commandWords(operation);
  return {
    code: 'part-of-a-text',
    text: {
      zh: `「${name}」只能整段替换，不能只加一段或去掉一段，什么都没有提交。`,
      en: `"${name}" is replaced as a whole; a part of it is neither added nor taken away. Nothing was proposed.`,
    },
    hint: {
      zh: `在现有文字上改请打开表单；要整段替换请写「${name}：全文」。`,
      en: `Open the form to go on from what stands there; to replace all of it write "${name}: …".`,
    },
    nearest: before.some(({ kind }) => kind === 'flag') ? [form] : [[form, ...targets].join(' ')],
  };
}

const notUnderstood = ({ zh, en }: Text, word: string): Refusal => ({
  code: 'unexpected-word',
  text: {
    zh: `「${zh}」里的「${word.slice(0, 60)}」没看懂。`,
    en: `"${word.slice(0, 60)}" (${en}) is not understood.`,
  },
  hint: {
    zh: '请写：加 某人，去掉 某人；姓名就是这样写的请加引号。',
    en: 'Write add or remove with a name; put an unusual name in quotes.',
  },
});

const replaceAndEdit = (flag: string): Refusal => ({
  code: 'replace-and-edit',
  text: {
    zh: `--${flag} 是整体替换，不能同时用 --add-${flag}、--remove-${flag} 或 --clear。`,
    en: `--${flag} replaces the whole; it cannot go together with --add-${flag}, --remove-${flag} or --clear.`,
  },
  hint: { zh: '请只保留一种写法。', en: 'Keep one of the two.' },
});

const givenTwice = (label: Text, values: readonly string[]): Refusal => {
  const all = values
    .slice(0, 5)
    .map((value) => value.slice(0, 40))
    .join('、');
  return {
    code: 'given-twice',
    text: {
      zh: `「${label.zh}」只能有一个，这里是：${all}。`,
      en: `"${label.en}" takes one; these are given: ${all}.`,
    },
    hint: { zh: '请只留下一个。', en: 'Keep one.' },
  };
};
