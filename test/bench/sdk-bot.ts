/**
 * The same work with the SDK alone, in a process of its own: a message is answered with a card about one job, a click with a
 * toast; then it is written, and the card says so. Nothing is stored, asked twice, compared or kept up to date.
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
  readonly person: string;
}

interface Clicked {
  readonly context: { readonly open_message_id: string };
}

const given: Given = JSON.parse(process.argv[2] ?? '{}');
const quiet = { loggerLevel: lark.LoggerLevel.error };
const client = new lark.Client({ ...given, ...quiet, domain: given.baseUrl });

const cardOf = (content: string): string =>
  JSON.stringify({
    schema: '2.0',
    config: { update_multi: true },
    body: {
      elements: [
        { tag: 'markdown', content },
        {
          tag: 'button',
          text: { tag: 'plain_text', content: 'ok' },
          behaviors: [{ type: 'callback', value: { act: 'ok' } }],
        },
      ],
    },
  });

async function answer(messageId: string): Promise<void> {
  const { data } = await client.hire.job.recruiter({ path: { job_id: given.job } });
  await client.im.v1.message.reply({
    path: { message_id: messageId },
    data: { msg_type: 'interactive', content: cardOf(`recruiter: ${data?.info?.recruiter_id ?? ''}`) },
  });
}

async function carryOut(messageId: string): Promise<void> {
  await client.request({
    method: 'POST',
    url: `/open-apis/hire/v1/jobs/${given.job}/managers/batch_update`,
    params: { user_id_type: 'open_id' },
    data: { update_option_list: [1], recruiter_id: given.person },
  });
  await client.im.v1.message.patch({ path: { message_id: messageId }, data: { content: cardOf('applied') } });
}

const keys = { encryptKey: given.encryptKey, verificationToken: given.verificationToken, ...quiet };
const events = new lark.EventDispatcher(keys).register({
  // Answered after the acknowledgement, as its documentation advises for what takes long.
  'im.message.receive_v1': async ({ message }) => void answer(message.message_id),
  'card.action.trigger': async ({ context }: Clicked) => {
    setImmediate(() => void carryOut(context.open_message_id));
    return { toast: { type: 'success', content: 'ok' } };
  },
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
