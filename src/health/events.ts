import { CLICK, EVENTS_PATH, MESSAGE, RECALL } from '../edge/subscription.ts';
import { type Check, well } from './check.ts';
import { type CredentialsParts, credentials } from './credentials.ts';

/** Says where to look, for no API tells what the app is subscribed to. */
export const events: Check<CredentialsParts> = {
  what: 'events',
  after: credentials,
  look: async ({ pages }) => [
    well(
      `not readable by API; at ${pages.events} the address must be https://<your host>${EVENTS_PATH} with ${MESSAGE} and ${RECALL}, and the callback ${CLICK}`,
    ),
  ],
};
