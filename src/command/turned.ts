/** 加林晓，去掉陈静: within a list one change turns into another; a name with a word of change left on it is no name. */
import type { Spoken } from '../core/spoken.ts';
import { LONG_CHANGE_WORD, TURNS } from './change-words.ts';
import { exchangeIn } from './exchanged.ts';
import { restored, SEPARATORS, type Word } from './token.ts';

interface Entry {
  readonly flag: string;
  readonly word: Word;
}

const EDITED = /^(?:add|remove)-/;
/** 加藤 is a name. */
const TURNING = new RegExp(
  `^(?:(?<more>${TURNS.more}|换成|改成|换上|加(?!藤))|(?<less>${TURNS.less}|减))(?=$|.{2})(?<rest>.*)$`,
  'su',
);

/** The words of a list flag, each with the flag that it is for. */
export function turned({ fields }: Spoken, flag: string, words: readonly Word[]): Entry[] {
  const field = fields.get(flag.replace(EDITED, ''));
  if (!field?.many) return words.map((word) => ({ flag, word }));
  return EDITED.test(flag) ? edited(flag, words) : replaced(flag, words);
}

/** 技能标签 加 Go 去掉 Kubernetes: what turns is of the same key. */
function edited(flag: string, words: readonly Word[]): Entry[] {
  const base = flag.replace(EDITED, '');
  let current = flag;
  let key = '';
  let turns = false;
  const entry = (word: Word): Entry => {
    const [own = ''] = KEY.exec(word.text) ?? [];
    const text = turns && own === '' ? key + word.text : word.text;
    key = own || key;
    turns = false;
    return { flag: current, word: { ...word, text } };
  };
  return words.flatMap((word): Entry[] => {
    if (word.quoted) return [entry(word)];
    const parts = word.text.split(SEPARATORS).flatMap(apart);
    if (!parts.some((part) => TURNING.test(part))) return [entry(word)];
    return parts.flatMap((part): Entry[] => {
      const { more, less, rest = part } = TURNING.exec(part)?.groups ?? {};
      if (more ?? less) current = `${more ? 'add' : 'remove'}-${base}`;
      turns ||= (more ?? less) !== undefined;
      return rest === '' ? [] : [entry({ ...word, text: rest, gap: 'line' })];
    });
  });
}

const WITHIN = new RegExp(
  `^(?<before>.{2,}?)(?<turn>(?:${TURNS.more}|${TURNS.less}|换成|改成|换上).{2,}|(?<=^\\p{Script=Han}{2,4})[加减](?!藤)\\p{Script=Han}{2,4})$`,
  'su',
);

/** 去掉高子涵加上林晓. */
function apart(part: string): string[] {
  const { before, turn } = WITHIN.exec(part)?.groups ?? {};
  return before && turn ? [before, turn] : [part];
}

const KEY = /^[^=]+=/;

const AWAY = new RegExp(`^(?<name>.*?)(?:${TURNS.less})$`, 'su');

/** 协助人张晓彤去掉; 协助人里的朱嘉豪换成陈静; 二面面试官林晓换成陈静. */
function replaced(flag: string, words: readonly Word[]): Entry[] {
  const [{ text: first = '' } = {}] = words;
  const [key = ''] = KEY.exec(first) ?? [];
  const way = (of: string, own: readonly Word[]): Entry[] =>
    own.map((word, at) => ({ flag: `${of}-${flag}`, word: at === 0 ? { ...word, gap: 'line' } : word }));
  const exchange = exchangeIn(words);
  if (exchange) {
    const [next, ...others] = exchange.young;
    const young = next && !KEY.test(next.text) ? [{ ...next, text: key + next.text }, ...others] : exchange.young;
    return [...way('remove', exchange.old), ...way('add', young)];
  }
  const last = words.at(-1);
  const name = last?.quoted === false ? AWAY.exec(last.text)?.groups?.name : undefined;
  const away = last && name !== undefined ? [...words.slice(0, -1), ...(name ? [{ ...last, text: name }] : [])] : [];
  return away.length > 0 ? way('remove', away) : words.map((word) => ({ flag, word }));
}

const LEFT_ON = new RegExp(
  `^(?:不|别(?=.{2})|勿|(?:里|里面|中)的|${LONG_CHANGE_WORD}|[减改换去删撤](?=.{2})|加(?!藤)(?=.{2}))|(?:${LONG_CHANGE_WORD}|不要|别)$|换成|改成|改为|换为|或者?|除了|以外|不是`,
  'u',
);

/** Of people, the one whose name has a word of change left on it. */
export function notAName(words: readonly Word[]): string | undefined {
  const parts = words.filter(({ quoted }) => !quoted).flatMap(({ text }) => text.split(SEPARATORS));
  return parts.map((part) => restored(part).replace(/^[^=]*=/, '')).find((part) => LEFT_ON.test(part));
}
