/** What a message says, as text; of a card its title. People are mentioned by name here, the keys are for the bot. */
import type { MessageView } from '../page-server/page-state.ts';
import type { Language } from './card/context.ts';
import { nodeOf, stringOf } from './card/safe.ts';
import { textIn } from './card/words.ts';

export function wordsOf({ type, content, mentions }: MessageView, language: Language): string {
  const body = bodyOf(content);
  switch (type) {
    case 'interactive':
      return `[${language === 'zh' ? '卡片' : 'Card'}] ${textIn(nodeOf(body.header).title, language)}`;
    case 'file':
      return `[${language === 'zh' ? '文件' : 'File'}] ${stringOf(body.file_name)}`;
    case 'post':
      return [stringOf(body.title), ...linesOf(body.content)].filter(Boolean).join('\n');
    default:
      // The whole key is matched, so `@_user_1` never eats the beginning of `@_user_10`.
      return stringOf(body.text).replace(/@_user_\d+/g, (key) => {
        const name = mentions.find((each) => each.key === key)?.name;
        return name === undefined ? key : `@${name}`;
      });
  }
}

function bodyOf(content: string): Readonly<Record<string, unknown>> {
  try {
    return nodeOf(JSON.parse(content));
  } catch {
    return {};
  }
}

const linesOf = (lines: unknown): string[] =>
  (Array.isArray(lines) ? lines : []).map((line) =>
    (Array.isArray(line) ? line : [])
      .map(nodeOf)
      .map(({ text, user_name }) => stringOf(text) || `@${stringOf(user_name)}`)
      .join(''),
  );
