/** The flags of one command. yargs-parser does the work, behind an allow-list: it never sees an unknown name. */
import parse from 'yargs-parser';
import type { Field } from '../core/field.ts';
import { nearest } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import type { Edit } from '../core/value.ts';
import { flagsOf, usageOf } from './suggest.ts';
import { isFlag, listed, restored } from './tokens.ts';

const LITERAL = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'dot-notation': false,
  'boolean-negation': false,
  'camel-case-expansion': false,
  'short-option-groups': false,
  'greedy-arrays': true,
  'duplicate-arguments-array': true,
  'flatten-duplicate-arrays': true,
};

export interface Flags {
  readonly positional: readonly string[];
  readonly edits: Record<string, Edit>;
  readonly note: string;
  readonly dryRun: boolean;
}

export function readFlags(operation: Operation, tokens: readonly string[]): Outcome<Flags> {
  const allowed = flagsOf(operation);
  const stranger = tokens.find(
    (token) => token.startsWith('-') && !isValue(token) && !allowed.includes(flagName(token)),
  );
  if (stranger !== undefined) return refuse(unknownFlag(stranger, operation));
  const bare = ['dry-run', ...allowed.filter((flag) => operation.fields.get(flag)?.bare)];
  const greedy = allowed.filter((flag) => !bare.includes(flag) && !isSingle(operation, flag));
  const single = allowed.filter((flag) => isSingle(operation, flag));
  const argv: Record<string, unknown> = parse([...tokens], {
    array: greedy,
    string: [...greedy, ...single],
    boolean: bare,
    configuration: LITERAL,
  });
  const words = (flag: string): string[] | undefined =>
    Object.hasOwn(argv, flag) ? [argv[flag]].flat().map(String) : undefined;
  const edits = readEdits(operation, words);
  if (!edits.ok) return edits;
  return ok({
    positional: words('_') ?? [],
    edits: edits.value,
    note: (words('note') ?? []).map(restored).join(' '),
    dryRun: argv['dry-run'] === true,
  });
}

const flagName = (token: string): string => token.slice(2).split('=', 1)[0] ?? '';
const isValue = (token: string): boolean => !isFlag(token) && /^-\d+(\.\d+)?$/.test(token);

/** Takes exactly one word. */
function isSingle({ fields }: Operation, flag: string): boolean {
  const field = fields.get(flag);
  return field !== undefined && !field.many && !field.sentence && !field.bare;
}

function readEdits(operation: Operation, words: (flag: string) => string[] | undefined): Outcome<Record<string, Edit>> {
  const edits: Record<string, Edit> = Object.create(null);
  for (const [flag, field] of operation.fields) {
    const [set, add, remove] = [flag, `add-${flag}`, `remove-${flag}`].map((each) => valuesIn(field, words(each)));
    if (set && (add || remove)) return refuse(replaceAndEdit(flag));
    if (set && !field.many && set.length > 1) return refuse(givenTwice(flag));
    if (set || add || remove) edits[flag] = { ...(set && { set }), ...(add && { add }), ...(remove && { remove }) };
  }
  for (const flag of (words('clear') ?? []).flatMap(listed)) {
    if (!operation.fields.get(flag)?.offered) return refuse(unknownFlag(`--${flag}`, operation));
    if (edits[flag]) return refuse(replaceAndEdit(flag));
    edits[flag] = { clear: true };
  }
  return ok(edits);
}

/** A list as its entries, one text as it was typed, a flag without a value as its "on". */
function valuesIn(field: Field, words: string[] | undefined): string[] | undefined {
  if (words === undefined) return undefined;
  if (field.bare) return words.at(-1) === 'true' ? ['on'] : undefined;
  if (!field.sentence) return words.flatMap(listed);
  const text = words.map(restored).join(' ').trim();
  return text === '' ? [] : [text];
}

function unknownFlag(token: string, operation: Operation): Refusal {
  const name = flagName(token.startsWith('--') ? token : `-${token}`);
  const close = nearest(name, flagsOf(operation));
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

const replaceAndEdit = (flag: string): Refusal => ({
  code: 'replace-and-edit',
  text: {
    zh: `--${flag} 是整体替换，不能同时用 --add-${flag}、--remove-${flag} 或 --clear。`,
    en: `--${flag} replaces the whole; it cannot go together with --add-${flag}, --remove-${flag} or --clear.`,
  },
  hint: { zh: '请只保留一种写法。', en: 'Keep one of the two.' },
});

const givenTwice = (flag: string): Refusal => ({
  code: 'given-twice',
  text: { zh: `--${flag} 只能有一个值。`, en: `--${flag} takes one value.` },
  hint: { zh: '请只留下一个。', en: 'Keep one.' },
});
