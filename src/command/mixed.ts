/** Both languages in one sentence: J1002 recruiter 改成陈静, change J1002 负责人 to 陈静. What is said in the other one is put into the sentence's own. */
import { CHANGE_WORD } from './change-words.ts';
import { oneOf } from './field-names.ts';
import type { Lexicon } from './lexicon.ts';
import type { Speaker } from './said.ts';
import { sourceOf } from './source.ts';

const MIXED = /[a-z]{2}[\s的]*\p{Script=Han}|的\s*[a-z]{2}|\p{Script=Han}\s*(?:to|by|with|as|from|of|for)\s/iu;
const IS_ENGLISH =
  /^(?:please )?(?:change|set|update|make|switch|edit|increase|decrease|raise|reduce|cut|push|postpone|delay|extend|replace|add|remove|clear)\s/i;

/** English verbs with a Chinese ending. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:change|update|set|switch|modify)\s*(?=[成为到])/gi, '改'],
  [/\b(?:add|put)\s*(?=[到进])/gi, '加'],
  [/\b(?:remove|delete)\s*(?:掉了?|了)?$/gi, '移除'],
  [/\bassign\s*(?=给)/gi, '交'],
  [/\b(?:delay|postpone)\s*(?=[到\d一二两三])/gi, '推迟'],
];

export const isMixed = (said: string): boolean => MIXED.test(said);

interface English {
  /** Names with a word of change behind them, or 的 before them. */
  readonly named: RegExp;
  /** In Chinese, by what they are in English. */
  readonly called: ReadonlyMap<string, string>;
}

const made = new WeakMap<Lexicon, English>();

/** The same where nothing is mixed. */
export function inOneLanguage(said: string, { operation, lexicon }: Pick<Speaker, 'operation' | 'lexicon'>): string {
  if (!isMixed(said)) return said;
  if (IS_ENGLISH.test(said)) return inEnglish(said, lexicon);
  const english = made.get(lexicon) ?? englishOf(operation);
  made.set(lexicon, english);
  return inChinese(said, english, lexicon);
}

function englishOf({ fields }: Speaker['operation']): English {
  const called = new Map(
    [...fields].flatMap(
      ([
        flag,
        {
          offered,
          label: { zh, en },
        },
      ]) => {
        const names = offered ? [flag, flag.replaceAll('-', ' '), en.toLowerCase().replace(/ \(.*\)$/, '')] : [];
        return names.flatMap((name) =>
          [name.replace(/s$/, ''), name].map((each) => [each, zh.replace(/（.*）$/, '')] as const),
        );
      },
    ),
  );
  const name = `(?<![\\w-])(?<name>${oneOf(called.keys())})(?![\\w-])`;
  const named =
    called.size === 0
      ? /(?!)/
      : new RegExp(`${name}(?=\\s*(?:也|都)?${CHANGE_WORD})|(?<=的\\s*)${name.replace('name', 'own')}`, 'gi');
  return { named, called };
}

/** Up to a text, which stays as it was typed. */
function inChinese(said: string, { named, called }: English, lexicon: Lexicon): string {
  let isText = false;
  const put = said.replace(named, (typed: string, ...rest) => {
    const [at] = rest.filter((each) => typeof each === 'number');
    isText ||= holdsText(said.slice(0, at), lexicon);
    const name = called.get(typed.toLowerCase());
    if (isText || name === undefined) return typed;
    isText = lexicon.flagsNamed(name).some(lexicon.isText);
    return name;
  });
  return isText || holdsText(put, lexicon) ? put : VERBS.reduce((text, [verb, zh]) => text.replace(verb, zh), put);
}

const holdsText = (said: string, lexicon: Lexicon): boolean =>
  lexicon.namesIn(sourceOf(said).folded).some(({ name }) => lexicon.flagsNamed(name).some(lexicon.isText));

/** The first name: what follows it may be a text. */
function inEnglish(said: string, lexicon: Lexicon): string {
  const { folded } = sourceOf(said);
  const [first] = folded.length === said.length ? lexicon.namesIn(folded) : [];
  const [flag, ...more] = first ? lexicon.flagsNamed(first.name) : [];
  if (!first || flag === undefined || more.length > 0 || lexicon.keyNamed(first.name) !== '') return said;
  return `${said.slice(0, first.start).trimEnd()} ${flag.replaceAll('-', ' ')} ${said.slice(first.end).trimStart()}`;
}
