/** The stand-in's own routes under `/sandbox`: talk, press, look, make trouble. For people and scripts on this machine. */
import type { Express, NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import type { CallRecord } from './open-api.ts';
import type { Clicked, ClickInput } from './press.ts';
import type { SayInput } from './say-event.ts';
import { faults, type Trouble } from './trouble.ts';
import type { Message, World } from './world.ts';

const Say = z.object({
  from: z.string(),
  text: z.string(),
  chat: z.string().optional(),
  rich: z.boolean().optional(),
  replyTo: z.string().optional(),
});
const Press = z.object({
  from: z.string(),
  messageId: z.string(),
  value: z.unknown(),
  option: z.string().optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  chatId: z.string().optional(),
});
const Switches = z.object({
  slowMs: z.number(),
  faultRate: z.number(),
  faultKinds: z.array(z.enum(faults)),
  faultsOn: z.enum(['writes', 'all']),
  next: z.array(z.enum(faults)),
  refusals: z.array(z.object({ status: z.number(), code: z.number(), msg: z.string() })),
  missingScopes: z.array(z.string()),
  tokensRevoked: z.boolean(),
});

const TenantSwitches = z.object({
  jobApiSync: z.boolean(),
  jrApiEdit: z.boolean(),
  jrApproval: z.boolean(),
  roundTypes: z.boolean(),
  quota: z.number().nullable(),
});

export interface ControlDeps {
  readonly say: (input: SayInput) => Promise<{ message: Message; status: number }>;
  readonly press: (input: ClickInput) => Promise<Clicked>;
  readonly world: World;
  readonly trouble: Trouble;
  readonly calls: readonly CallRecord[];
}

export function controlRoutes(app: Express, { world, trouble, calls, say, press }: ControlDeps): void {
  app.use('/sandbox', onlyFromHere);
  app.post('/sandbox/say', async (request, response) => {
    const { message, status } = await say(definedOnly(Say.parse(request.body)));
    response.json({ messageId: message.id, chatId: message.chatId, status });
  });
  app.post('/sandbox/press', async (request, response) => {
    response.json(await press(definedOnly(Press.parse(request.body))));
  });
  app.get('/sandbox/messages', (request, response) => {
    const chat = request.query.chat;
    const wanted = [...world.messages.values()].filter(({ chatId }) => chat === undefined || chatId === chat);
    response.json(wanted.map(({ files, ...message }) => ({ ...message, files: [...files.keys()] })));
  });
  app.get('/sandbox/hire', (_request, response) => void response.json(tenantOf(world)));
  app.get('/sandbox/calls', (_request, response) => void response.json(calls.slice(-500)));
  app.post('/sandbox/trouble', (request, response) => {
    const { missingScopes, ...switches } = Switches.partial().parse(request.body);
    Object.assign(trouble, definedOnly(switches), missingScopes ? { missingScopes: new Set(missingScopes) } : {});
    response.json({ ...trouble, missingScopes: [...trouble.missingScopes] });
  });
  app.post('/sandbox/switches', (request, response) => {
    Object.assign(world.switches, definedOnly(TenantSwitches.partial().parse(request.body)));
    response.json(world.switches);
  });
  app.get('/', (_request, response) => {
    response
      .type('text/plain; charset=utf-8')
      .send('hirebot sandbox: a stand-in for Feishu. The README shows how to send a command (npm run say).\n');
  });
}

/** What the stand-in tenant holds, as plain JSON. */
const tenantOf = (world: World) => ({
  people: world.people,
  jobs: [...world.jobs.values()],
  pools: [...world.pools.values()],
  talents: [...world.talents.values()].map((talent) => ({ ...talent, pools: [...talent.pools] })),
  requirements: [...world.requirements.values()],
  preHires: [...world.preHires.values()].map(({ tokens, ...preHire }) => preHire),
});

/** A page in a browser elsewhere must not steer the sandbox: the host is this machine, and so is the origin. */
function onlyFromHere(request: Request, response: Response, next: NextFunction): void {
  const here = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
  const origin = request.header('origin');
  const own = origin === undefined || origin === `http://${request.header('host')}`;
  if (here.test(request.header('host') ?? '') && own) next();
  else response.status(403).end();
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Members that are there, so that an absent one stays absent. */
const definedOnly = <T extends object>(value: T): Defined<T> => JSON.parse(JSON.stringify(value));
