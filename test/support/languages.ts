/** What one reader sees of a card, and what of it is in the other language. */
import { isNode, nodesOf } from './card.ts';

export type Language = 'zh' | 'en';

const locale = { zh: 'zh_cn', en: 'en_us' } as const;

/** All texts of a card as a reader of this language sees them; what a program reads, such as labels of charts, is none. */
export const readIn = (card: unknown, language: Language): string[] =>
  nodesOf(card)
    .filter(({ tag }) => tag === 'plain_text' || tag === 'lark_md' || tag === 'markdown')
    .map(({ content, i18n_content: both }) => String((isNode(both) && both[locale[language]]) || content));

/** Our marks of lines, and the comma of a long row of names, stand in cards of both languages. */
const MARKS = /[＋－┃＝、]/g;
const CHINESE = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF5E]+/u;
/** What is called so in Chinese too; commands, flags, scopes and time zones are typed as they stand. */
const ALSO_CHINESE =
  /\b(?:Offer|HR|ID|Excel|API|OpenAPI|Zoom|Hackerrank|open_id|Asia\/\w+)\b|\/[a-z]+(?: [a-z]+)?|--[a-z-]+|\b[a-z]+(?::[a-z._]+)+|ou_\w*|\d+[KT]|\S+@\S+|\b[0-9a-f]{16}\b|日志 ID \S+/g;
const ENGLISH = /[A-Za-z]{2,}/;

/** What a reader of this language meets of the other one, beside the words that people and Hire gave. */
export function foreignIn(text: string, language: Language, given: Iterable<string>): string | null {
  let own = text;
  for (const words of given) own = own.replaceAll(words, ' ');
  const found =
    language === 'en' ? CHINESE.exec(own.replace(MARKS, ' ')) : ENGLISH.exec(own.replace(ALSO_CHINESE, ' '));
  return found ? text : null;
}
