/** How deliveries have to be set up in the console, for events and for callbacks alike. */
import { CARDS_PATH, EVENTS_PATH } from '../edge/subscription.ts';
import type { Config } from '../settings/config.ts';
import { manifest } from '../settings/manifest.ts';

export interface Way {
  readonly by: Config['events'];
  /** Where webhooks go. */
  readonly path: string;
  readonly names: readonly string[];
}

export const waysBy = (by: Config['events']): { readonly events: Way; readonly callbacks: Way } => ({
  events: { by, path: EVENTS_PATH, names: manifest.events },
  callbacks: { by, path: CARDS_PATH, names: manifest.callbacks },
});
