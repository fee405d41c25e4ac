/** What was not understood: why, and what may have been meant, as commands that open with the rest of what was typed. */
import { refusalLines, refusalTitle } from '../../../cards/refusal.ts';
import type { Heard } from '../../command/heard.ts';
import { reportNamed, reports } from '../../command/reports.ts';
import { commandWords } from '../../command/suggest.ts';
import type { Offer } from '../../core/ask.ts';
import type { Command } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { answerMenu } from '../ask/menu.ts';
import { aside, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';

interface Refused extends Omit<Extract<Heard, { kind: 'refused' }>, 'kind'> {
  /** What a text says, by itself. */
  readonly parse: (text: string) => readonly Heard[];
}

export function answerRefused(deps: Deps, source: Source, { refusal, ...typed }: Refused): Save {
  const { nearest = [], instead } = refusal;
  const all = nearest.flatMap((words) => offersOf(deps, words, { ...typed, instead }));
  // One command may be near by its words in both languages.
  const offers = all.filter(({ title }, at) => all.findIndex((each) => each.title.zh === title.zh) === at);
  if (offers.length === 0) return answerRefusal(deps, source, refusal);
  const { usage, nearest: _, ...why } = refusal;
  const lines = [
    ...refusalLines(why).map(said),
    ...(usage ? [aside({ zh: `写法：${usage.zh}`, en: `Usage: ${usage.en}` })] : []),
  ];
  return answerMenu(deps, source, { title: refusalTitle(refusal), lines, offers, colour: 'yellow' });
}

const STARTS = /^\s*[/／]/;

const isCommand = (heard: Heard): heard is Command =>
  heard.kind === 'operation' || heard.kind === 'look' || heard.kind === 'report' || heard.kind === 'help';

interface Nearly extends Omit<Refused, 'refusal'> {
  readonly instead: string | undefined;
}

/** So many words as they take the place of. */
const headOf = (instead: string): RegExp => (instead.includes(' ') ? /^\s*\S+\s*\S*/ : /^\s*\S+/);

/** One of the nearest, with the rest of what was typed where it makes sense behind it. */
function offersOf(deps: Deps, words: string, { text, instead = '', parse }: Nearly): Offer[] {
  if (!words.startsWith('/')) return [];
  // A whole command needs nothing behind it.
  const whole = STARTS.test(text) ? [text.replace(headOf(instead), () => words)] : [];
  const command = [...whole, words].flatMap(parse).find(isCommand);
  if (!command) return [];
  const { zh, en } = titleOf(deps, command);
  const said = inBoth(deps, words);
  const title = { zh: `${zh}（${said.zh}）`, en: `${en} (${said.en})` };
  return [{ title, command, form: command.kind === 'operation' }];
}

/** A command by its words in the reader's language; as it stands where it says more than that. */
function inBoth({ operations, looks, handover }: Pick<Deps, 'operations' | 'looks' | 'handover'>, words: string): Text {
  const spoken = [...operations, ...looks, handover].map(commandWords);
  const [en = words, zh = words] =
    [...spoken, ...reports.map((each) => each.words)].find((each) => each.includes(words)) ?? [];
  return { zh, en };
}

function titleOf({ drawn, looks }: Pick<Deps, 'drawn' | 'looks'>, command: Command): Text {
  switch (command.kind) {
    case 'operation':
      return drawn(command.operation).title;
    case 'look':
      return looks.find(({ name }) => name === command.look)?.title ?? help;
    case 'report':
      return reportNamed(command.report).title;
    case 'help':
      return help;
  }
}

const help: Text = { zh: '帮助', en: 'Help' };
