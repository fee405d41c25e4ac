/** Talk, press, look at what was said. */
import type { Express } from 'express';
import { z } from 'zod';
import type { Actions } from '../delivery/actions.ts';
import { NoSuch } from '../world/no-such.ts';
import type { World } from '../world/world.ts';
import { definedOnly, taking } from './taking.ts';

const Say = z.object({
  from: z.string(),
  text: z.string(),
  chat: z.string().optional(),
  rich: z.boolean().optional(),
  replyTo: z.string().optional(),
  thread: z.boolean().optional(),
});
/** A file as base64: the page and scripts send JSON only. */
const Attach = Say.omit({ text: true, rich: true }).extend({ name: z.string().max(200), base64: z.string() });
const Press = z.object({
  from: z.string(),
  messageId: z.string(),
  value: z.unknown().optional(),
  tag: z.string().optional(),
  name: z.string().optional(),
  option: z.string().optional(),
  inputValue: z.string().optional(),
  checked: z.boolean().optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  chatId: z.string().optional(),
});

export interface ChatDeps extends Pick<Actions, 'say' | 'press' | 'recall' | 'meet'> {
  readonly world: World;
}

export function chatRoutes(app: Express, { world, say, press, recall, meet }: ChatDeps): void {
  app.post(
    '/sandbox/say',
    taking(Say, async (input) => {
      const { message, status } = await say(definedOnly(input));
      return { messageId: message.id, chatId: message.chatId, status };
    }),
  );
  app.post(
    '/sandbox/attach',
    taking(Attach, async ({ name, base64, ...from }) => {
      const file = { name, bytes: Buffer.from(base64, 'base64') };
      const { message, status } = await say({ ...definedOnly(from), text: '', file });
      return { messageId: message.id, chatId: message.chatId, status };
    }),
  );
  app.post(
    '/sandbox/press',
    taking(Press, (input) => press(definedOnly(input))),
  );
  app.post(
    '/sandbox/recall',
    taking(z.object({ messageId: z.string() }), ({ messageId }) => recall(messageId)),
  );
  app.post(
    '/sandbox/leave',
    taking(z.object({ beside: z.string() }), ({ beside }) => meet({ kind: 'leave', from: colleagueOf(world, beside) })),
  );
  said(app, world);
}

/** Who helps on the most open jobs of this person. */
function colleagueOf({ jobs }: World, recruiter: string): string {
  const counts = new Map<string, number>();
  for (const job of jobs.values())
    if (job.open && job.recruiter === recruiter)
      for (const each of [...job.assistants, ...job.hiringManagers])
        if (each !== recruiter) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (!most) throw new NoSuch(`sandbox: nobody works beside ${recruiter}`);
  return most[0];
}

/** What was said so far. */
function said(app: Express, world: World): void {
  app.get('/sandbox/messages', (request, response) => {
    const chat = request.query.chat;
    const wanted = [...world.messages.values()].filter(({ chatId }) => chat === undefined || chatId === chat);
    response.json(wanted.map(({ files, ...message }) => ({ ...message, files: [...files.keys()] })));
  });
  app.get('/sandbox/files/:id/:key', (request, response) => {
    const { id, key } = request.params;
    const file = world.messages.get(id)?.files.get(key);
    if (!file) return void response.status(404).end();
    // Never shown by the browser itself, whatever it says it is.
    response.attachment(file.name).type('application/octet-stream').set('x-content-type-options', 'nosniff');
    response.send(file.bytes);
  });
  app.get('/sandbox/versions/:id', (request, response) => {
    response.json(world.messages.get(request.params.id)?.versions ?? []);
  });
}
