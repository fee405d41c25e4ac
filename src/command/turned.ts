/** 加林晓，去掉陈静: within a list one change turns into another; a name with a word of change left on it is no name. */
import type { Field } from '../core/field.ts';
import type { Spoken } from '../core/spoken.ts';
import { LONG_CHANGE_WORD, TURNS } from './change-words.ts';
import { restored, SEPARATORS, type Word } from './token.ts';

interface Entry {
  readonly flag: string;
  readonly word: Word;
}

const EDITED = /^(?:add|remove)-/;
/** 加藤 is a name. */
const TURNING = new RegExp(
  `^(?:(?<more>${TURNS.more}|加(?!藤))|(?<less>${TURNS.less}|减))(?=$|.{2})(?<rest>.*)$`,
  'su',
);

/** The words of a list flag, each with the flag that it is for. */
export function turned({ fields }: Spoken, flag: string, words: readonly Word[]): Entry[] {
  const field = fields.get(flag.replace(EDITED, ''));
  if (!field?.many || field.keyed) return words.map((word) => ({ flag, word }));
  return EDITED.test(flag) ? edited(flag, words) : replaced({ flag, field }, words);
}

function edited(flag: string, words: readonly Word[]): Entry[] {
  const base = flag.replace(EDITED, '');
  let current = flag;
  return words.flatMap((word): Entry[] => {
    if (word.quoted) return [{ flag: current, word }];
    const parts = word.text.split(SEPARATORS);
    if (!parts.some((part) => TURNING.test(part))) return [{ flag: current, word }];
    return parts.flatMap((part): Entry[] => {
      const { more, less, rest = part } = TURNING.exec(part)?.groups ?? {};
      if (more ?? less) current = `${more ? 'add' : 'remove'}-${base}`;
      return rest === '' ? [] : [{ flag: current, word: { ...word, text: rest, gap: 'line' } }];
    });
  });
}

const AWAY = new RegExp(`^(?<name>.{2,}?)(?:${TURNS.less})$`, 'su');
const EXCHANGED = /^(?:里面?的?|中的?)?(?<old>.{2,}?)(?:换成|换为|改成|改为|替换成|替换为)(?<name>.{2,})$/su;

/** 协助人张晓彤去掉; 协助人里的朱嘉豪换成陈静. */
function replaced({ flag, field }: { readonly flag: string; readonly field: Field }, words: readonly Word[]): Entry[] {
  const [word, ...others] = words;
  if (!word || word.quoted || others.length > 0 || !field.people || SEPARATORS.test(word.text))
    return words.map((each) => ({ flag, word: each }));
  const away = AWAY.exec(word.text)?.groups?.name;
  if (away) return [{ flag: `remove-${flag}`, word: { ...word, text: away } }];
  const { old, name } = EXCHANGED.exec(word.text)?.groups ?? {};
  if (!old || !name) return [{ flag, word }];
  return [
    { flag: `remove-${flag}`, word: { ...word, text: old } },
    { flag: `add-${flag}`, word: { ...word, text: name } },
  ];
}

const LEFT_ON = new RegExp(
  `^(?:不|别(?=.{2})|勿|(?:里|里面|中)的|${LONG_CHANGE_WORD}|[减改换去删撤](?=.{2})|加(?!藤)(?=.{2}))|(?:${LONG_CHANGE_WORD}|不要|别)$|换成|改成|改为|换为|或者?|除了|以外|不是`,
  'u',
);

/** Of people, the one whose name has a word of change left on it. */
export function notAName(field: Field, words: readonly Word[]): string | undefined {
  if (!field.people) return undefined;
  const parts = words.filter(({ quoted }) => !quoted).flatMap(({ text }) => text.split(SEPARATORS));
  return parts.map((part) => restored(part).replace(/^[^=]*=/, '')).find((part) => LEFT_ON.test(part));
}
