/** `/help`, and what is no command: the help, one command in full, a record that was named alone, a greeting. */
import { isListed, isMine, listOf, mineOf } from '../../command/look-words.ts';
import { reports } from '../../command/reports.ts';
import { commandWords } from '../../command/suggest.ts';
import type { HelpCommand, LookCommand } from '../../core/command.ts';
import { foldedCode } from '../../core/fold.ts';
import { shortened } from '../../core/free-text.ts';
import type { Source } from '../ask/answer.ts';
import { type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { greeted, hello, hi } from './hello.ts';
import { nearestCommands } from './nearest.ts';
import { forms, shortcuts } from './openings.ts';
import { recordCalled } from './record.ts';
import { topicFor } from './topic.ts';

/** A command where one was meant. */
export type Meant = Menu | LookCommand;

export async function meantBy(deps: Deps, source: Source, { topic, text }: HelpCommand): Promise<Meant> {
  const wanted = topic.replace(/^\//, '').trim();
  if (wanted !== '') return (await topicFor(deps, source, wanted)) ?? withoutTopic(wanted, overview(deps, source));
  if (text.startsWith('/')) return overview(deps, source);
  const mine = deps.looks.find((look) => isMine(look, text));
  if (mine) return mineOf(mine, text);
  const listed = deps.looks.find((look) => isListed(look, text));
  if (listed) return listOf(listed, text);
  if (GREETING.test(foldedCode(text))) return greeted(deps, source, hi);
  if (THANKS.test(foldedCode(text))) return greeted(deps, source, welcome);
  const found = (await recordCalled(deps, source, text)) ?? (await nearestCommands(deps, source, text));
  return found ?? hello(deps, source, whatICan);
}

const whatICan = {
  zh: '我能做什么：先看改动，确认后才写入',
  en: 'What I can do: shown first, written when you confirm',
};

/** One line for each noun with all its verbs, and one for what is about proposals. */
function overview(deps: Deps, source: Source): Menu {
  const spoken = [...deps.operations, ...deps.looks];
  const nouns = [...new Set(spoken.map(({ noun }) => noun.en))];
  const lines = nouns.map((noun) => {
    const own = spoken.filter((each) => each.noun.en === noun).map(commandWords);
    return { zh: own.map(([, zh]) => zh).join('　'), en: own.map(([en]) => en).join('   ') };
  });
  const [handed, handedZh] = commandWords(deps.handover);
  const others = {
    zh: [handedZh, ...reports.map(({ words: [, zh] }) => zh), '/帮助 命令名'].join('　'),
    en: [handed, ...reports.map(({ words: [en] }) => en), '/help <command>'].join('   '),
  };
  return {
    title: whatICan,
    lines: [...lines, others].map(said),
    offers: [...forms(deps, source), ...shortcuts(deps)],
  };
}

function withoutTopic(wanted: string, menu: Menu): Menu {
  const topic = shortened(wanted, 40);
  const why = { zh: `没有叫「${topic}」的命令，全部命令如下：`, en: `No command is called "${topic}"; these are all:` };
  return { ...menu, lines: [said(why), ...menu.lines] };
}

const THANKS = /^(?:谢谢[你您]?|多谢|感谢|辛苦了|thanks?(?: you)?)[呀啊哈啦了!。.,~\s]*$/i;
const welcome = { zh: '不客气', en: 'You are welcome' };
const GREETING =
  /^(?:你好|您好|大家好|哈[喽啰]|嗨|hi|hello|hey|在[吗么]|早|[早上中下晚]+[上午]?好|good (?:morning|afternoon|evening|day))[呀啊哈呢!。.,~\s]*$/i;
