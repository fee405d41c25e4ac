import { z } from 'zod';
import { Incoming } from '../../core/incoming.ts';
import { json } from './json.ts';

/** A delivery by Feishu, kept for seven days so that a late retry is recognised. */
export const DeliveryRow = z.object({
  /** `<app_id>:<message_id>` of a message, `<app_id>:<event_id>` of anything else. */
  key: z.string(),
  kind: z.string(),
  /** The event; emptied as soon as it is handled. */
  payload: json(Incoming).nullable(),
  state: z.enum(['new', 'done', 'poison']),
  /** How often a worker has taken it; also tells whether it still has it. */
  tries: z.number(),
  /** How often its handler has broken. */
  faults: z.number(),
  /** While a worker has it; another may take it after this moment. */
  lease_until: z.number(),
  received_at: z.number(),
  /** Whose line it stands in: an open_id; empty for what nobody sent. */
  sender: z.string(),
  /** Where a message was sent; empty of anything else. */
  chat: z.string(),
});
