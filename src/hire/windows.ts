/** The tiers of rate limits that Feishu's pages name, as windows (`feishu/platform.md` section 8). */
import type { Window } from '../core/api.ts';

export const perMinute1000: readonly Window[] = [
  { limit: 1000, seconds: 60 },
  { limit: 50, seconds: 1 },
];
export const perMinute = (limit: number): readonly Window[] => [{ limit, seconds: 60 }];
export const perSecond = (limit: number): readonly Window[] => [{ limit, seconds: 1 }];
