/** What stands behind a field's name in a text tells whether it is one, and how its value is meant. */
import type { Field } from '../core/field.ts';
import { CHANGE_WORD, type Change, changeBy, isEmptying, isSetting } from './change-words.ts';
import { clearing, type Found, GAP, type Label, matchAt, namedAt } from './label.ts';
import { canTell, reads } from './readable.ts';

const CONNECTOR = /[^\S\n]*(?:[:=]>?|->|→)\s*/y;
const SPACED_WORD = new RegExp(`(${GAP})()(${CHANGE_WORD})(${GAP}:?${GAP})`, 'y');
/** Says nothing more before a word of change: 都换成, 从 8 改成. */
const FILLING = `(?:(?:全部|全都|都|统统|通通|统一|一律|一起|直接|需要|要|先|再)${GAP})?(?:[从由][^\\s,、;。:=]{1,16}?${GAP}(?=[改换变调提降延推]))?`;
const FILLED_WORD = new RegExp(`(${GAP})(${FILLING})(${CHANGE_WORD})(${GAP}:?${GAP})`, 'y');
const FILLS = new RegExp(`${GAP}[全都统通一直需要先再从由]`, 'y');
/** What is said of a part of a text. Other words of change may as well begin one: 提高质量. */
const PART = new RegExp(
  `${GAP}(?:里面?|中)?${GAP}(?:(?:再|还)?(?:增加|添加|新增|追加|加上|补充|去掉|去除|移除|删除|删掉)|[加删减](?=[\\s"“「]))`,
  'y',
);
/** What ends a word. */
const END = /[\s,、;。]|$/y;
/** Nothing more for this field. */
const NO_MORE = /[^\S\n]*(?:[\n,、;。]|$)/y;
const WORD = /[^\s,、;。]{1,20}/y;
/** A value that may stand right behind a name: a number, a code, a person, a quotation. */
const GLUED = /[-+\d"'“”「@]|[a-z]{1,3}\d/y;

/** Null where what stands behind a name makes another word of it. */
export function behind(found: Found): Label | null {
  const { text, at, field, leading, dashed } = found;
  const label = namedAt(found);
  if (leading) return field ? led({ ...found, field }, label) : null;
  const connector = matchAt(CONNECTOR, text, at);
  if (connector) return { ...label, end: at + connector[0].length, joined: true, colon: connector[0].includes(':') };
  const changed = field && changedAt(text, field, label);
  if (changed) return changed;
  if (label.text && field && matchAt(PART, text, at)) return { ...label, part: found.name };
  const bare = matchAt(END, text, at) !== null;
  return dashed || bare || matchAt(GLUED, text, at) || isGlued(text, at, field) ? { ...label, bare } : null;
}

/** A value that can be told without its separator: 人数两个, 优先级高. */
function isGlued(text: string, at: number, field: Field | undefined): boolean {
  const word = field ? (matchAt(WORD, text, at)?.[0] ?? '') : '';
  return word !== '' && field !== undefined && canTell(field) && reads(field, word);
}

/** 加一位陈静. */
const ONE_OF = new RegExp(`[一两二三]?[个位名]${GAP}(?=\\p{Script=Han})`, 'uy');

/** 改成 and its like behind a name. */
function changedAt(text: string, field: Field, label: Label): Label | null {
  const filled = () => (matchAt(FILLS, text, label.end) ? matchAt(FILLED_WORD, text, label.end) : null);
  const match = matchAt(SPACED_WORD, text, label.end) ?? filled();
  if (!match) return null;
  const [whole, before = '', filling = '', word = '', after = ''] = match;
  // What fills a sentence may as well begin a text.
  if (filling !== '' && field.sentence) return null;
  // 负责人清空 名称…: that is no measure.
  const counts = field.people && !isEmptying(word);
  const said = whole.length + (counts ? (matchAt(ONE_OF, text, label.end + whole.length)?.[0].length ?? 0) : 0);
  const behindWord = label.end + before.length + filling.length + word.length;
  const alone = matchAt(isEmptying(word) ? END : NO_MORE, text, behindWord) !== null;
  // One character apart from the name and not from the value begins a value: 加藤.
  if (before !== '' && after === '' && word.length === 1 && !alone && !field.steps && !field.many) return null;
  const change = changeBy(word, field, alone);
  return change && changedLabel({ ...label, end: label.end + said }, change);
}

interface Led extends Pick<Found, 'text' | 'leading' | 'name'> {
  readonly field: Field;
}

/** 清空备注, 去掉协助人. */
function led({ text, leading, field, name }: Led, label: Label): Label | null {
  // 需求类型 新增 负责人清空: the word before the name is a value of another field.
  const [, space, , next = ''] = matchAt(SPACED_WORD, text, label.end) ?? [];
  if (space === '' && isEmptying(next)) return null;
  if (isSetting(next)) {
    const changed = changedAt(text, field, label);
    return changed && { ...changed, idle: true };
  }
  const alone = matchAt(NO_MORE, text, label.end) !== null;
  if (label.text && !alone && matchAt(PART, leading, 0)?.[0] === leading) return { ...label, part: name };
  const change = changeBy(leading, field, isEmptying(leading) || alone);
  // An entry that is named by its key alone is taken away whole.
  if (alone && label.key && change?.edit === 'remove') return changedLabel(label, { edit: 'clear' });
  const connector = matchAt(CONNECTOR, text, label.end)?.[0] ?? '';
  return change && changedLabel({ ...label, end: label.end + connector.length }, change);
}

function changedLabel(label: Label, change: Change): Label {
  const { flag, also } = label;
  if (change.edit === 'clear') return { ...label, also: [], before: '', text: false, ...clearing(label) };
  const named = (each: string) => (change.edit === 'set' ? each : `${change.edit}-${each}`);
  return { ...label, flag: named(flag), also: also.map(named), before: label.before + change.before };
}
