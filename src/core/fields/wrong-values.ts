/** What is said of a value that a field cannot take. `again` lets it be typed once more; where the present value is told, `about` is empty. */

import type { Choice } from '../field.ts';
import { shortened } from '../free-text.ts';
import { nearest } from '../names.ts';
import type { Refusal } from '../outcome.ts';
import { inARow, type Text } from '../text.ts';

const DAYS: Text = {
  zh: '可以写 2026-12-01、12月1日、明天、下周五、月底、7天后；要写到哪一天，年份在 2000 到 2100 之间。',
  en: 'Write 2026-12-01, Dec 1, tomorrow, next Friday, end of month or +7d: a whole date between 2000 and 2100.',
};

export const noSuchChoice = (label: Text, word: string, choices: readonly Choice[]): Refusal => {
  const close = nearest(word, [...new Set(choices.flatMap(({ zh, en }) => [zh, en]))]);
  const closest = inARow(choices.filter(({ zh, en }) => close.includes(zh) || close.includes(en)));
  const all = inARow(choices.map(choiceShown));
  return {
    code: 'unknown-choice',
    text: {
      zh: `「${label.zh}」没有「${shortened(word, 60)}」这个选项。`,
      en: `"${shortened(word, 60)}" is not a choice of "${label.en}".`,
    },
    hint: {
      zh: `${closest.zh ? `最接近的：${closest.zh}。` : ''}可选：${all.zh}`,
      en: `${closest.en ? `Closest: ${closest.en}. ` : ''}Choices: ${all.en}`,
    },
  };
};

/** By its number, which can be typed too; a word of the wire is for nobody. */
export const choiceShown = ({ value, zh, en }: Choice): Text =>
  typeof value === 'number' ? { zh: `${value} ${zh}`, en: `${value} ${en}` } : { zh, en };

export const notAnId = (label: Text, word: string): Refusal => ({
  code: 'not-an-id',
  text: {
    zh: `「${label.zh}」要填数字 ID，「${shortened(word, 60)}」不是。`,
    en: `"${label.en}" takes a numeric id; "${shortened(word, 60)}" is none.`,
  },
});
export const notACount = (label: Text, word: string): Refusal => ({
  code: 'not-a-number',
  text: {
    zh: `「${label.zh}」要填整数（12、12人、十二），或 +2、减1 这样的增减，「${shortened(word, 60)}」不是。`,
    en: `"${label.en}" takes a whole number, or a step such as +2 or -1; "${shortened(word, 60)}" is neither.`,
  },
  again: true,
});
export const belowNothing = (label: Text, present: number, word: string): Refusal => ({
  code: 'below-nothing',
  text: {
    zh: `「${label.zh}」现在是 ${present}，不能再 ${word}。`,
    en: `"${label.en}" is ${present}: ${word} is too much.`,
  },
  about: [],
  again: true,
});
export const nothingToStep = (label: Text, word: string): Refusal => ({
  code: 'nothing-to-step',
  text: {
    zh: `「${label.zh}」现在是空的，不能「${shortened(word, 60)}」，请直接写新的值。`,
    en: `"${label.en}" is empty now: "${shortened(word, 60)}" counts from nothing. Give the new value itself.`,
  },
  again: true,
});
export const atTheEnd = (label: Text, present: Text): Refusal => ({
  code: 'at-the-end',
  text: {
    zh: `「${label.zh}」现在是「${present.zh}」，不能再往那边调了。`,
    en: `"${label.en}" is "${present.en}" now; there is nothing beyond it.`,
  },
  about: [],
  again: true,
});
export const notASalary = (label: Text, word: string): Refusal => ({
  code: 'not-a-salary',
  text: {
    zh: `「${label.zh}」要填数字，单位是千元（K），例如 25、25k、2.5万、20-35k，「${shortened(word, 60)}」不是。`,
    en: `"${label.en}" takes a number of thousands (K), such as 25, 25k or 20-35k; "${shortened(word, 60)}" is none.`,
  },
  again: true,
});
export const salaryInYuan = (label: Text, yuan: number): Refusal => {
  const k = yuan < 1000 ? yuan : yuan / 1000;
  return {
    code: 'salary-in-yuan',
    text: {
      zh: `「${label.zh}」单位是千元（K），${yuan} 是不是 ${k}K？${k * 1000} 元请写 ${k}。`,
      en: `"${label.en}" is in thousands (K). ${yuan}: is that ${k}K? ${k * 1000} yuan is ${k}.`,
    },
    again: true,
  };
};
export const salaryTooHigh = (label: Text, { k, most }: { k: number; most: number }): Refusal => ({
  code: 'salary-too-high',
  text: {
    zh: `「${label.zh}」按月填写，单位是千元（K），最多 ${most}，${k} 超过了。`,
    en: `"${label.en}" is a month's pay in thousands (K), at most ${most}; ${k} is over it.`,
  },
  again: true,
});
export const notADay = (label: Text, word: string): Refusal => ({
  code: 'not-a-day',
  text: {
    zh: `「${label.zh}」看不懂日期「${shortened(word, 60)}」。`,
    en: `"${shortened(word, 60)}" is not a date ("${label.en}").`,
  },
  hint: DAYS,
  again: true,
});
export const movedOtherwise = (label: Text, way: 'later' | 'earlier', [from, to]: readonly [string, string]): Text =>
  way === 'later'
    ? {
        zh: `说的是推迟，「${label.zh}」却从 ${from} 提前到 ${to}，请确认日期`,
        en: `"${label.en}" was to be put off, and moves from ${from} forward to ${to}: please check the date`,
      }
    : {
        zh: `说的是提前，「${label.zh}」却从 ${from} 推迟到 ${to}，请确认日期`,
        en: `"${label.en}" was to be earlier, and moves from ${from} back to ${to}: please check the date`,
      };
export const noDayToMove = (label: Text, word: string): Refusal => ({
  code: 'no-day-to-move',
  text: {
    zh: `「${label.zh}」现在是空的，不能「${shortened(word, 60)}」。`,
    en: `"${label.en}" is empty now: there is no date to move by "${shortened(word, 60)}".`,
  },
  hint: DAYS,
  about: [],
  again: true,
});
export const notAPhone = (label: Text, word: string): Refusal => ({
  code: 'not-a-phone',
  text: {
    zh: `「${label.zh}」要填手机号或座机号，例如 13810002713、010-6234 5678 转 801，「${shortened(word, 60)}」不是。`,
    en: `"${label.en}" takes a phone number, such as 13810002713 or +852 9123 4567; "${shortened(word, 60)}" is none.`,
  },
  again: true,
});
export const notAMail = (label: Text, word: string): Refusal => ({
  code: 'not-a-mail',
  text: {
    zh: `「${label.zh}」要填邮箱，例如 li@example.com，「${shortened(word, 60)}」不是。`,
    en: `"${label.en}" takes a mail address, such as li@example.com; "${shortened(word, 60)}" is none.`,
  },
  again: true,
});
export const keyWithoutValue = (label: Text, key: string, flag: string): Refusal => ({
  code: 'key-without-value',
  text: {
    zh: `「${label.zh}」的「${shortened(key, 60)}」后面缺少值。`,
    en: `"${shortened(key, 60)}" in "${label.en}" has no value.`,
  },
  hint: { zh: `写法：--${flag} 名称=值`, en: `Write --${flag} <name>=<value>` },
  again: [flag],
});
