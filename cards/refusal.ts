/** An expected "no": what is wrong, what may have been meant, how the command is written. */
import type { Refusal } from '../src/core/outcome.ts';
import { type Card, card, line } from './card.ts';

export const refusalCard = ({ text, hint, nearest = [], usage }: Refusal): Card =>
  card({
    title: { zh: '没有执行', en: 'Nothing was done' },
    colour: 'yellow',
    elements: [
      line(text),
      ...(hint ? [line(hint)] : []),
      ...(nearest.length > 0
        ? [line({ zh: `最接近的：${nearest.join('　')}`, en: `Closest: ${nearest.join('   ')}` })]
        : []),
      ...(usage ? [line({ zh: `写法：${usage}`, en: `Usage: ${usage}` }, 'small')] : []),
    ],
  });
