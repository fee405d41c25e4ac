/** The ways to say a change in English, put into the words of a command: change the recruiter of J1002 to @x → `J1002 --recruiter @x`. */
import type { Field } from '../core/field.ts';
import type { Operation } from '../core/operation.ts';
import { DEED, deedsOf, LESS, MORE } from './english-deeds.ts';
import { type Change, codeFirst, rules } from './english-rules.ts';
import { literal, oneOf } from './field-names.ts';
import type { Lexicon } from './lexicon.ts';
import { CODE, reads } from './readable.ts';
import type { Bare, Said, Way } from './said.ts';

interface Named {
  /** More than one where the name means several: salary is both ends. */
  readonly flags: readonly string[];
  readonly field: Field;
  /** Which of the tenant's own fields; empty where it is none. */
  readonly own: string;
}

export interface English {
  /** In the order in which they are tried. */
  readonly ways: readonly Way[];
  /** Before a further field in the same clause: headcount +2 and deadline 31 Dec. Null where there are no fields. */
  readonly another: RegExp | null;
}

export function englishWays(operation: Operation, lexicon: Lexicon): English {
  const called = calledIn(operation, lexicon);
  const names = oneOf(called.keys());
  const nouns = nounsOf(operation);
  const bare = (typed: string): string => typed.replace(nouns, '');
  const another = `(?:\\s+and|\\s*[,;](?:\\s*and)?)\\s+(?=(?:also |set |change )?(?:the |its )?(?:${names})\\b)`;
  const ways = [
    counted(operation, bare),
    moving(operation),
    names === '' ? null : named(operation, { called, names, bare }),
    doneTo(operation, bare),
  ];
  return {
    ways: ways.filter((way) => way !== null),
    another: names === '' ? null : new RegExp(another, 'i'),
  };
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

function counted({ fields }: Operation, bare: Bare): Way | null {
  const [[flag, { steps } = {}] = [], ...others] = [...fields].filter(([, each]) => each.steps?.by === 'number');
  if (!flag || !steps || others.length > 0) return null;
  const read = (said: string): Said[] => {
    const { value, target = '', less } = COUNTED.map((pattern) => pattern.exec(said)?.groups).find(Boolean) ?? {};
    return value ? [{ source: `${bare(target)} --${flag} ${less ? steps.down : steps.up}${value}`, moved: null }] : [];
  };
  return { holds: COUNTING, read };
}

function doneTo(operation: Operation, bare: Bare): Way | null {
  const deeds = deedsOf(operation);
  const read = (said: string): Said[] =>
    deeds.flatMap(({ flag, pattern, before, reads: field }) => {
      const { target, value } = pattern.exec(said)?.groups ?? {};
      if (!target || (!value && before !== null) || (field && !reads(field, value ?? ''))) return [];
      const words = before === null ? '' : ` "${before}${value}"`;
      return [{ source: `${bare(target)} --${flag}${words}`, moved: null }];
    });
  return deeds.length > 0 ? { holds: DEED, read } : null;
}

/** What fields are called together comes last, what the tenant's own are called before it. */
function calledIn({ fields }: Operation, { english }: Lexicon): Map<string, Named> {
  const called = new Map<string, Named>();
  for (const [flag, field] of fields) {
    if (!field.offered) continue;
    const label = field.label.en.toLowerCase();
    for (const name of [flag.replaceAll('-', ' '), label, label.replace(/ \(.*\)$/, '')]) {
      called.set(name.replace(/s$/, ''), { flags: [flag], field, own: '' });
      called.set(name, { flags: [flag], field, own: '' });
    }
  }
  const last = [...english].map(([name, { flag, field, key }]) => [name, { flags: [flag], field, own: key }] as const);
  for (const [name, named] of [...last, ...together(fields)]) if (!called.has(name)) called.set(name, named);
  return called;
}

/** Min salary and max salary share a name in Chinese: together they are the salary. */
function together(fields: Operation['fields']): [string, Named][] {
  const all = [...fields].filter(([, { offered }]) => offered);
  return all.flatMap(([first, field]): [string, Named][] => {
    const word = first.split('-').at(-1) ?? '';
    const isOne = (flag: string, { names }: Field) =>
      flag.endsWith(`-${word}`) && names.some((name) => field.names.includes(name));
    const flags = all.filter(([flag, each]) => isOne(flag, each)).map(([flag]) => flag);
    return flags.length > 1 ? [[word, { flags, field, own: '' }]] : [];
  });
}

interface Naming {
  /** Fields by what they are called in a sentence. */
  readonly called: ReadonlyMap<string, Named>;
  /** Those names, as a pattern. */
  readonly names: string;
  readonly bare: Bare;
}

interface Rule {
  readonly pattern: RegExp;
  readonly way: Change;
}

function named(operation: Operation, naming: Naming): Way {
  const made = rulesFor(operation, naming.names);
  return {
    holds: new RegExp(naming.names, 'i'),
    *read(said) {
      for (const rule of made) yield* readBy(said, { rule, naming });
    },
  };
}

function rulesFor({ fields }: Operation, names: string): Rule[] {
  const keys = [...fields.values()].flatMap(({ keyWords }) => keyWords ?? []).join('|');
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
  return [...rules, ...codeFirst].map(([way, rule]) => ({ way, pattern: new RegExp(`^${filled(rule)}$`, 'i') }));
}

/** What a rule means that names no field. */
const RENAMED = 'name';

function readBy(said: string, { rule, naming }: { readonly rule: Rule; readonly naming: Naming }): Said[] {
  const { pattern, way } = rule;
  const found = pattern.exec(said)?.groups;
  if (!found) return [];
  const { field: name = RENAMED, target: typed = '', value: plain = '', old = '' } = found;
  const named = naming.called.get(name.toLowerCase());
  const round = (found.key ?? found.keyed ?? '').replaceAll(' ', '');
  if (!named || (round !== '' && !named.field.keyWords)) return [];
  const { flags, field, own } = named;
  const key = own || round;
  const keyed = key && `${key}=`;
  const value = keyed + plain;
  const target = naming.bare(typed);
  const says = (words: (flag: string) => string): Said[] => [
    { source: `${target} ${flags.map(words).join(' ')}`, moved: null },
  ];
  switch (way) {
    case 'set':
      return says((flag) => `--${flag} ${isUnmarked(field) || /["“”]/.test(value) ? value : `"${value}"`}`);
    case 'swap': {
      if (field.many) return says((flag) => `--remove-${flag} ${keyed}${old} --add-${flag} ${value}`);
      const supposed = Object.fromEntries(flags.map((flag) => [flag, [keyed + old]]));
      return says((flag) => `--${flag} "${value}"`).map((each) => ({ ...each, supposed }));
    }
    case 'is':
      return field.typed.choices && reads(field, value) ? says((flag) => `--${flag} "${value}"`) : [];
    case 'clear':
      return says((flag) => (key === '' ? `--clear ${flag}` : `--remove-${flag} ${key}`));
    case 'add':
    case 'remove':
      return field.many ? says((flag) => `--${way}-${flag} ${value}`) : [];
    case 'up':
    case 'down': {
      const { steps } = field;
      if (steps?.by === 'order') return says((flag) => `--${flag} ${steps[way]}`);
      if (plain === '') return steps && key === '' ? says((flag) => `--${flag}`) : [];
      return steps ? says((flag) => `--${flag} ${keyed}${steps[way]}${plain}`) : [];
    }
  }
}

/** A list or a text has no marks around it. */
const isUnmarked = ({ many, sentence }: Field): boolean => many || sentence;

/** What stands before a target and says what it is: `job J1002`, `the requirement R00407`. */
function nounsOf({ noun, targets }: Operation): RegExp {
  const nouns = [noun.en, ...targets.map(({ label }) => label.en)].map((word) => literal(word.toLowerCase())).join('|');
  return new RegExp(`^(?:the )?(?:(?:${nouns})s? )?`, 'i');
}

/** `add 138… to Campus 2027`, `remove 138… from the pool Campus 2027`; null where nothing moves. */
function moving({ moves, noun }: Operation): Way | null {
  if (!moves) return null;
  const [verbs, preposition] =
    moves.way === 'into' ? ['add|put|move', '(?:into|to|in)'] : ['remove|take|delete|drop', '(?:out of|from)'];
  const place = `(?:the )?(?:(?:talent )?${noun.en} )?(?<place>.*?)(?: (?:talent )?${noun.en})?`;
  const pattern = new RegExp(`^(?:${verbs}) (?<things>.+) ${preposition} ${place}$`, 'i');
  const read = (said: string): Said[] => {
    const { things = '', place: named = '' } = pattern.exec(said)?.groups ?? {};
    return things === '' ? [] : [{ source: '', moved: { things, place: named } }];
  };
  return { holds: new RegExp(`^(?:${verbs}) `, 'i'), read };
}
