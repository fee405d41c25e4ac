/** What the SDK's client is given as its dispatcher, without a client around it. */
import { describe, expect, test } from 'vitest';
import type { Handled } from '../../../src/edge/handle.ts';
import { Receiver } from '../../../src/edge/socket/receiver.ts';
import { invalid } from '../../../src/flow/decide/click-answer.ts';
import { envelopeOf } from '../../../src/sandbox/delivery/deliver.ts';

const appId = 'cli_0123456789abcdef';
const keys = { appId, encryptKey: '', verificationToken: '', tenantKey: 'ours' };
const delivered = (event: object = {}) => envelopeOf(keys, { type: 'some.event', event, at: 1_700_000_000_000 });

function start(handled: () => Promise<Handled> = async () => ({ kind: 'stored' })) {
  const seen: unknown[] = [];
  const verdicts: string[] = [];
  const receiver = new Receiver({
    appId,
    handle: (envelope) => {
      seen.push(envelope.event);
      return handled();
    },
    count: (verdict) => verdicts.push(verdict),
  });
  return { receiver, seen, verdicts };
}

/** Resolves when it is told to. */
function gate() {
  let open: (handled: Handled) => void = () => undefined;
  const handled = new Promise<Handled>((resolve) => {
    open = resolve;
  });
  return { handled, open };
}

describe('a delivery', () => {
  test('is acknowledged when it is stored; a click is answered as by webhook', async () => {
    const { receiver, seen } = start();
    expect(receiver.served).toBe(false);
    expect(await receiver.invoke(delivered({ a: 1 }))).toEqual({});
    expect(receiver.served).toBe(true);
    expect(seen).toEqual([{ a: 1 }]);
    const clicked = start(async () => ({ kind: 'answered', ...invalid }));
    const { zh, en } = invalid.toast.text;
    expect(await clicked.receiver.invoke(delivered())).toEqual({
      toast: { type: 'error', content: zh, i18n: { zh_cn: zh, en_us: en } },
    });
  });

  test('what is to follow an answer follows it', async () => {
    const order: string[] = [];
    let followed: () => void = () => undefined;
    const after = new Promise<void>((resolve) => {
      followed = resolve;
    });
    const answered = async () => {
      order.push('answered');
      followed();
    };
    const { receiver } = start(async () => ({ kind: 'answered', ...invalid, answered }));
    await receiver.invoke(delivered()).then(() => order.push('answer'));
    await after;
    expect(order).toEqual(['answer', 'answered']);
  });

  test.each([
    ['a fault', async (): Promise<Handled> => ({ kind: 'fault' })],
    ['another tenant', async (): Promise<Handled> => ({ kind: 'foreign-tenant' })],
  ])('%s is not acknowledged', async (_, handled) => {
    const { receiver } = start(handled);
    await expect(receiver.invoke(delivered())).rejects.toThrow('receiving over the long connection');
    expect(receiver.served).toBe(false);
  });

  test('of another app, or no envelope: counted, and nobody sees it', async () => {
    const { receiver, seen, verdicts } = start();
    const odd = [
      envelopeOf({ ...keys, appId: 'cli_other' }, { type: 'some.event', event: {}, at: 1_700_000_000_000 }),
      {},
      null,
      'text',
      undefined,
      [delivered()],
      { ...delivered(), schema: '1.0' },
      { ...delivered(), event: JSON.parse('{"__proto__":{"admin":true}}') },
    ];
    for (const data of odd) await expect(receiver.invoke(data)).rejects.toThrow();
    expect(seen).toEqual([]);
    expect(verdicts).toEqual(['refused: app', ...odd.slice(1).map(() => 'refused: envelope')]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('its header needs no token: the connection has proven itself', async () => {
    const { receiver } = start();
    const { token, ...header } = delivered().header;
    expect(token).toBe('');
    expect(await receiver.invoke({ ...delivered(), header })).toEqual({});
  });
});

describe('an end', () => {
  test('waits for what is under way, and refuses what comes meanwhile', async () => {
    const { handled, open } = gate();
    const { receiver, verdicts } = start(() => handled);
    const order: string[] = [];
    const under = receiver.invoke(delivered()).then(() => order.push('answered'));
    const closing = receiver.close().then(() => order.push('closed'));
    await expect(receiver.invoke(delivered())).rejects.toThrow();
    expect(verdicts).toEqual(['refused: stopping']);
    open({ kind: 'stored' });
    await Promise.all([under, closing]);
    expect(order).toEqual(['answered', 'closed']);
  });

  test('a failure under way does not hold it up', async () => {
    const { handled, open } = gate();
    const { receiver } = start(() => handled);
    const under = receiver.invoke(delivered()).catch(() => 'refused');
    const closing = receiver.close();
    open({ kind: 'fault' });
    expect(await under).toBe('refused');
    await closing;
  });
});
