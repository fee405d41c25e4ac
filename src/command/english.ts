/** English sentences, put into the words of a command: change the recruiter of J1002 to @x → `J1002 --recruiter @x`. */
import type { Field } from '../core/field.ts';
import type { Operation } from '../core/operation.ts';
import { type Deed, deedsOf, LESS, MORE } from './english-deeds.ts';
import { codeFirst, rules, type Way } from './english-rules.ts';
import { literal, type OwnNames, oneOf } from './field-names.ts';
import { lexiconOf } from './lexicon.ts';
import { CODE, reads } from './readable.ts';
import type { Said } from './said.ts';

/** Begins with a word or a code, and has a word of English. */
const WORDS = /^(?:[a-z]{4,} |[a-z\d].*(?<![a-z\d_-])[a-z]{2})/i;

const made = new WeakMap<OwnNames, WeakMap<Operation, Grammar>>();
const none: OwnNames = new Map();

const AND = /\sand\s|[,;]/i;

/** Does a further field follow in the same clause? */
export const andAnother = (operation: Operation, said: string, own?: OwnNames): boolean =>
  AND.test(said) && grammarFor(operation, own).another?.test(said) === true;

export function andParted(operation: Operation, clause: string, own?: OwnNames): string[] {
  const { another } = AND.test(clause) ? grammarFor(operation, own) : { another: null };
  return another ? clause.split(another) : [clause];
}

function grammarFor(operation: Operation, own: OwnNames = none): Grammar {
  const those = made.get(own) ?? new WeakMap<Operation, Grammar>();
  made.set(own, those);
  const grammar = those.get(operation) ?? grammarOf(operation, own);
  those.set(operation, grammar);
  return grammar;
}

/** In the order in which they are tried. */
export function* englishReadings(said: string, operation: Operation, own?: OwnNames): Generator<Said> {
  if (!WORDS.test(said)) return;
  const grammar = grammarFor(operation, own);
  yield* counted(said, grammar, operation);
  yield* movedBy(said, grammar);
  for (const rule of grammar.named?.test(said) ? grammar.rules : []) yield* readBy(said, { rule, grammar });
  yield* doneTo(said, grammar);
}

interface Rule {
  readonly pattern: RegExp;
  readonly way: Way;
}

interface Named {
  readonly flag: string;
  readonly field: Field;
  /** Which of the tenant's own fields; empty where it is none. */
  readonly own: string;
}

interface Grammar {
  /** Something in it is the name of a field; null where there are none. */
  readonly named: RegExp | null;
  /** Before another field: headcount +2 and deadline 31 Dec. */
  readonly another: RegExp | null;
  readonly rules: readonly Rule[];
  /** Things and a place that they go into or out of; null where nothing does. */
  readonly moved: RegExp | null;
  readonly deeds: readonly Deed[];
  /** Fields by what they are called in a sentence. */
  readonly called: ReadonlyMap<string, Named>;
  /** What stands before a target and says what it is. */
  readonly nouns: RegExp;
}

