import { describe, expect, test } from 'vitest';
import { incomingOf, toMs } from '../../src/edge/envelope.ts';
import { fixture } from '../support/contract.ts';

describe('envelopes', () => {
  test('times in seconds, milliseconds and microseconds are the same moment', () => {
    expect(['1700000000', '1700000000000', '1700000000000000'].map(toMs)).toEqual([
      1700000000000,
      1700000000000,
      1700000000000000 / 1000,
    ]);
  });
  test('the recorded callbacks of the card pages are understood', () => {
    const samples = fixture('oracle/callbacks.json') as {
      v: { event?: Record<string, unknown>; context?: Record<string, string>; header?: { tenant_key: string } };
    }[];
    const header = {
      event_id: 'e',
      event_type: 'card.action.trigger',
      token: 't',
      app_id: 'a',
      create_time: '1700000000000',
    };
    const clicks = samples
      .filter(({ v }) => v.event?.action)
      .map(({ v }) =>
        incomingOf({
          schema: '2.0',
          header: { ...header, tenant_key: v.header?.tenant_key ?? 'x' },
          event: v.event ?? {},
          context: v.context,
        }),
      );
    expect(clicks.length).toBeGreaterThan(10);
    for (const click of clicks)
      expect(click).toMatchObject({
        kind: 'click',
        operator: expect.stringMatching(/^ou_/),
        messageId: expect.stringMatching(/^om_/),
      });
  });
});
