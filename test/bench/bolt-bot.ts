/**
 * The same work by bolt on Slack, in a process of its own: a message is answered with a card about one job, a click is
 * acknowledged; then it is written, and the card says so. Nothing is stored, asked twice, compared or kept up to date.
 */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { keys } from './deliveries.ts';

const [slackApiUrl = ''] = process.argv.slice(2);
const receiver = new HTTPReceiver({
  signingSecret: keys.encryptKey,
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
});
const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' });
const app = new App({ receiver, authorize, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR });

const blocks = [
  { type: 'actions', elements: [{ type: 'button', action_id: 'ok', text: { type: 'plain_text', text: 'ok' } }] },
];

app.message(async ({ message, client }) => {
  const { channel, ts } = message;
  // Stands for the reading of the job.
  await client.conversations.info({ channel });
  await client.chat.postMessage({ channel, thread_ts: ts, text: 'recruiter', blocks });
});
app.action('ok', async ({ ack, body, client }) => {
  await ack();
  const { channel, ts } = Object(Object(body).container);
  // Stands for the writing of it.
  await client.conversations.setTopic({ channel, topic: 'recruiter' });
  await client.chat.update({ channel, ts, text: 'applied' });
});
const server = await receiver.start(0);
const address = server.address();
process.send?.({ port: address !== null && typeof address === 'object' ? address.port : 0 });
process.on('disconnect', () => process.exit(0));
