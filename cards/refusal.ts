/** An expected "no": what is wrong, what may have been meant, how the command is written. */
import type { Refusal } from '../src/core/outcome.ts';
import type { Text } from '../src/core/text.ts';
import { type Card, card, line } from './card.ts';

const notUnderstood: Text = { zh: '没看懂', en: 'Not understood' };
const notDone: Text = { zh: '没有执行', en: 'Nothing was done' };

/** By what was wrong; for everything else nothing was done. */
const titles: ReadonlyMap<string, Text> = new Map([
  ['unknown-command', notUnderstood],
  ['unknown-flag', notUnderstood],
  ['unknown-choice', notUnderstood],
  ['unexpected-word', notUnderstood],
  ['open-quote', notUnderstood],
  ['declined', { zh: '没有改动', en: 'Nothing changes' }],
  ['nothing-changes', { zh: '已是该值，无需修改', en: 'Already so: nothing to change' }],
]);

export const refusalTitle = ({ code }: Pick<Refusal, 'code'>): Text => titles.get(code) ?? notDone;

export const refusalLines = ({ text, hint, nearest = [] }: Pick<Refusal, 'text' | 'hint' | 'nearest'>): Text[] => [
  text,
  ...(hint ? [hint] : []),
  ...(nearest.length > 0 ? [{ zh: `最接近的：${nearest.join('　')}`, en: `Closest: ${nearest.join('   ')}` }] : []),
];

/** All flags of an operation. */
const MOST_OF_USAGE = 1200;

export const refusalCard = ({ usage, ...refusal }: Refusal): Card =>
  card({
    title: refusalTitle(refusal),
    colour: 'yellow',
    elements: [
      ...refusalLines(refusal).map((each) => line(each)),
      ...(usage ? [line({ zh: `写法：${usage.zh}`, en: `Usage: ${usage.en}` }, 'small', MOST_OF_USAGE)] : []),
    ],
  });
