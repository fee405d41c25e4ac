/** The first word to somebody: what can be said, about their own things, and the forms that they may open. Short: a group reads it too. */
import { commandWords } from '../../command/suggest.ts';
import type { Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { aside, type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { examplesOf } from '../report/examples.ts';
import { mayPropose } from '../rights/requirement.ts';
import { forms, shortcuts } from './openings.ts';

export const hi: Text = { zh: '你好，我是招聘助手', en: 'Hello, I change things in Feishu Hire' };

/** Who greets or thanks is answered in two lines. */
export async function greeted(deps: Deps, source: Source, title: Text): Promise<Menu> {
  const own = proposable(deps, source);
  const [example] = await ownExamples(deps, source, own);
  const { zh, en } = commandsOf(own);
  return {
    title,
    lines: [said(example ? asYouSpeakOf(example) : mayNot), said({ zh: `${zh}　/帮助`, en: `${en}   /help` })],
    offers: [...forms(deps, source), ...shortcuts(deps)],
  };
}

const ownExamples = async (deps: Deps, source: Source, [first]: Deps['operations']): Promise<readonly Text[]> =>
  first ? examplesOf(deps, source, first) : [];

const proposable = (deps: Deps, { requester, chatId }: Source): Deps['operations'] =>
  deps.operations.filter(({ name }) => mayPropose(deps, { requester, chat_id: chatId }, [name]));

export async function hello(deps: Deps, source: Source, title: Text): Promise<Menu> {
  const own = proposable(deps, source);
  const examples = await ownExamples(deps, source, own);
  return {
    title,
    lines: [
      said(own.length > 0 ? asYouSpeak : mayNot),
      ...examples.map(({ zh, en }) => aside({ zh: `例：${zh}`, en: `Example: ${en}` })),
      ...(own.length > 0 ? [said(commandsOf(own))] : []),
      said(source.direct ? more : moreInGroup),
    ],
    offers: [...forms(deps, source), ...shortcuts(deps)],
  };
}

/** The words of each, in one line. */
function commandsOf(own: Deps['operations']): Text {
  const words = own.map(commandWords);
  return { zh: words.map(([, zh]) => zh).join('　'), en: words.map(([en]) => en).join('   ') };
}

const asYouSpeak: Text = {
  zh: '说要改什么，或点下面打开表单；先看改动，确认后才写入。',
  en: 'Say what to change, or open a form below; it is shown first and written when you confirm.',
};
const asYouSpeakOf = (example: Text): Text => ({
  zh: `说要改什么，例：${example.zh}；先看改动，确认后才写入。`,
  en: `Say what to change, like: ${example.en}; it is shown first, written when you confirm.`,
});
const mayNot: Text = {
  zh: '您现在只能查看，还不能提出改动；要改请找管理员写进策略文件。',
  en: 'You may look, and not propose changes yet; an administrator can add you to the policy file.',
};
const more: Text = {
  zh: '名单发 .xlsx 或 .csv 给我；/帮助 看全部命令，/我的权限 看自己能做什么。',
  en: 'Send lists as .xlsx or .csv; /help tells all commands, /whoami what you may do.',
};
const moreInGroup: Text = {
  zh: '在群里先 @我；/帮助 看全部命令，/我的权限 看自己能做什么。',
  en: 'In a group mention me first; /help tells all commands, /whoami what you may do.',
};
