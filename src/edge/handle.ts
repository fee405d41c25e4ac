/** What becomes of a verified envelope, however it came. No HTTP in it, and no branch on business state. */
import { ANSWER_WITHIN_MS, within } from '../core/deadline.ts';
import type { Incoming, IncomingClick } from '../core/incoming.ts';
import { faultFields, type Log } from '../core/log.ts';
import { traced } from '../core/trace.ts';
import type { ClickAnswer } from '../flow/decide/click-answer.ts';
import { type Delivery, recallKey } from '../store/inbox.ts';
import { type Envelope, incomingOf } from './envelope.ts';
import type { Store } from './intake.ts';

export type Handled =
  /** On disk: to be acknowledged, and worked on afterwards. */
  | { readonly kind: 'stored' }
  /** A click: what the person sees at once. */
  | ({ readonly kind: 'answered' } & ClickAnswer)
  /** People talk to each other: to be acknowledged, and nothing of it is kept. */
  | { readonly kind: 'not-meant' }
  | { readonly kind: 'foreign-tenant' }
  /** Nothing was stored or done: Feishu has to deliver it again. */
  | { readonly kind: 'fault' };

export interface HandleDeps {
  /** The tenant that this app serves, learnt from the first authentic delivery. */
  readonly isOwnTenant: (tenantKey: string) => Promise<boolean>;
  /** Whether it is the bot that is meant. */
  readonly concerns: (incoming: Incoming) => Promise<boolean>;
  readonly store: Store;
  readonly decide: (click: IncomingClick, delivery: Delivery) => Promise<ClickAnswer>;
  readonly count: (verdict: string) => void;
  /** Never jumps. */
  readonly steady: () => number;
  readonly log: Log;
}

export type Handle = (envelope: Envelope) => Promise<Handled>;

/** Whatever hangs: Feishu is told in time that nothing was stored, and delivers again. */
export const createHandle =
  (deps: HandleDeps): Handle =>
  async (envelope) => {
    const { event_id: event, event_type: type } = envelope.header;
    const span = { name: 'take a delivery', about: { event, type }, told: outcomeOf };
    const handled = await within(
      ANSWER_WITHIN_MS,
      traced(span, () => received(deps, envelope)),
      null,
    );
    if (handled === null) deps.count('not in time');
    return handled ?? { kind: 'fault' };
  };

const outcomeOf = ({ kind }: Handled) => ({ outcome: kind });

async function received(deps: HandleDeps, envelope: Envelope): Promise<Handled> {
  try {
    return await receive(deps, envelope);
  } catch (cause) {
    deps.count('not stored');
    deps.log.error({ event: envelope.header.event_id, ...faultFields(cause) }, 'storing a delivery');
    return { kind: 'fault' };
  }
}

async function receive(deps: HandleDeps, envelope: Envelope): Promise<Handled> {
  const { app_id: appId, event_id: eventId, event_type: type, tenant_key: tenantKey } = envelope.header;
  if (!(await deps.isOwnTenant(tenantKey))) {
    deps.count('refused: tenant');
    return { kind: 'foreign-tenant' };
  }
  const incoming = incomingOf(envelope);
  if (!(await deps.concerns(incoming))) {
    deps.count('not meant');
    return { kind: 'not-meant' };
  }
  const delivery: Delivery = {
    key: `${appId}:${nameOf(incoming, eventId)}`,
    kind: type,
    incoming,
    receivedAt: deps.steady(),
  };
  deps.count('accepted');
  if (incoming.kind === 'click') return { kind: 'answered', ...(await deps.decide(incoming, delivery)) };
  await deps.store(delivery);
  return { kind: 'stored' };
}

/** A message is one command however often and under whatever event id it arrives; it is recalled once. */
function nameOf(incoming: Incoming, eventId: string): string {
  switch (incoming.kind) {
    case 'message':
      return incoming.messageId;
    case 'recall':
      return recallKey(incoming.messageId);
    case 'click':
    case 'leaving':
    case 'contact':
    case 'other':
      return eventId;
  }
}
