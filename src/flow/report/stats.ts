/** `/stats`: the last 30 days. Counts and codes, nobody's names. */

import type { Card } from '../../../cards/card.ts';
import { statsCard } from '../../../cards/stats.ts';
import type { Text } from '../../core/text.ts';
import { DAY_MS, MINUTE_MS } from '../../core/time.ts';
import { countByOperation, decisionTimes, frequentErrors } from '../../store/stats.ts';
import type { Deps } from '../deps.ts';
import { explain } from '../view/explain.ts';

const DAYS = 30;
const MOST_ERRORS = 8;

export async function stats(deps: Deps): Promise<Card> {
  const since = deps.now() - DAYS * DAY_MS;
  const counts = await countByOperation(deps.db, since);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const errors = await frequentErrors(deps.db, since, MOST_ERRORS);
  return statsCard({
    title: { zh: `最近 ${DAYS} 天`, en: `The last ${DAYS} days` },
    total: { zh: `共 ${total} 个变更申请`, en: `${total} change requests` },
    bars: counts.map(({ operation, state, count }) => ({
      operation: deps.drawn(operation).title,
      state,
      count,
    })),
    times: timesIn(await decisionTimes(deps.db, since)),
    errors: errors.map(({ operation, code, count }) => ({ label: errorLabel(deps, operation, code), count })),
  });
}

function errorLabel(deps: Deps, name: string, code: number): Text {
  const { title, advice } = deps.drawn(name);
  const { text, code: theirs } = explain(code, [advice, deps.commonAdvice]);
  const shown = theirs === null ? '' : `${theirs} `;
  return { zh: `${title.zh}：${shown}${text.zh}`, en: `${title.en}: ${shown}${text.en}` };
}

/** Median and the slowest tenth. */
function timesIn(sorted: readonly number[]): Text[] {
  if (sorted.length === 0) return [{ zh: '还没有决定过', en: 'Nothing decided yet' }];
  const at = (share: number): Text => spoken(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  const half = at(0.5);
  const slow = at(0.9);
  return [
    { zh: `一半在 ${half.zh}内，九成在 ${slow.zh}内`, en: `Half within ${half.en}, nine of ten within ${slow.en}` },
  ];
}

function spoken(ms: number): Text {
  const minutes = ms / MINUTE_MS;
  if (minutes < 1) return { zh: `${Math.ceil(ms / 1000)} 秒`, en: `${Math.ceil(ms / 1000)} s` };
  if (minutes < 60) return { zh: `${Math.ceil(minutes)} 分钟`, en: `${Math.ceil(minutes)} min` };
  const hours = Math.round(minutes / 6) / 10;
  return { zh: `${hours} 小时`, en: `${hours} h` };
}
