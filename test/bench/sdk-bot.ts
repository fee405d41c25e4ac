/**
 * The same work with the SDK alone, in a process of its own: a message is answered with a card about one job, a click with a
 * toast. Nothing is stored, nothing is asked twice, nothing is kept up to date.
 */
import { createServer } from 'node:http';
import * as lark from '@larksuiteoapi/node-sdk';
import express from 'express';

interface Given {
  readonly baseUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly job: string;
}

const given: Given = JSON.parse(process.argv[2] ?? '{}');
const quiet = { loggerLevel: lark.LoggerLevel.error };
const client = new lark.Client({ ...given, ...quiet, domain: given.baseUrl });

async function answer(messageId: string): Promise<void> {
  const { data } = await client.hire.job.recruiter({ path: { job_id: given.job } });
  const text = `recruiter: ${data?.info?.recruiter_id ?? ''}`;
  const card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: text }] } };
  await client.im.v1.message.reply({
    path: { message_id: messageId },
    data: { msg_type: 'interactive', content: JSON.stringify(card) },
  });
}

const keys = { encryptKey: given.encryptKey, verificationToken: given.verificationToken, ...quiet };
const events = new lark.EventDispatcher(keys).register({
  // Answered after the acknowledgement, as its documentation advises for what takes long.
  'im.message.receive_v1': async ({ message }) => void answer(message.message_id),
  'card.action.trigger': async () => ({ toast: { type: 'success', content: 'ok' } }),
});
const app = express();
app.use(express.json());
app.use('/feishu/events', lark.adaptExpress(events));
app.use('/feishu/cards', lark.adaptExpress(events));
const server = createServer(app).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: address !== null && typeof address === 'object' ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
