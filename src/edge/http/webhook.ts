/** The two Feishu routes as a function: headers and raw bytes in, status and JSON out. */
import { clickBody } from '../click-body.ts';
import type { Handle, Handled } from '../handle.ts';
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
  readonly handle: Handle;
  readonly count: (verdict: string) => void;
}

export type Webhook = (headers: Headers, body: Buffer) => Promise<Answer>;

const UNAUTHORISED: Answer = { status: 401, body: '' };
const UNAVAILABLE: Answer = { status: 503, body: '' };
const ACKNOWLEDGED: Answer = { status: 200, body: '{}' };

export const createWebhook =
  ({ admit, handle, count }: WebhookDeps): Webhook =>
  async (headers, body) => {
    const admission = admit(headers, body);
    switch (admission.kind) {
      case 'refused':
        count(`refused: ${admission.reason}`);
        return UNAUTHORISED;
      case 'url-check':
        count('url check');
        return { status: 200, body: JSON.stringify({ challenge: admission.challenge }) };
      case 'delivery':
        return answerOf(await handle(admission.envelope));
    }
  };

function answerOf(handled: Handled): Answer {
  switch (handled.kind) {
    case 'stored':
    case 'not-meant':
      return ACKNOWLEDGED;
    case 'answered': {
      const { answered } = handled;
      return { status: 200, body: JSON.stringify(clickBody(handled)), ...(answered ? { answered } : {}) };
    }
    case 'foreign-tenant':
      return UNAUTHORISED;
    case 'fault':
      return UNAVAILABLE;
  }
}
