import { CLICK_WINDOW_S } from '../edge/window.ts';
import { type Check, ill, well } from './check.ts';
import { credentials } from './credentials.ts';
import { type AskParts, askScopes } from './scopes.ts';

/** Beyond its window a click is refused; half of that leaves room. */
const MOST_SKEW_MS = (CLICK_WINDOW_S * 1000) / 2;

export interface ClockParts extends AskParts {
  readonly now: () => number;
}

/** Any answer of Feishu tells its time. */
export const clock: Check<ClockParts> = {
  what: 'clock',
  after: credentials,
  look: async (parts) => {
    const { headers } = await askScopes(parts);
    const skewMs = parts.now() - Date.parse(headers.date ?? '');
    if (Number.isNaN(skewMs)) return [well('Feishu does not tell its time')];
    const found = `${Math.round(skewMs / 1000)} s beside Feishu's`;
    if (Math.abs(skewMs) <= MOST_SKEW_MS) return [well(found)];
    return [ill(found, `set the clock (NTP): deliveries are refused when it is ${CLICK_WINDOW_S / 60} minutes off`)];
  },
};
