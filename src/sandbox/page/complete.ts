/** What can follow the text before the cursor: people, commands, flags, values and names. Pure. */
import type { CommandWords, FlagWords, PageState, PersonView } from '../page-server/page-state.ts';
import type { Language } from './card/context.ts';

export interface Suggested {
  /** What replaces the word that is being typed. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

export interface Completed {
  /** Where the word that is being typed begins. */
  readonly from: number;
  readonly suggestions: readonly Suggested[];
  /** A word was begun, and is none of those offered yet: Enter takes the first. */
  readonly begun: boolean;
}

export type Known = Pick<PageState, 'commands' | 'names' | 'people' | 'bot'> & { readonly language: Language };

/** Of names; commands and flags are all listed. */
const MOST_NAMES = 50;
const nothing: Offered = { from: 0, suggestions: [] };

export function complete(text: string, cursor: number, known: Known): Completed {
  const before = text.slice(0, cursor);
  const { from, suggestions } = offeredTo(before, known);
  const typed = before.slice(from).toLowerCase();
  const whole = suggestions.some(({ insert }) => insert.trimEnd().toLowerCase() === typed);
  return { from, suggestions, begun: suggestions.length > 0 && typed !== '' && !whole };
}

type Offered = Omit<Completed, 'begun'>;

function offeredTo(before: string, known: Known): Offered {
  const mention = /@([^\s@]*)$/.exec(before);
  if (mention) {
    const [, typed = ''] = mention;
    return named(mention.index, peopleCalled(typed, known));
  }
  // A command starts its line, after a mention of the bot perhaps.
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const slash = line.search(/[/／]/);
  if (slash < 0 || !/^(\s|@\S+)*$/.test(line.slice(0, slash))) return nothing;
  return inCommand(before.length - line.length + slash, line.slice(slash).replace('／', '/'), known);
}

const named = (from: number, suggestions: readonly Suggested[]): Offered => ({
  from,
  suggestions: suggestions.slice(0, MOST_NAMES),
});

const starts = (word: string, typed: string): boolean => word.toLowerCase().startsWith(typed.toLowerCase());
const holds = (words: string, typed: string): boolean => words.toLowerCase().includes(typed.toLowerCase());

const peopleCalled = (typed: string, { people, bot }: Known): Suggested[] => [
  ...(holds(bot.name, typed) ? [{ insert: `@${bot.name} `, label: bot.name, detail: '机器人 Bot' }] : []),
  ...people.filter((person) => isCalled(person, typed)).map(mentionOf),
];
const isCalled = ({ name, enName }: PersonView, typed: string): boolean => starts(name, typed) || starts(enName, typed);
const mentionOf = ({ name, enName }: PersonView): Suggested => ({ insert: `@${name} `, label: name, detail: enName });

function inCommand(start: number, line: string, known: Known): Offered {
  const command = known.commands.find(({ words }) => words.some((each) => starts(line, `${each} `)));
  if (!command) return { from: start, suggestions: commandsLike(line, known) };
  const word = /\S*$/.exec(line)?.[0] ?? '';
  const from = start + line.length - word.length;
  const done = line.slice(0, line.length - word.length);
  if (word.startsWith('-')) return { from, suggestions: flagsLike(command, word, { done, language: known.language }) };
  const flag = flagBefore(command, done);
  return named(from, flag ? valuesFor(flag, word, known) : targetsFor(command, word, { done, known }));
}

function commandsLike(line: string, { commands, language }: Known): Suggested[] {
  return commands.flatMap((command) => {
    const [english = '', chinese = ''] = command.words;
    const own = command.words.find((words) => starts(words, line)) ?? '';
    const other = own === english ? chinese : english;
    // A bare slash offers the words of the reader's language.
    const shown = line === '/' ? (language === 'zh' ? chinese : english) : own;
    return own
      ? [{ insert: `${shown} `, label: shown, detail: `${command[language]}  ${shown === own ? other : own}` }]
      : [];
  });
}

interface FlagPlace {
  readonly done: string;
  readonly language: Language;
}

function flagsLike({ flags }: CommandWords, typed: string, { done, language }: FlagPlace): Suggested[] {
  const word = typed.replace(/^-+/, '');
  const open = flags.filter(({ flag }) => !done.includes(`--${flag} `));
  const matching = open.filter(
    ({ flag, zh }) => starts(flag, word) || (word !== '' && (holds(flag, word) || holds(zh, word))),
  );
  return matching.map((each) => ({ insert: `--${each.flag} `, label: `--${each.flag}`, detail: each[language] }));
}

/** The flag whose value is being typed; a flag of one value has it after one word. */
function flagBefore({ flags }: CommandWords, done: string): FlagWords | undefined {
  const [, name = '', values = ''] = /--([a-z-]+)[=\s]((?:(?!--).)*)$/s.exec(done) ?? [];
  const flag = flags.find((each) => each.flag === name);
  if (!flag || flag.takes === 'nothing') return undefined;
  return flag.many || flag.takes === 'anything' || values.trim() === '' ? flag : undefined;
}

function valuesFor(flag: FlagWords, word: string, known: Known): Suggested[] {
  // After a comma the next value of a list begins; it is completed as a whole word.
  const [, first = '', typed = ''] = /^(.*[,，、])?(.*)$/s.exec(word) ?? [];
  const suggestions = plainValues(flag, typed, known);
  return suggestions.map((each) => ({ ...each, insert: `${first}${each.insert}` }));
}

function plainValues({ takes, kind, choices = [] }: FlagWords, typed: string, known: Known): Suggested[] {
  switch (takes) {
    case 'choice':
      return choices
        .filter(({ zh, en }) => holds(zh, typed) || holds(en, typed))
        .map(({ zh, en }) => wordFor(known.language === 'zh' ? zh : en, known.language === 'zh' ? en : zh));
    case 'date':
      return days.filter(({ word }) => starts(word, typed)).map(({ word, detail }) => wordFor(word, detail));
    case 'name':
      return kind === 'person'
        ? [me, ...peopleCalled(typed, known)].filter(({ label }) => typed === '' || label !== 'me')
        : namesLike(kind, typed, known);
    default:
      return [];
  }
}

const me: Suggested = { insert: 'me ', label: 'me', detail: '我 myself' };
const days = [
  { word: 'today', detail: '今天' },
  { word: 'tomorrow', detail: '明天' },
  { word: '+7d', detail: '七天后 in seven days' },
  { word: '+30d', detail: '三十天后 in thirty days' },
];

/** In quotes where it holds spaces. */
const wordFor = (word: string, detail: string): Suggested => ({
  insert: /\s/.test(word) ? `"${word}" ` : `${word} `,
  label: word,
  detail,
});

const namesLike = (kind: string | undefined, typed: string, { names }: Known): Suggested[] =>
  (names[kind ?? ''] ?? [])
    .filter(({ word, detail }) => starts(word, typed) || holds(detail, typed))
    .map(({ word, detail }) => wordFor(word, detail));

/** Targets stand left of the flags, the one that takes many last. */
function targetsFor(command: CommandWords, word: string, { done, known }: { done: string; known: Known }): Suggested[] {
  if (/\s--/.test(done)) return [];
  const typed = done.trim().split(/\s+/).length - 2;
  const target = command.targets[Math.min(typed, command.targets.length - 1)];
  if (!target || (typed >= command.targets.length && !target.many)) return [];
  return namesLike(target.kind, word, known);
}
