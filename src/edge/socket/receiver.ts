/** What a frame of the long connection carries: into the same inbox as a webhook's body, and out with the same answer. */
import { EventDispatcher } from '@larksuiteoapi/node-sdk';
import { Fault } from '../../core/outcome.ts';
import { clickBody } from '../click-body.ts';
import { Envelope, FORM } from '../envelope.ts';
import type { Handle, Handled } from '../handle.ts';
import { parseStrictJson } from '../strict-json.ts';
import { sdkLog } from './sdk-log.ts';

export interface ReceiverDeps {
  readonly appId: string;
  readonly handle: Handle;
  readonly count: (verdict: string) => void;
}

/** In the place of the SDK's dispatcher, which would lay header and event over each other. What it throws is delivered again. */
export class Receiver extends EventDispatcher {
  /** Something came and was answered: the connection is of use. */
  served = false;
  private readonly deps: ReceiverDeps;
  private readonly underWay = new Set<Promise<object>>();
  private closed = false;

  constructor(deps: ReceiverDeps) {
    super({ logger: sdkLog });
    this.deps = deps;
  }

  override async invoke(data: unknown): Promise<object> {
    if (this.closed) throw refusal(this.deps, 'stopping');
    const answer = receive(this.deps, data);
    this.underWay.add(answer);
    try {
      const body = await answer;
      this.served = true;
      return body;
    } finally {
      this.underWay.delete(answer);
    }
  }

  /** Takes nothing new; resolves when what is under way is answered. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.underWay);
    // The SDK sends an answer as soon as it has it; one turn of the loop later it has left.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function receive(deps: ReceiverDeps, data: unknown): Promise<object> {
  // As strict as with a webhook: what the SDK has parsed is read anew.
  const content = parseStrictJson(Buffer.from(JSON.stringify(data) ?? ''), FORM);
  const envelope = Envelope.safeParse(content);
  if (!envelope.success) throw refusal(deps, 'envelope');
  if (envelope.data.header.app_id !== deps.appId) throw refusal(deps, 'app');
  return answerOf(await deps.handle(envelope.data));
}

function refusal({ count }: ReceiverDeps, reason: string): Fault {
  count(`refused: ${reason}`);
  return faultOf(reason);
}

const faultOf = (code: string): Fault => new Fault('receiving over the long connection', { code });

function answerOf(handled: Handled): object {
  switch (handled.kind) {
    case 'stored':
    case 'not-meant':
      return {};
    case 'answered': {
      const { answered } = handled;
      if (answered) setImmediate(() => void answered().catch(() => undefined));
      return clickBody(handled);
    }
    case 'foreign-tenant':
    case 'fault':
      throw faultOf(handled.kind);
  }
}
