/** Files in and out, against the stand-in. */
import { expect, onTestFinished, test } from 'vitest';
import { createFiles, type Files } from '../../src/feishu/files.ts';
import { createGateway } from '../../src/feishu/gateway.ts';
import { createHttp } from '../../src/feishu/http.ts';
import { createMessages } from '../../src/feishu/messages.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

interface Started {
  readonly sandbox: Sandbox;
  readonly files: Files;
  readonly messages: ReturnType<typeof createMessages>;
}

async function start(): Promise<Started> {
  const sandbox = await startSandbox({ port: 0, retriesMs: [] });
  const http = createHttp(sandbox.url);
  onTestFinished(async () => {
    await http.close();
    await sandbox.stop();
  });
  const app = { appId: sandbox.keys.appId, appSecret: sandbox.keys.appSecret, baseUrl: sandbox.url };
  const now = () => Date.now();
  const gateway = createGateway({
    http,
    tokens: createTokens({ http, ...app, now }),
    app,
    depart: async () => ({ kind: 'now', ended: async () => undefined }),
    opensAt: async () => now(),
    holdBack: async () => undefined,
    clock: { now, sleep: async () => undefined },
    documented: new Set(),
    onCall: () => undefined,
  });
  return { sandbox, files: createFiles(gateway), messages: createMessages(gateway) };
}

/** Somebody sends a file; nobody listens. */
async function sent({ sandbox }: Started, name: string, bytes: Buffer) {
  const { message } = await sandbox.say({ from: 'recruiter', text: '', file: { name, bytes } });
  return message;
}

test('what a person attached is fetched byte by byte', async () => {
  const started = await start();
  const bytes = Buffer.from(Array.from({ length: 256 * 40 }, (_, at) => at % 256));
  const message = await sent(started, '名单.xlsx', bytes);
  const attached = await started.files.attachedTo(message.id);
  expect(attached).toMatchObject({ kind: 'got', value: { messageId: message.id, name: '名单.xlsx' } });
  if (attached.kind !== 'got' || !attached.value) throw new Error('nothing attached');
  const fetched = await started.files.fetch(attached.value);
  expect(fetched.kind === 'got' && fetched.value.equals(bytes)).toBe(true);
});

test('a message of words is no file', async () => {
  const started = await start();
  const { message } = await started.sandbox.say({ from: 'recruiter', text: 'hello' });
  expect(await started.files.attachedTo(message.id)).toEqual({ kind: 'got', value: null });
  const { attachmentIn } = started.files;
  expect(attachmentIn('om_1', 'file', 'not JSON')).toBeNull();
  expect(attachmentIn('om_1', 'image', '{"file_key":"file_1"}')).toBeNull();
});

test('a file of another message is refused in Feishu’s words', async () => {
  const started = await start();
  const message = await sent(started, 'a.csv', Buffer.from('a'));
  const other = await sent(started, 'b.csv', Buffer.from('b'));
  const [key = ''] = other.files.keys();
  const fetched = await started.files.fetch({ messageId: message.id, key, name: 'b.csv' });
  expect(fetched).toMatchObject({ kind: 'failed', reply: { kind: 'refused', code: 234003 } });
});

test('of a file that is larger than may be read no more comes than shows it', async () => {
  const started = await start();
  const message = await sent(started, 'a.csv', Buffer.alloc(14 * 1024 * 1024, 'a'));
  const [key = ''] = message.files.keys();
  const fetched = await started.files.fetch({ messageId: message.id, key, name: 'a.csv' });
  expect(fetched.kind === 'got' && fetched.value.length).toBe(11 * 1024 * 1024);
});

test('what was uploaded can be sent, and is what was uploaded', async () => {
  const started = await start();
  const bytes = Buffer.from('\u0000\u0001待入职,ok\r\n');
  const uploaded = await started.files.upload('模板.xlsx', bytes);
  if (uploaded.kind !== 'got') throw new Error('nothing uploaded');
  const { message } = await started.sandbox.say({ from: 'recruiter', text: 'give me' });
  const once = { uuid: 'one', fence: async () => undefined };
  const to = { messageId: message.id, chatId: message.chatId };
  const { sent: answer } = await started.messages.reply(to, { file: uploaded.value }, once);
  const held = started.sandbox.world.messages.get(answer?.messageId ?? '');
  expect(held).toMatchObject({ type: 'file', rootId: message.id });
  expect(held?.files.get(uploaded.value)).toEqual({ name: '模板.xlsx', bytes });
  // Nobody but people sends what can be had from a message.
  const again = await started.files.fetch({ messageId: answer?.messageId ?? '', key: uploaded.value, name: '' });
  expect(again).toMatchObject({ kind: 'failed', reply: { code: 234003 } });
});

test('what Feishu does not take is refused', async () => {
  const started = await start();
  expect(await started.files.upload('a.xlsx', Buffer.alloc(0))).toMatchObject({ reply: { code: 234010 } });
  expect(await started.files.upload('a.xlsx', Buffer.alloc(31 * 1024 * 1024))).toMatchObject({
    reply: { code: 234006 },
  });
  const { message } = await started.sandbox.say({ from: 'recruiter', text: 'give me' });
  const to = { messageId: message.id, chatId: message.chatId };
  const once = { uuid: 'two', fence: async () => undefined };
  const { reply, sent: answer } = await started.messages.reply(to, { file: 'file_unknown' }, once);
  expect([reply.kind, answer]).toEqual(['refused', null]);
});
