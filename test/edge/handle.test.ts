/** What becomes of an envelope, without a server around it. */
import { expect, onTestFinished, test } from 'vitest';
import { passOn } from '../../src/core/failpoint.ts';
import { Envelope } from '../../src/edge/envelope.ts';
import { createHandle } from '../../src/edge/handle.ts';
import { createIntake } from '../../src/edge/intake.ts';
import { CLICK, MESSAGE } from '../../src/edge/subscription.ts';
import { createTenantCheck } from '../../src/edge/tenant.ts';
import { invalid } from '../../src/flow/decide/click-answer.ts';
import { createConcern } from '../../src/flow/hear/own-bot.ts';
import { envelopeOf } from '../../src/sandbox/delivery/deliver.ts';
import { learnFact } from '../../src/store/facts.ts';
import { countWaiting } from '../../src/store/lines.ts';
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
    concerns: createConcern(db, keys.appId),
    store: createIntake({ db, journal: null, pass: passOn, committed: () => verdicts.push('rung') }),
    decide: async () => invalid,
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

test('what people in a group say to each other is acknowledged and not kept, once the bot knows who it is', async () => {
  const { db, handle, verdicts } = await start();
  const said = (id: string, chatType: string, text: string, called: readonly string[] = []) =>
    delivered(MESSAGE, {
      sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user', tenant_key: 'ours' },
      message: {
        message_id: id,
        create_time: '1700000000000',
        chat_id: 'oc_1',
        chat_type: chatType,
        message_type: 'text',
        content: JSON.stringify({ text }),
        mentions: called.map((openId, at) => ({ key: `@_user_${at}`, name: 'x', id: { open_id: openId } })),
      },
    });
  expect(await handle(said('om_before', 'group', 'hello'))).toEqual({ kind: 'stored' });
  await learnFact(db, `open_id of ${keys.appId}`, 'ou_bot');
  expect(await handle(said('om_half', 'group', 'hello'))).toEqual({ kind: 'stored' });
  await learnFact(db, `name of ${keys.appId}`, 'Bot');
  expect(await handle(said('om_others', 'group', 'hello @_user_0', ['ou_b']))).toEqual({ kind: 'not-meant' });
  expect(await handle(said('om_us', 'group', '@_user_0 /help', ['ou_bot']))).toEqual({ kind: 'stored' });
  expect(await handle(said('om_pasted', 'group', '@Bot /help'))).toEqual({ kind: 'stored' });
  expect(await handle(said('om_direct', 'p2p', 'hello'))).toEqual({ kind: 'stored' });
  expect(await countWaiting(db)).toBe(5);
  expect(verdicts).toContain('not meant');
});

test('what cannot be stored is a fault, so that Feishu delivers it again', async () => {
  const { db, handle, verdicts } = await start();
  await db.schema.dropTable('inbox').execute();
  expect(await handle(delivered('some.event'))).toEqual({ kind: 'fault' });
  expect(verdicts).toEqual(['accepted', 'not stored']);
});