/** add 2 people to R00407, R00407 needs 2 more: to the one number that the operation has. */
const PEOPLE = '(?:heads?|headcount|hc|people|persons?|positions?|openings?)';
const COUNTED = [
  `add (?<value>\\d{1,4}) (?:more )?${PEOPLE} to (?<target>.+)`,
  `(?:hire|recruit|add) (?<value>\\d{1,4}) more(?: ${PEOPLE})? (?:for|on|to) (?<target>.+)`,
  `(?<target>.+) needs (?<value>\\d{1,4}) more(?: ${PEOPLE})?`,
  `(?:(?:${MORE})|(?<less>${LESS})) (?<target>.+?) by (?<value>\\d{1,4}) ${PEOPLE}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'i'));

const COUNTING = /\b(?:add|hire|recruit|needs)\b|\bby \d/i;

function counted(said: string, grammar: Grammar, operation: Operation): Said[] {
  if (!COUNTING.test(said)) return [];
  const { value, target = '', less } = COUNTED.map((pattern) => pattern.exec(said)?.groups).find(Boolean) ?? {};
  if (!value) return [];
  const numbers = [...operation.fields].filter(([, { steps }]) => steps?.by === 'number');
  const [[flag, field] = []] = numbers;
  if (!flag || !field?.steps || numbers.length > 1) return [];
  return [
    {
      source: `${bareTarget(target, grammar)} --${flag} ${less ? field.steps.down : field.steps.up}${value}`,
      moved: null,
    },
  ];
}

const doneTo = (said: string, grammar: Grammar): Said[] =>
  grammar.deeds.flatMap(({ flag, pattern, before, reads: field }) => {
    const { target, value } = pattern.exec(said)?.groups ?? {};
    if (!target || (!value && before !== null) || (field && !reads(field, value ?? ''))) return [];
    const words = before === null ? '' : ` "${before}${value}"`;
    return [{ source: `${bareTarget(target, grammar)} --${flag}${words}`, moved: null }];
  });

/** What the tenant's own fields are called comes last. */
function calledIn(operation: Operation, own: OwnNames): Map<string, Named> {
  const called = new Map<string, Named>();
  for (const [flag, field] of operation.fields) {
    if (!field.offered) continue;
    for (const name of [flag.replaceAll('-', ' '), field.label.en.toLowerCase()]) {
      called.set(name.replace(/s$/, ''), { flag, field, own: '' });
      called.set(name, { flag, field, own: '' });
    }
  }
  for (const [name, { flag, field, key }] of lexiconOf(operation, own).english)
    if (!called.has(name)) called.set(name, { flag, field, own: key });
  return called;
}

function grammarOf(operation: Operation, own: OwnNames): Grammar {
  const called = calledIn(operation, own);
  const names = oneOf(called.keys());
  const keys = [...operation.fields.values()].flatMap(({ keyWords }) => keyWords ?? []).join('|');
  const field = `(?<field>${names})`;
  const named = keys === '' ? field : `(?:(?<key>${keys}) )?${field}(?: (?:of|for|in) (?<keyed>${keys}))?`;
  const filled = (rule: string) =>
    rule
      .replace('F', named)
      .replace('T', '(?<target>.+?)')
      .replace('C', `(?<target>${CODE}(?:\\s*[,、]\\s*${CODE})*)`)
      .replace('O', '(?<old>.+?)')
      .replace('V', '(?<value>.+)')
      .replace('W', '(?<value>.+?)')
      .replace("'s", "['’]s?");
  const made = [...rules, ...codeFirst].map(
    ([way, rule]): Rule => ({ way, pattern: new RegExp(`^${filled(rule)}$`, 'i') }),
  );
  return {
    called,
    nouns: nounsOf(operation),
    named: names === '' ? null : new RegExp(names, 'i'),
    another:
      names === ''
        ? null
        : new RegExp(
            `(?:\\s+and|\\s*[,;](?:\\s*and)?)\\s+(?=(?:also |set |change )?(?:the |its )?(?:${names})\\b)`,
            'i',
          ),
    rules: names === '' ? [] : made,
    moved: movedPattern(operation),
    deeds: deedsOf(operation),
  };
}

interface Trial {
  readonly rule: Rule;
  readonly grammar: Grammar;
}

function readBy(said: string, { rule: { pattern, way }, grammar }: Trial): Said[] {
  const { field: name = '', target: typed = '', value: plain = '', ...keys } = pattern.exec(said)?.groups ?? {};
  const named = grammar.called.get(name.toLowerCase());
  const round = (keys.key ?? keys.keyed ?? '').replaceAll(' ', '');
  if (!named || (round !== '' && !named.field.keyWords)) return [];
  const { flag, field, own } = named;
  const key = own || round;
  const value = key === '' ? plain : `${key}=${plain}`;
  const target = bareTarget(typed, grammar);
  const says = (words: string): Said[] => [{ source: `${target} ${words}`, moved: null }];
  switch (way) {
    case 'set':
      return says(`--${flag} ${field.many || field.sentence || /["“”]/.test(value) ? value : `"${value}"`}`);
    case 'swap':
      return field.many
        ? says(`--remove-${flag} ${key && `${key}=`}${keys.old ?? ''} --add-${flag} ${value}`)
        : says(`--${flag} "${value}"`).map((each) => ({
            ...each,
            supposed: { [flag]: [`${key && `${key}=`}${keys.old ?? ''}`] },
          }));
    case 'is':
      return field.typed.choices && reads(field, value) ? says(`--${flag} "${value}"`) : [];
    case 'clear':
      return says(key === '' ? `--clear ${flag}` : `--remove-${flag} ${key}`);
    case 'add':
    case 'remove':
      return field.many ? says(`--${way}-${flag} ${value}`) : [];
    case 'up':
    case 'down':
      if (field.steps?.by === 'order') return says(`--${flag} ${field.steps[way]}`);
      if (plain === '') return field.steps && key === '' ? says(`--${flag}`) : [];
      return field.steps ? says(`--${flag} ${key && `${key}=`}${field.steps[way]}${plain}`) : [];
  }
}

/** `job J1002`, `the requirement R00407` → the name alone. */
const bareTarget = (typed: string, { nouns }: Grammar): string => typed.replace(nouns, '');

function nounsOf({ noun, targets }: Operation): RegExp {
  const nouns = [noun.en, ...targets.map(({ label }) => label.en)].map((word) => literal(word.toLowerCase())).join('|');
  return new RegExp(`^(?:the )?(?:(?:${nouns})s? )?`, 'i');
}

/** `add 138… to Campus 2027`, `remove 138… from the pool Campus 2027`. */
function movedPattern({ moves, noun }: Operation): RegExp | null {
  if (!moves) return null;
  const [verbs, preposition] =
    moves.way === 'into' ? ['add|put|move', '(?:into|to|in)'] : ['remove|take|delete|drop', '(?:out of|from)'];
  const place = `(?:the )?(?:(?:talent )?${noun.en} )?(?<place>.*?)(?: (?:talent )?${noun.en})?`;
  return new RegExp(`^(?:${verbs}) (?<things>.+) ${preposition} ${place}$`, 'i');
}

function movedBy(said: string, { moved }: Grammar): Said[] {
  const { things = '', place = '' } = moved?.exec(said)?.groups ?? {};
  return things === '' ? [] : [{ source: '', moved: { things, place } }];
}
