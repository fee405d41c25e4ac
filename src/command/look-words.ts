/** What follows a command that only reads: what is looked for, and whose it is. */
import type { LookCommand } from '../core/command.ts';
import { foldedCode } from '../core/fold.ts';
import type { Look } from '../core/look.ts';
import { comparable } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { wordsOf } from './tokens.ts';

/** A role's flag by what it is called: `--recruiter`, `--招聘负责人`, `负责人`, each also with its value behind `=` or `：`. */
type Roles = ReadonlyMap<string, string>;

/** Roles of people in what is looked for, in the order of the operations. */
function rolesOf({ noun }: Look, operations: readonly Operation[]): Roles {
  const roles = new Map<string, string>();
  for (const { fields } of operations.filter((operation) => operation.noun.en === noun.en)) {
    for (const [flag, { people, offered, label, names }] of fields) {
      if (!people || !offered) continue;
      const called = [`--${flag}`, ...[label.zh, ...names].flatMap((name) => [name, `--${name}`])];
      for (const name of called) if (!roles.has(comparable(name))) roles.set(comparable(name), flag);
    }
  }
  return roles;
}

const DASHES = /^(?:--|—+|–)/;
const VALUE = /^(.+?)[=＝：:](.*)$/s;

export function readLook(
  look: Look,
  source: string,
  operations: readonly Operation[],
): Pick<LookCommand, 'about' | 'by'> {
  const roles = rolesOf(look, operations);
  const about: string[] = [];
  const by: Record<string, string[]> = {};
  let flag: string | null = null;
  for (const word of wordsOf(source)) {
    const folded = foldedCode(word).replace(DASHES, '--');
    const [, head = folded, value = ''] = VALUE.exec(folded) ?? [];
    const role = roles.get(comparable(head));
    if (role !== undefined) {
      flag = role;
      by[role] = [...(by[role] ?? []), ...(value ? [value] : [])];
    } else if (folded.startsWith('--')) flag = null;
    else if (flag !== null) by[flag]?.push(word);
    else about.push(word);
  }
  return { about: about.join(' '), ...(Object.keys(by).length > 0 ? { by } : {}) };
}

/** `/我的职位`, `/my-jobs`, `my jobs`; 我负责的职位有哪些, list my jobs. */
export function isMine({ mine }: Look, text: string): boolean {
  const typed = mineAlone(comparable(text.replace(/^[\s/／]+/, '').replaceAll('-', ' ')));
  return mine !== undefined && [mine.zh, mine.en].some((words) => comparable(words) === typed);
}

const POLITELY = '(?:请|麻烦|帮我|给我)*';
const SHOW = '查询|查看|查一?下|查|看看|看一?下|看|列出|列一?下|显示';
const SHOW_ME = 'whatare|whichare|show|list|see|giveme';
const ASKED = new RegExp(
  `^(?:${POLITELY}(?:${SHOW}|找一?下|找)|(?:please)?(?:${SHOW_ME}|find)(?:me)?(?:all)?)(?=我|my)`,
);
const SO_MANY = /(?:都?有(?:哪些|什么|几个|多少(?:个)?)|是(?:哪些|什么)|列表|清单)?[呢吗]?[?.·!。]*$/;
const OWN =
  /^我(?:现在)?(?:(?:负责|名下|手上|手头|手里|在招)?的|(?:负责|名下|手上|手头|手里|在招)?(?:都?有)?(?:哪些|什么|几个|多少(?:个)?))/;

/** What asks for it, and how it may be said that it is one's own, taken off. */
const mineAlone = (typed: string): string => typed.replace(ASKED, '').replace(SO_MANY, '').replace(OWN, '我的');

const ALL = /^(?:(?:一共|总共|现在)?都?有?(?:哪些|什么|几个|多少(?:个)?)|所有的?|全部的?)/;
const ALL_OF = new RegExp(`^(?:please)?(?:${SHOW_ME})(?:me)?(?:all)?(?:the|our)?|^${POLITELY}(?:${SHOW})`);

/** 有哪些人才库, 人才库有哪些, list pools: of what few enough are to be listed. */
export function isListed({ noun, verb, label }: Look, text: string): boolean {
  if (verb.en !== 'list') return false;
  const typed = comparable(text).replace(ALL_OF, '').replace(ALL, '').replace(SO_MANY, '');
  return [noun.zh, noun.en, `${noun.en}s`, label.en, `${label.en}s`].some((words) => comparable(words) === typed);
}

export const listOf = (look: Look, text: string): LookCommand => ({ kind: 'look', look: look.name, about: '', text });

/** The reader's own, in whichever role. */
export const mineOf = (look: Look, text: string): LookCommand => ({
  kind: 'look',
  look: look.name,
  about: '',
  by: { '': ['我'] },
  text,
});
