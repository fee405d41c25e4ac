/** What becomes of an envelope, without a server around it. */
import { expect, onTestFinished, test } from 'vitest';
import { passOn } from '../../src/core/failpoint.ts';
import { Envelope } from '../../src/edge/envelope.ts';
import { createHandle } from '../../src/edge/handle.ts';
import { createIntake } from '../../src/edge/intake.ts';
import { CLICK } from '../../src/edge/subscription.ts';
import { createTenantCheck } from '../../src/edge/tenant.ts';
import { invalid } from '../../src/flow/decide/click-answer.ts';
import { envelopeOf } from '../../src/sandbox/delivery/deliver.ts';
import { countWaiting } from '../../src/store/inbox.ts';
import { openFresh } from '../support/database.ts';

const keys = { appId: 'cli_x', encryptKey: 'e', verificationToken: 'v', tenantKey: 'ours' };
const delivered = (type: string, event: object = {}, tenantKey = 'ours') =>
  Envelope.parse(envelopeOf({ ...keys, tenantKey }, { type, event, at: 1_700_000_000_000 }));

async function start() {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const verdicts: string[] = [];
  const handle = createHandle({
    isOwnTenant: createTenantCheck(db, keys.appId),
    store: createIntake(db, passOn),
    decide: async () => invalid,
    onStored: () => verdicts.push('rung'),
    count: (verdict) => verdicts.push(verdict),
    steady: () => 0,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { db, handle, verdicts };
}

test('an event is stored and the bell is rung; the first one tells which tenant is ours', async () => {
  const { db, handle, verdicts } = await start();
  expect(await handle(delivered('some.event'))).toEqual({ kind: 'stored' });
  expect(await handle(delivered('some.event', {}, 'theirs'))).toEqual({ kind: 'foreign-tenant' });
  expect(await countWaiting(db)).toBe(1);
  expect(verdicts).toEqual(['accepted', 'rung', 'refused: tenant']);
});

test('a click is answered at once and rings nothing', async () => {
  const { handle, verdicts } = await start();
  const click = { operator: { open_id: 'ou_a' }, action: { value: { act: 'confirm', ref: 'r' } } };
  expect(await handle(delivered(CLICK, click))).toEqual({ kind: 'answered', ...invalid });
  expect(verdicts).toEqual(['accepted']);
});

test('what cannot be stored is a fault, so that Feishu delivers it again', async () => {
  const { db, handle, verdicts } = await start();
  await db.schema.dropTable('inbox').execute();
  expect(await handle(delivered('some.event'))).toEqual({ kind: 'fault' });
  expect(verdicts).toEqual(['accepted', 'not stored']);
});
