import { mobileIn } from './mobile.ts';
import type { Refusal } from './outcome.ts';

/** Hire ids are decimal strings of up to 20 digits, beyond 2^53: never numbers. */
const HIRE_ID = '\\d{1,20}';
/** Long enough that it can only be an id, not a code that happens to be digits. */
const LONG_HIRE_ID = '\\d{12,20}';
/** What stands behind the letters that tell the kind of an id. */
const REST = '[A-Za-z0-9_-]{1,125}';

const only = (pattern: string): ((text: string) => boolean) => {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (text) => whole.test(text);
};

export const isHireId = only(HIRE_ID);
export const looksLikeHireId = only(LONG_HIRE_ID);
export const isOpenId = only(`ou_${REST}`);
export const isChatId = only(`oc_${REST}`);
/** `0` is the whole company. */
export const isDepartmentId = only(`od-${REST}|0`);
export const isAppId = only('cli_[A-Za-z0-9_]+');
/** What may stand in the path of a call: an id of Hire, of a message, of a chat, of a person, of a department, the key of a file. */
export const isPathId = only(`${HIRE_ID}|(?:o[a-z]{1,2}|file)_${REST}|od-${REST}`);

/** The ids of Hire that some text names, each once. */
export const hireIdsIn = (text: string): string[] => [
  ...new Set(text.match(new RegExp(`(?<!\\d)${LONG_HIRE_ID}(?!\\d)`, 'g')) ?? []),
];

export const isMail = (text: string): boolean => /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/.test(text);
export const isMobile = (text: string): boolean => mobileIn(text) !== null;

/** As mail programs write an address: `Ann <ann@example.com>`. */
export const mailIn = (text: string): string | null => {
  const bare = /^[^<>]*<([^<>]+)>$/.exec(text)?.[1]?.trim() ?? text;
  return isMail(bare) ? bare : null;
};

/** Null where a mail has no capitals. */
export const inSmallLetters = (mail: string): string | null => {
  const small = mail.toLowerCase();
  return small === mail ? null : small;
};

/** As spreadsheets keep a number as text: `="664…"`, `'664…`. */
export const fromCell = (text: string): string =>
  CELL.test(text) ? text.replace(/^=/, '').replace(OPENING, '').replace(CLOSING, '') : text;

const CELL = /^[='\u2018\u2019]/;
const OPENING = /^["\u201C'\u2018\u2019]+/;
const CLOSING = /["\u201D'\u2019]+$/;

/** The id in the address of a page of Hire: the one behind the `noun`, or the last. Null where the text is no such address. */
export function idInLink(text: string, noun: string): string | null {
  if (!/^https?:\/\/\S+$/i.test(text)) return null;
  const own = new RegExp(`${noun}(?:[_-]?id)?[/=](${LONG_HIRE_ID})(?!\\d)`, 'i').exec(text)?.[1];
  return own ?? hireIdsIn(text).at(-1) ?? null;
}

/**
 * An id that a spreadsheet has damaged: shown as 7.09E+18, rounded to 15 digits (so 19 digits end in 0000),
 * or with other characters between its digits.
 */
export function brokenId(text: string): Refusal | null {
  const scientific = /^\d+([.,]\d+)?e\+?\d+$/i.test(text);
  const rounded = /^\d{15}0000$/.test(text);
  const mixed = !isHireId(text) && /^\d[\d\s.,'_-]{11,}$/.test(text);
  const tailed = !isHireId(text) && /^\d{12,}[A-Za-z.,'_-]/.test(text);
  if (!scientific && !rounded && !mixed && !tailed) return null;
  return {
    code: 'broken-id',
    text: {
      zh: `「${text}」不是完整的 ID，可能被 Excel 截断或改写了。`,
      en: `"${text}" is not a whole id; Excel may have cut it.`,
    },
    hint: {
      zh: '请把该列设为文本后重新复制，或改用编码、名称、手机号、邮箱。',
      en: 'Format the column as text and copy again, or use a code, name, mobile or mail.',
    },
  };
}
