/** Signed requests as Feishu and Slack send them: each is another event and another message, by one of many people. */
import { createHmac, randomUUID } from 'node:crypto';
import { envelopeOf, type Signed, sign } from '../../src/sandbox/delivery/deliver.ts';

const SENDERS = 500;

export const keys = {
  appId: 'cli_bench',
  appSecret: 'bench-secret',
  encryptKey: 'bench-encrypt-key',
  verificationToken: 'bench-token',
  tenantKey: 'bench_tenant',
};

let made = 0;
const nextSender = (): string => {
  made += 1;
  return `ou_bench_${made % SENDERS}`;
};

/** A command as people type it. */
export function fromFeishu(): Signed {
  const id = randomUUID();
  const sender = nextSender();
  const event = {
    sender: {
      sender_id: { open_id: sender, union_id: `on_${sender}` },
      sender_type: 'user',
      tenant_key: keys.tenantKey,
    },
    message: {
      message_id: `om_${id}`,
      create_time: String(Date.now()),
      chat_id: `oc_${sender}`,
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text: '/job managers 前端工程师 --recruiter @_user_1 --note 交接' }),
      mentions: [{ key: '@_user_1', name: '张伟', id: { open_id: 'ou_zhang' }, mentioned_type: 'user' }],
    },
  };
  return sign(envelopeOf(keys, { type: 'im.message.receive_v1', event, at: Date.now() }), keys.encryptKey, Date.now());
}

/** The same as Slack's Events API sends it. */
export function fromSlack(): Signed {
  const seconds = String(Math.floor(Date.now() / 1000));
  const event = {
    type: 'message',
    channel: 'C1',
    user: nextSender(),
    text: '/job managers 前端工程师',
    ts: `${seconds}.1`,
  };
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: randomUUID(), event });
  const signature = createHmac('sha256', keys.encryptKey).update(`v0:${seconds}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${signature}`,
  };
  return { body, headers };
}
