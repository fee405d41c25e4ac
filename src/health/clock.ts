import { CLICK_WINDOW_S } from '../edge/window.ts';
import type { AskParts } from './ask.ts';
import { type Check, ill, well } from './check.ts';
import { credentials } from './credentials.ts';
import { askScopes } from './scopes.ts';

/** Beyond its window a click is refused; half of that leaves room. */
const MOST_SKEW_MS = (CLICK_WINDOW_S * 1000) / 2;

export interface ClockParts extends AskParts {
  readonly now: () => number;
}

/** Any answer of Feishu tells its time. */
export const clock: Check<ClockParts> = {
  what: 'clock',
  title: { zh: '时钟', en: 'Clock' },
  after: credentials,
  look: async (parts) => {
    const { headers } = await askScopes(parts);
    const skewMs = parts.now() - Date.parse(headers.date ?? '');
    if (Number.isNaN(skewMs)) return [well({ zh: '飞书没有告诉时间', en: 'Feishu does not tell its time' })];
    const seconds = Math.round(skewMs / 1000);
    const found = { zh: `和飞书相差 ${seconds} 秒`, en: `${seconds} s beside Feishu's` };
    if (Math.abs(skewMs) <= MOST_SKEW_MS) return [well(found)];
    const minutes = CLICK_WINDOW_S / 60;
    return [
      ill(found, {
        zh: `校准时钟（NTP）：相差 ${minutes} 分钟就会拒收事件`,
        en: `set the clock (NTP): deliveries are refused when it is ${minutes} minutes off`,
      }),
    ];
  },
};
