/** Words of a card's text nodes, in the reader's language (`platform.md` section 4.7). */
import type { Language } from './context.ts';
import { isNode, type Node, nodeOf, stringOf } from './safe.ts';

const locales: Readonly<Record<Language, readonly string[]>> = { zh: ['zh_cn', 'en_us'], en: ['en_us', 'zh_cn'] };

/** `name` is the member that holds the text, `content` as a rule; `i18n_<name>` wins over it. */
export function wordsIn(node: Node, language: Language, name = 'content'): string {
  const i18n = nodeOf(node[`i18n_${name}`]);
  const [first = '', second = ''] = locales[language].map((locale) => stringOf(i18n[locale]));
  return first || stringOf(node[name]) || second;
}

/** Of a member that is a text node, or sometimes a bare string. */
export const textIn = (value: unknown, language: Language): string =>
  isNode(value) ? wordsIn(value, language) : stringOf(value);
