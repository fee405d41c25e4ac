/** Names of fields that nothing sets apart: J1002负责人陈静, headcount 5. */
import { type Label, matchAt, namedAt } from './label.ts';
import type { Lexicon } from './lexicon.ts';
import { IS_CODE } from './readable.ts';
import type { Token } from './token.ts';

const LONGEST_CODE = 40;
const BEHIND_CODE = /(?:^|[\s,、;])[a-z]{0,6}[-_]?\d{2}[\w-]*[^\S\n]?$/;

/** The name of a field that is not set apart from its value. */
export function gluedAt(text: string, at: number, { lexicon, current }: Reading): Label | null {
  if (current === '') return behindCode(text, at, lexicon);
  return lexicon.isPeople(current) || lexicon.isOne(current) ? behindValue(text, at, { lexicon, current }) : null;
}

type Reading = Pick<Before, 'lexicon' | 'current'>;

/** Right behind a code, or as the next word after one, the name of a field need not stand apart from its value: J1002负责人陈静. */
function behindCode(text: string, at: number, lexicon: Lexicon): Label | null {
  if (!/\p{Script=Han}/u.test(text[at] ?? '')) return null;
  if (!BEHIND_CODE.test(text.slice(Math.max(0, at - LONGEST_CODE), at))) return null;
  const label = lexicon.dashedAt(text, at);
  // 部门负责人 is neither of both.
  return label && !label.joined && lexicon.labelAt(text, label.end) ? null : label;
}

/** Behind a value the next role need not stand apart from its own either, nor what can be told by itself: 负责人林晓 用人经理王芳, 联系人张伟 电话 139…. */
function behindValue(text: string, at: number, { lexicon, current }: Reading): Label | null {
  if (!/\s/.test(text[at - 1] ?? '') || !/\p{Script=Han}/u.test(text[at] ?? '')) return null;
  const label = lexicon.dashedAt(text, at) ?? lexicon.goesOnAt(text, at, current);
  if (!label || label.bare || label.idle) return null;
  return lexicon.isPeople(label.flag) || lexicon.tells(label.flag, matchAt(NEXT, text, label.end)?.[1] ?? '')
    ? label
    : null;
}

const NEXT = /[^\S\n]*([^\s,、;。]{1,40})/y;

interface Before {
  readonly lexicon: Lexicon;
  /** The flag whose words are read; empty before the first. */
  readonly current: string;
  readonly last: Token | undefined;
  /** Something in the text is set apart by `=` or `:`. */
  readonly assigns: boolean;
}

/** `headcount=5`, and behind a code or a value `headcount 5`: the name of a flag without its dashes. */
export function flagWordAt(text: string, at: number, { lexicon, current, last, assigns }: Before): Label | null {
  const isNext = current === '' ? last?.kind === 'word' && IS_CODE.test(last.text) : lexicon.isOne(current);
  if (!(assigns || isNext) || !/[a-z]/.test(text[at] ?? '')) return null;
  const [, first = '', second = '', assigned = ''] = matchAt(FLAG_WORD, text, at) ?? [];
  if (assigned === '' && !isNext) return null;
  const both = `${first}-${second}`;
  const name = [both, first].find((each) => lexicon.flagCalled(each) !== null);
  if (name === undefined || lexicon.isKeyed(current)) return null;
  const { length } = name;
  const isJoined = assigned !== '' && (second === '' || name === both);
  if (!isJoined && !(isNext && last?.kind === 'word' && !last.quoted)) return null;
  const label = namedAt({ at: at + length, called: { flags: [name], key: '', text: lexicon.isText(name) } });
  if (!isJoined) return label;
  return { ...label, end: at + length + assigned.length, joined: true, colon: assigned.includes(':') };
}

const FLAG_WORD = /([a-z][a-z-]{1,30})(?: ([a-z]{2,20}))?([^\S\n]*[:=][^\S\n]*(?=\S)|(?=\s+\S))/y;

const COUNTERS = '日号天周月年人个名位元万';
const COUNT = new RegExp(`\\d(?:[${COUNTERS}]|个月)$`);
const LONGEST_COUNT = 3;

/** A number that is counted, or a day: 12人, 12月20日. */
export const endsCount = (text: string, at: number): boolean =>
  COUNTERS.includes(text[at - 1] ?? ' ') && COUNT.test(text.slice(Math.max(0, at - LONGEST_COUNT), at));
