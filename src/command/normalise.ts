/** Evens out what keyboards, input methods and chat clients do to a command. Linear in the length of the text. */

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]/g;
// Private-use characters stand for quoted ones inside the tokeniser, so none may come from outside.
const PRIVATE_OR_CONTROL = /(?![\n\t])[\p{Co}\p{Cc}]/gu;
const ODD_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t]/g;
// Only slash, letters, digits, ＝ and － : full-width commas separate, full-width brackets belong to names.
const FULL_WIDTH = /[\uFF0F\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF1D\uFF0D\uFF02]/g;
const DOUBLE_QUOTES = /[\u201C-\u201F]/g;
const SINGLE_QUOTES = /[\u2018-\u201B]/g;
const LINK = /\[([^[\]\n]{1,1000})\]\([^()\s]{1,2000}\)/g;
const DASH_BEFORE_FLAG = /(^|\s)(?:[\u2014\u2013\u2015\u2212]{1,2}|-[\u2014\u2013])(?=[A-Za-z])/g;

export function normalise(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(PRIVATE_OR_CONTROL, '')
    .replace(ODD_SPACE, ' ')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(LINK, '$1')
    .replace(DASH_BEFORE_FLAG, '$1--');
}
