/** What shall not be done: 不要把 J1002 的负责人换成陈静. Who says so wants nothing changed. */
import type { Refusal } from '../core/outcome.ts';
import { CHANGE_WORD } from './change-words.ts';

const BEFORE =
  /^(?:请|麻烦|先|千万|暂时|现在|目前|please |pls )*\s*(?:不要|不用|不必|不需要|不想|不能|不准|无需|先不|暂不|切勿|勿|别(?![的墅人名处])|don['’]?t\b|do not\b|never\b|no need\b)/i;
/** Of words that stand where a target would. */
const WITHIN =
  /(?:不|不要|不用|不必|不需要|无需|勿|(?<![特级性类个])别)(?:再|先)?(?:把|将|给)?(?=\s|$)|^(?:取消|停止|撤回|撤销)(?=\s|$)/;

/** What was asked for before shall not be: 取消把 138… 加入校招储备, 算了. */
const CALLED_OFF =
  /^(?:请|麻烦|先)*(?:(?:取消|停止|撤回|撤销|中止|终止|放弃)\s*(?:把|将|给|对|从|让|由)|算了)|[\s,，。]算了[。！!]*$/;

export const isDeclined = (sentence: string): boolean => BEFORE.test(sentence) || CALLED_OFF.test(sentence);

const NOT = '(?:先不|暂不|不(?:用|必|要|需要|能|再|想)?|无需|勿|(?<![特级性类个区])别)(?:再|先)?';
/** A change that shall not be: 先别换负责人, 人数别改了, 不推迟了, 这个月不要把 J1002 …. */
const NOT_CHANGED = new RegExp(
  `${NOT}(?:把|将|给)[^,，;；。\\n]*|${NOT}(?:${CHANGE_WORD}|动(?!态)|加(?!班)|移|暂停|关闭|取消|更新|撤|招)|\\b(?:don['’]?t|do not|should(?:n['’]t| not)|no longer)\\b[^,;.\\n]*`,
  'gi',
);
const CHANGES = new RegExp(`${CHANGE_WORD}|\\b(?:change|set|add|remove|update|move|clear)\\b`, 'i');

/** Says of the whole that it shall not be done, or that something shall not and of nothing that it shall. */
export function wantsNothing(sentence: string): boolean {
  if (isDeclined(sentence)) return true;
  const rest = sentence.replace(NOT_CHANGED, ' ');
  return rest !== sentence && !CHANGES.test(rest);
}

export const nothingWanted: Refusal = {
  code: 'declined',
  text: { zh: '好的，没有提交任何改动。', en: 'All right: nothing was proposed.' },
  hint: {
    zh: '要改的话请直接说改成什么；要取消已经提出的请看 /待办。',
    en: 'To change something say what it shall become; to take back what was proposed see /pending.',
  },
};

/** 人数别改了: of a value that is no text. */
export const isNoValue = (word: string): boolean => NO_VALUE.test(word);
const NO_VALUE = new RegExp(`^${NOT}(?:${CHANGE_WORD}|动)了?$`);

export const declines = (targets: Readonly<Record<string, readonly string[]>>): boolean =>
  Object.values(targets).some((words) => words.some((word) => WITHIN.test(word)));
