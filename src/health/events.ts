import { CLICK, EVENTS_PATH, MESSAGE, RECALL } from '../edge/subscription.ts';
import { type Check, unsure } from './check.ts';
import { type CredentialsParts, credentials } from './credentials.ts';
import type { SettingsParts } from './settings.ts';

/** Says where to look, for no API tells what the app is subscribed to. */
export const events: Check<CredentialsParts & SettingsParts> = {
  what: 'events',
  after: credentials,
  look: async ({ pages, settings }) => {
    const bySocket = settings.ok && settings.config.events === 'websocket';
    const way = bySocket
      ? 'events and callbacks must come over the long connection (长连接)'
      : `the address must be https://<your host>${EVENTS_PATH}`;
    return [
      unsure(
        `Feishu does not tell what is subscribed: ${way}, with ${MESSAGE} and ${RECALL}, and the callback ${CLICK}`,
        `look at ${pages.events}; what was changed there takes effect with a published version`,
      ),
    ];
  },
};
