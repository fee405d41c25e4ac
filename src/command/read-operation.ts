/** What follows the verb of a write: targets, fields with their values, the reason. */
import type { OperationCommand } from '../core/command.ts';
import { isMail, isMobile, isOpenId } from '../core/ids.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { type Spoken, secondPerson } from '../core/spoken.ts';
import { chinese } from '../core/text.ts';
import type { Edit } from '../core/value.ts';
import { isWhole, namesIn } from './entries.ts';
import { readFlags, type Source } from './flags.ts';
import { nameOf, type People } from './mentions.ts';
import { notEach, sparingIn, withoutFilling } from './not-each.ts';
import { IS_CODE } from './readable.ts';
import { usageOf } from './suggest.ts';
import { tableIn } from './table.ts';
import type { Word } from './token.ts';

export interface Typed extends Source {
  /** The whole line. */
  readonly text: string;
}

export function readOperation(operation: Spoken, typed: Typed): Outcome<OperationCommand> {
  const pasted = tableIn(operation, typed.source, typed.own);
  const flags = readFlags(operation, pasted ? { ...typed, source: pasted.rest } : typed);
  if (!flags.ok) return flags;
  const { positional, edits, note, dryRun, supposed } = flags.value;
  const read = readTargets(operation, positional, { edits, people: typed.people });
  if (!read.ok) return read;
  const { targets, second } = read.value;
  return ok({
    kind: 'operation',
    operation: operation.name,
    targets,
    edits: { ...edits, ...second },
    note,
    dryRun,
    ...(Object.keys(supposed).length > 0 && { supposed }),
    ...(pasted && { table: pasted.table }),
    text: typed.text,
  });
}

interface Beside {
  readonly edits: Readonly<Record<string, Edit>>;
  readonly people: People;
}

interface Targets {
  readonly targets: Record<string, string[]>;
  /** The one word behind them, for the field that it can only be meant for. */
  readonly second: Readonly<Record<string, Edit>>;
}

/** Single targets take one entry each from the left, the bulk one takes the rest. */
function readTargets(operation: Spoken, words: readonly Word[], { edits, people }: Beside): Outcome<Targets> {
  const targets: Record<string, string[]> = {};
  const sparing = sparingIn(words);
  if (sparing !== null) return refuse(notEach(sparing));
  const named = namesIn(withoutFilling(words));
  let rest = operation.moves ? placeFirst(named) : named;
  // A person among targets that are none is one value too many of a flag that takes one.
  const person = operation.targets.some(({ kind }) => kind === 'person') ? undefined : rest.find(isOpenId);
  if (person !== undefined) return refuse(unexpectedWord(nameOf(person, people), operation));
  for (const target of operation.targets) {
    // Whom a mobile or a mail names is never the place: that is still to be asked for.
    const isUnsaid = operation.moves !== undefined && isContact(rest[0]);
    const own = target.many ? rest : rest.slice(0, isUnsaid ? 0 : 1);
    rest = target.many ? [] : rest.slice(own.length);
    const count = own.reduce((sum, entry) => sum + leastIn(entry), 0);
    if (target.many && count > target.max) return refuse(tooMany(target.label, count, target.max));
    targets[target.name] = own;
  }
  const [extra, ...more] = rest;
  if (extra === undefined) return ok({ targets, second: {} });
  const flag = more.length === 0 ? secondPerson(operation, edits) : null;
  return flag
    ? ok({ targets, second: { [flag]: { set: [extra] } } })
    : refuse(unexpectedWord(nameOf(extra, people), operation));
}

const isContact = (entry = ''): boolean => isMobile(entry) || isMail(entry);

/** A number that was written to the end of a place's name: 校招储备13810002713. */
function placeFirst([first = '', ...others]: readonly string[]): string[] {
  const { place = '', thing = '' } = GLUED.exec(first)?.groups ?? {};
  return isWhole(thing) ? [place, thing, ...others] : [first, ...others].filter((entry) => entry !== '');
}

const GLUED = /^(?<place>.*\p{Script=Han})(?<thing>\+?\d{11,20})$/u;

/** How many things an entry names at least: each code is one, other words may be one name together. */
const leastIn = (entry: string): number =>
  entry.includes('\t') ? 1 : Math.max(1, entry.split(' ').filter((word) => IS_CODE.test(word)).length);

const tooMany = (label: { zh: string; en: string }, count: number, max: number): Refusal => ({
  code: 'too-many-targets',
  text: {
    zh: chinese`一次最多 ${max} 个${label.zh}，这里有 ${count} 个。`,
    en: `At most ${max} at once (${label.en}); this names ${count}.`,
  },
  hint: { zh: '请分几次提交。', en: 'Split the list.' },
});

const unexpectedWord = (word: string, operation: Spoken): Refusal => ({
  code: 'unexpected-word',
  text: { zh: `不知道「${word}」是什么。`, en: `"${word}" is one word too many.` },
  hint: {
    zh: '名称里有空格时请加引号；只能填一个人的参数不要填两个。',
    en: 'Put names with spaces in quotes; a flag for one person takes one.',
  },
  usage: usageOf(operation),
});
