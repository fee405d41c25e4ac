/** 把 138… 从校招储备移到高管储备: out of one place and into another are two changes, each previewed by itself. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import type { Vocabulary } from './head.ts';
import { lexiconOf } from './lexicon.ts';
import type { People } from './mentions.ts';
import { movedCommand } from './moved-command.ts';
import { spared } from './spared.ts';
import { inItsWords } from './spoken.ts';

const INSIDE = '(?:里面|里|中)?';
const SHIFT = '(?:移动|转移|移|转|调|挪|搬|换)(?:到|去|至|入|进)\\s*(?:了)?';
const sentences = [
  new RegExp(
    `^(?:把|将)?\\s*(?<before>[^\\n]*?)\\s*从\\s*(?<from>[^\\n]+?)${INSIDE}\\s*${SHIFT}\\s*(?<to>\\S+?)${INSIDE}(?:\\s+(?<after>[^\\n]+))?$`,
  ),
  /^(?:move|transfer|shift)\s+(?<before>[^\n]+?)\s+(?:out of|from)\s+(?<from>[^\n]+?)\s+(?:into|to)\s+(?<to>[^\n]+?)$/i,
];
/** None of these is said without one of them. */
const SAYS_SO = /从|\b(?:from|out of)\b/i;
/** What is longer is a text. */
const LONGEST = 2000;

/** What goes in comes first: nothing is lost if the other never comes. Empty where it is no such wish. */
export function movedBetween(text: string, vocabulary: Vocabulary, people: People): OperationCommand[] {
  const said = text.length > LONGEST ? '' : spared(text);
  if (!SAYS_SO.test(said) || namesField(said, vocabulary)) return [];
  const { before = '', from, to, after = '' } = sentences.map((each) => each.exec(said)?.groups).find(Boolean) ?? {};
  if (from === undefined || to === undefined) return [];
  const things = [before, after].join(' ').trim();
  const { own, operations } = vocabulary;
  const moving = (way: Way, place: string): OperationCommand[] =>
    operations
      .filter(({ moves }) => moves?.way === way)
      .map((operation) => {
        const command = movedCommand(operation, { things, place }, text);
        return { ...command, understood: inItsWords(operation, command, { people, own }) };
      });
  return [...moving('into', to), ...moving('out-of', from)];
}

type Way = NonNullable<Operation['moves']>['way'];

/** 入职日期从 1 日移到 5 日: that moves a day. */
const namesField = (said: string, { operations, own }: Vocabulary): boolean =>
  operations.some((operation) => lexiconOf(operation, own).namesIn(said).length > 0);
