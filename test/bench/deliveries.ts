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
  return messageFromSlack({ channel: 'C1', ts: `${Math.floor(Date.now() / 1000)}.1` });
}

/** `ts` names the message in its channel. */
export function messageFromSlack({ channel, ts }: { readonly channel: string; readonly ts: string }): Signed {
  const event = { type: 'message', channel, user: nextSender(), text: '/job managers 前端工程师', ts };
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: randomUUID(), event });
  return signedBySlack(body, 'application/json');
}

/** A click on the button of a message, as a form with JSON in it. */
export function clickFromSlack(channel: string, ts: string): Signed {
  const payload = {
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: nextSender(), team_id: 'T1' },
    container: { type: 'message', channel, ts },
    channel: { id: channel },
    actions: [{ type: 'button', block_id: 'b', action_id: 'ok', action_ts: ts }],
  };
  return signedBySlack(`payload=${encodeURIComponent(JSON.stringify(payload))}`, 'application/x-www-form-urlencoded');
}

function signedBySlack(body: string, type: string): Signed {
  const seconds = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', keys.encryptKey).update(`v0:${seconds}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${signature}`,
  };
  return { body, headers };
}
