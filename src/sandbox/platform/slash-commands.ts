/** The app's commands that clients offer behind a slash (`platform.md` section 7.4). */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { done, type Endpoint, type Given, get, no, page, post } from './endpoint.ts';

const Body = z.object({
  command: z.string().regex(/^[a-z0-9_-]+$/),
  description: z.object({ default_value: z.string(), i18n: z.record(z.string(), z.string()).default({}) }),
});

export interface SlashCommand extends z.output<typeof Body> {
  readonly command_id: string;
}

const PATH = '/application/v7/app_slash_commands';
const WINDOWS = [{ limit: 100, seconds: 60 }];
const READ = ['application:app_slash_command:read'];
const WRITE = ['application:app_slash_command:write'];
const MOST = 100;

export function slashCommandEndpoints(commands: Map<string, SlashCommand>): Endpoint[] {
  const keep = (id: string, body: unknown): Given => {
    const { data } = Body.safeParse(body);
    if (!data) return no(400, 40000000, 'invalid slash command');
    if ([...commands.values()].some((each) => each.command === data.command && each.command_id !== id))
      return no(400, 40000000, 'the command exists already');
    if (!commands.has(id) && commands.size >= MOST) return no(400, 40000000, 'too many commands');
    commands.set(id, { command_id: id, ...data });
    return done({ command_id: id });
  };
  return [
    {
      ...get(PATH, WINDOWS, READ),
      handle: ({ query }) => done(page([...commands.values()], query, { fallback: 10, most: 50 })),
    },
    { ...post(PATH, WINDOWS, WRITE), handle: ({ body }) => keep(randomBytes(8).toString('hex'), body) },
    {
      ...post(`${PATH}/:id`, WINDOWS, WRITE),
      method: 'patch',
      handle: ({ params: { id = '' }, body }) =>
        commands.has(id) ? keep(id, body) : no(404, 40000404, 'no such command'),
    },
  ];
}
