/** When a run will be over: by what the windows of its APIs still let through, pauses that Feishu asks for included. */
import { minuteOf } from '../../core/dates.ts';
import type { Text } from '../../core/text.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time.ts';
import type { Item } from '../../store/rows/item.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { operationsOf } from '../read/drawing.ts';

type Left = Pick<Item, 'operation' | 'state' | 'call_no'>;

/** Null where nothing is left to begin. */
export async function timeLeft(deps: Deps, items: readonly Left[]): Promise<Text | null> {
  const waiting = items.filter(({ state }) => state === 'pending');
  const ends = await Promise.all(
    operationsOf(waiting).map((name) =>
      lastAt(
        deps,
        name,
        items.filter(({ operation }) => operation === name),
      ),
    ),
  );
  if (ends.length === 0) return null;
  const ms = Math.max(0, Math.max(...ends) - deps.steady());
  return leftWords(ms, minuteOf(deps.now() + ms, deps.settings.timeZone).slice(-5));
}

/** When the last call leaves: each item is read and compared before its write, and seen after it. */
async function lastAt(deps: Deps, name: string, items: readonly Left[]): Promise<number> {
  const operation = operationNamed(deps, name);
  if (!operation) return 0;
  const waiting = items.filter(({ state }) => state === 'pending');
  const calls = new Set(waiting.map(({ call_no: call }) => call)).size;
  const reads = waiting.length * 2 + items.filter(({ state }) => state === 'checking').length;
  const ends = await Promise.all([
    deps.gateway.opensAt(operation.write, calls - 1),
    deps.gateway.opensAt(operation.read, reads - 1),
  ]);
  return Math.max(...ends);
}

/** With the time of day: a card that waits is not drawn anew. */
function leftWords(ms: number, at: string): Text {
  if (ms < MINUTE_MS) return { zh: '大约还要不到 1 分钟', en: 'Less than a minute left' };
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (ms < 2 * HOUR_MS)
    return { zh: `大约还要 ${minutes} 分钟（${at} 前后）`, en: `About ${minutes} min left (until ${at})` };
  const hours = Math.ceil(ms / HOUR_MS);
  return { zh: `大约还要 ${hours} 小时（${at} 前后）`, en: `About ${hours} h left (until ${at})` };
}
