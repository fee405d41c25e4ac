/** The two Feishu routes as a function: headers and raw bytes in, an answer out. No branch on business state. */
import type { Incoming } from '../../core/incoming.ts';
import { faultFields, type Log } from '../../core/log.ts';
import type { ClickAnswer } from '../../flow/decide/click-answer.ts';
import type { Delivery } from '../../store/inbox.ts';
import { type Envelope, incomingOf } from '../envelope.ts';
import type { Store } from '../intake.ts';
import type { Admission, Headers } from './admit.ts';

export interface Answer {
  readonly status: number;
  /** JSON text; empty for refusals. */
  readonly body: string;
  /** Runs when the answer has left. */
  readonly answered?: () => Promise<void>;
}

export interface WebhookDeps {
  readonly admit: (headers: Headers, body: Buffer) => Admission;
  /** The tenant that this app serves, learnt from the first authentic delivery. */
  readonly isOwnTenant: (tenantKey: string) => Promise<boolean>;
  readonly store: Store;
  readonly decide: (click: Extract<Incoming, { kind: 'click' }>, delivery: Delivery) => Promise<ClickAnswer>;
  /** Called when something new lies in the inbox. */
  readonly onStored: () => void;
  readonly count: (verdict: string) => void;
  readonly now: () => number;
  readonly log: Log;
}

export type Webhook = (headers: Headers, body: Buffer) => Promise<Answer>;

const UNAUTHORISED: Answer = { status: 401, body: '' };
const UNAVAILABLE: Answer = { status: 503, body: '' };
const ACKNOWLEDGED: Answer = { status: 200, body: '{}' };

export function createWebhook(deps: WebhookDeps): Webhook {
  return async (headers, body) => {
    const admission = deps.admit(headers, body);
    if (admission.kind === 'refused') {
      deps.count(`refused: ${admission.reason}`);
      return UNAUTHORISED;
    }
    if (admission.kind === 'url-check') {
      deps.count('url check');
      return { status: 200, body: JSON.stringify({ challenge: admission.challenge }) };
    }
    try {
      return await receive(deps, admission.envelope);
    } catch (cause) {
      deps.count('not stored');
      deps.log.error({ event: admission.envelope.header.event_id, ...faultFields(cause) }, 'storing a delivery');
      return UNAVAILABLE;
    }
  };
}

async function receive(deps: WebhookDeps, envelope: Envelope): Promise<Answer> {
  const { app_id: appId, event_id: eventId, event_type: type, tenant_key: tenantKey } = envelope.header;
  if (!(await deps.isOwnTenant(tenantKey))) {
    deps.count('refused: tenant');
    return UNAUTHORISED;
  }
  const incoming = incomingOf(envelope);
  const delivery: Delivery = {
    // A message is one command however often and under whatever event id it arrives.
    key: `${appId}:${incoming.kind === 'message' ? incoming.messageId : eventId}`,
    kind: type,
    incoming,
    receivedAt: deps.now(),
  };
  deps.count('accepted');
  if (incoming.kind === 'click') return answerOf(await deps.decide(incoming, delivery));
  await deps.store(delivery);
  deps.onStored();
  return ACKNOWLEDGED;
}

function answerOf({ toast, card, answered }: ClickAnswer): Answer {
  const { type, text } = toast;
  const body = {
    toast: { type, content: text.zh, i18n: { zh_cn: text.zh, en_us: text.en } },
    ...(card ? { card: { type: 'raw', data: card } } : {}),
  };
  return { status: 200, body: JSON.stringify(body), ...(answered ? { answered } : {}) };
}
