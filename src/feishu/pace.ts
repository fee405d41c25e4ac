/** How far apart calls are kept, whatever the limit is of: an API, a chat, a person, a message (docs/decisions/0003). */
import type { PaceKey, Window } from '../core/api.ts';

/** Slots lie this much wider than the limit allows, for what the network adds and takes between two calls. */
const PACE_MARGIN = 1.12;
const SHORTEST_WINDOW_MS = 1000;

/** A call that would leave later than this after its slot takes another: it uses up half of the margin, the network has the rest. */
export const LATEST_MS = ((PACE_MARGIN - 1) * SHORTEST_WINDOW_MS) / 2;

export const paceKey = (key: string, windows: readonly Window[]): PaceKey => ({
  key,
  spacingMs: Math.ceil(Math.max(...windows.map(({ limit, seconds }) => (seconds * 1000) / limit)) * PACE_MARGIN),
});
