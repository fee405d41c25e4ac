/**
 * What a value is folded to, by its kind (`interface.md` section 3): the same whether it was typed, pasted or filled into
 * a form. Linear in the length of the text.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Nobody types them: controls, halves of characters, and those that Unicode keeps for a program's own use.
const NO_TEXT = /(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ODD_SPACE = /[^\S\n]/g;
/** As a chat client writes a mail or an address that was pasted. */
const LINK = /^\[([^[\]\n]{1,1000})\]\([^()\s]{1,2000}\)$/;

/** Line ends of one kind, and nothing that is no text. */
export const evened = (text: string): string =>
  EVEN.test(text) ? text : text.replace(LINE_END, '\n').replace(NO_TEXT, '');

/** Most texts are: letters and signs of a keyboard, Chinese with its marks. */
const EVEN = /^[\n\t -~\u2014-\u201F\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** Words of the command, ids, codes, numbers, days, mails, mobiles, choices. */
export const foldedCode = (word: string): string => (PLAIN.test(word) ? word : foldedWord(word));

/** Most words have nothing to fold. */
const PLAIN = /^[\w.+@:/#-]*$/;

const foldedWord = (word: string): string =>
  evened(word)
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(ODD_SPACE, ' ')
    .trim()
    .replace(LINK, '$1');

/** What is looked up by its name stays as it was typed; it is compared folded (`names.ts`). */
export const foldedName = (word: string): string => evened(word).trim();

/** Nothing in it that anybody could see. */
export const isBlank = (text: string): boolean => !SEEN.test(text);

const SEEN = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
