/** The stand-in's own routes under `/sandbox`: talk, press, look, make trouble. For people and scripts on this machine. */
import type { Express, NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import type { Clicked, ClickInput } from './delivery/press.ts';
import type { SayInput } from './delivery/say-event.ts';
import type { CallRecord } from './platform/call-record.ts';
import { faults, type Trouble } from './platform/trouble.ts';
import type { Records } from './records/records.ts';
import type { Message, World } from './world/world.ts';

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

const Edited = z.object({
  kind: z.enum(['job', 'requirement', 'pool', 'talent', 'prehire']),
  id: z.string(),
  field: z.string(),
  values: z.array(z.string()),
});

export interface ControlDeps {
  readonly say: (input: SayInput) => Promise<{ message: Message; status: number }>;
  readonly press: (input: ClickInput) => Promise<Clicked>;
  readonly world: World;
  readonly trouble: Trouble;
  readonly calls: readonly CallRecord[];
  readonly records: Records;
}

export function controlRoutes(app: Express, deps: ControlDeps): void {
  // The page too: a browser that was tricked into another name for this machine gets nothing.
  app.use(['/sandbox', '/page', '/vendor'], onlyFromHere);
  chatRoutes(app, deps);
  hireRoutes(app, deps);
  troubleRoutes(app, deps);
}

function chatRoutes(app: Express, { world, say, press }: ControlDeps): void {
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
  app.get('/sandbox/messages', (request, response) => {
    const chat = request.query.chat;
    const wanted = [...world.messages.values()].filter(({ chatId }) => chat === undefined || chatId === chat);
    response.json(wanted.map(({ files, ...message }) => ({ ...message, files: [...files.keys()] })));
  });
  app.get('/sandbox/versions/:id', (request, response) => {
    response.json(world.messages.get(request.params.id)?.versions ?? []);
  });
}

function hireRoutes(app: Express, { world, calls, records }: ControlDeps): void {
  app.get('/sandbox/hire', (_request, response) => void response.json(tenantOf(world)));
  app.get('/sandbox/records', (_request, response) => void response.json(records.look()));
  app.post(
    '/sandbox/records',
    taking(Edited, (input) => ({ done: records.edit(input) })),
  );
  app.get('/sandbox/calls', (_request, response) => void response.json(calls.slice(-500)));
}

function troubleRoutes(app: Express, { world, trouble }: ControlDeps): void {
  app.post(
    '/sandbox/trouble',
    taking(Switches.partial(), ({ missingScopes, ...switches }) => {
      Object.assign(trouble, definedOnly(switches), missingScopes ? { missingScopes: new Set(missingScopes) } : {});
      world.news.tell({ kind: 'trouble' });
      return { ...trouble, missingScopes: [...trouble.missingScopes] };
    }),
  );
  app.post(
    '/sandbox/switches',
    taking(TenantSwitches.partial(), (input) => {
      Object.assign(world.switches, definedOnly(input));
      world.news.tell({ kind: 'trouble' });
      return world.switches;
    }),
  );
}

/** Answers what `handle` returns; 400 for a body of another shape. */
const taking =
  <T>(schema: z.ZodType<T>, handle: (input: T) => unknown) =>
  async (request: Request, response: Response): Promise<void> => {
    const { data, error } = schema.safeParse(request.body);
    if (data === undefined) response.status(400).json({ error: error && z.prettifyError(error) });
    else response.json(await handle(data));
  };

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
