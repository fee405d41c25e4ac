/** Words among targets that spare some, span from one to another or leave it open: those are never targets themselves. */
import type { Refusal } from '../core/outcome.ts';
import { IS_CODE } from './readable.ts';
import { restored, type Word } from './token.ts';

const SPARES =
  /除了|除去|除开|除外|(?<!\p{Script=Han})除(?=\s*[A-Za-z\d])|以外|之外|不是|不含|不包[括含]|但不|(?<!\p{Script=Han})排除|\b(?:except|excluding|other than|apart from|but not)\b|(?<=^|\s)not(?=\s)/iu;
const CODE = '(?:[A-Za-z]{1,6}[-_]?\\d{2,}|\\d{5,})';
const SPANS = new RegExp(`(?<![\\w-])${CODE}\\s*(?:到|至|[-~～—–]+|\\bto\\b|\\bthrough\\b)\\s*${CODE}(?![\\w-])`, 'i');
const LEAVES_OPEN =
  /(?:^|\s)[~～](?=\s|$)|(?<=[日号天周\d]\s*)(?:或者?|还是|\bor\b)(?=[\s,，、]*(?:[A-Za-z]{0,6}\d|$))/i;

/** The word that does so; null where none does. */
export const sparingWord = (typed: string): string | null =>
  ONE_CODE.test(typed)
    ? null
    : ((SPARES.exec(typed) ?? SPANS.exec(typed) ?? LEAVES_OPEN.exec(typed))?.[0].trim() ?? null);

/** Most commands are about one thing. */
const ONE_CODE = /^[A-Za-z]{0,6}[-_]?\d+$/;

export const sparingIn = (words: readonly Word[]): string | null =>
  sparingWord(words.map(({ text, quoted }) => (quoted ? '""' : restored(text))).join(' '));

export const notEach = (word: string): Refusal => ({
  code: 'unexpected-word',
  text: {
    zh: `「${word}」指的是哪些，我不替您猜，什么都没有提交。`,
    en: `Which ones "${word}" means is not guessed; nothing was proposed.`,
  },
  hint: { zh: '请把要改的逐个写出来，例如 J1009、J1011。', en: 'Name each one, such as J1009, J1011.' },
});

const FILLS = /^(?:都|也|请|和|与|及|跟|以及|还有|and|&)$/i;

/** Without what stands between codes and says nothing more: J1002 和 J1003 都. */
export const withoutFilling = (words: readonly Word[]): readonly Word[] =>
  words.filter(({ text, quoted }, at) => {
    if (quoted || !FILLS.test(text)) return true;
    const before = words[at - 1];
    const behind = words[at + 1];
    return !before || !IS_CODE.test(before.text) || (behind !== undefined && !IS_CODE.test(behind.text));
  });
