/** Feishu's own words about a refusal, as far as they may stand on a card: no markup, no addresses, nothing of people, no secrets. */

const LONGEST = 200;

/** In this order: what is taken out as a whole comes before the signs that it is made of. */
const left: readonly (readonly [RegExp, string])[] = [
  // Line ends, and what is there without being seen or turns the text around it.
  [/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu, ' '],
  [/<[^>]*>/g, ' '],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/https?:\/\/[^\s,，。；、)）\]]*/gi, ' '],
  [/\bBearer\s+\S+/gi, '…'],
  [/\beyJ[\w-]+(?:\.[\w-]*)*/g, '…'],
  [/\b[a-z]-[\w.-]{8,}/gi, '…'],
  // Long and of letters and digits: a secret, or an id that says nothing to anybody. Ids of Hire are digits alone.
  [/(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{20,}/gi, '…'],
  // `ou_`, `on_` and their like: of people, chats, messages, departments.
  [/\bo[a-z]{1,2}_?[a-z]*_[0-9a-z]{3,}/gi, '…'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…'],
  // Numbers of telephones: with the code of a country, and mobiles of China without.
  [/\+\d[\d -]{6,}\d/g, '…'],
  [/\b(?:86[- ]?)?1\d\d[- ]?\d{4}[- ]?\d{4}\b/g, '…'],
  [/[<>*_~`#|\\]/g, ' '],
  [/\s+/g, ' '],
];

/** Whole characters, at most 200; empty where nothing may be said. */
export function saidBy(message: string): string {
  // Far more than is shown, far less than what would take long.
  const clean = left.reduce((text, [what, by]) => text.replace(what, by), message.slice(0, 20 * LONGEST)).trim();
  const characters = [...clean];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : clean;
}
