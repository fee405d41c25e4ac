/** A click that reaches the instance at this port, as the balancer in front of several would have it. */
import { envelopeOf, post, sign } from '../../src/sandbox/delivery/deliver.ts';
import { type Clicked, type ClickInput, clickEvent, readClickAnswer } from '../../src/sandbox/delivery/press.ts';
import { insist } from './insist.ts';
import type { TestWorld } from './world.ts';

export function clickAt({ sandbox }: TestWorld, port: number, input: ClickInput): Promise<Clicked> {
  const { keys, world } = sandbox;
  return insist(async () => {
    const event = clickEvent(world, input, keys.tenantKey);
    const envelope = envelopeOf(keys, { type: 'card.action.trigger', event, at: Date.now() });
    const delivered = await post(`http://127.0.0.1:${port}/feishu/cards`, sign(envelope, keys.encryptKey, Date.now()));
    return readClickAnswer(world, delivered, world.messages.get(input.messageId));
  });
}
