/** The stand-in's HTTP side: token, scopes, limits, trouble, then the endpoint; every call is kept for looking at. */
import express, { type Express, type Request } from 'express';
import { answer, bodyOf, strike } from './answer.ts';
import { type Endpoint, type Given, no } from './endpoint.ts';
import { takingForms, withoutBytes } from './forms.ts';
import { createLag } from './lag.ts';
import { slidingWindow } from './limits.ts';
import { createTokens, type TokenDeps, type Tokens } from './token.ts';
import { type FaultKind, faultFor } from './trouble.ts';

export interface OpenApiDeps extends TokenDeps {
  readonly endpoints: readonly Endpoint[];
  readonly chance: () => number;
}

export function createOpenApi(deps: OpenApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('strict routing');
  // A file of 10 MB in base64.
  app.use('/sandbox/attach', express.json({ limit: '14mb' }));
  app.use(express.json({ limit: '1mb' }));
  app.use('/open-apis', takingForms);
  const tokens = createTokens(deps);
  app.post('/open-apis/auth/v3/tenant_access_token/internal', async (request, response) => {
    await pause(deps.trouble.slowTokenMs);
    tokens.give(request, response);
  });
  for (const endpoint of deps.endpoints) mount(app, deps, { endpoint, tokens });
  app.use('/open-apis', (request, response) => {
    answer(response, {
      status: 404,
      code: 404,
      msg: `sandbox: no such endpoint: ${request.method} ${request.originalUrl}`,
    });
  });
  return app;
}

const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
};

function mount(app: Express, deps: OpenApiDeps, { endpoint, tokens }: { endpoint: Endpoint; tokens: Tokens }): void {
  const limit = slidingWindow(endpoint.windows, deps.now);
  const lag = createLag();
  app[endpoint.method](`/open-apis${endpoint.path}`, async (request, response) => {
    const at = deps.now();
    await pause(deps.trouble.slowMs);
    const late = isOfMessages(endpoint) && endpoint.method === 'patch' ? deps.trouble.lateUpdates.shift() : undefined;
    if (late?.lost) request.socket.destroy();
    await pause(late?.ms ?? 0);
    const { given, fault } = await outcomeOf(deps, endpoint, { request, tokens, limit, lag });
    const { method, path, query, body } = request;
    const call = {
      at: deps.now(),
      method,
      path,
      query,
      body: withoutBytes(body),
      status: given?.status ?? (given?.code === 0 ? 200 : 500),
      code: given?.code ?? -1,
      fault,
      write: endpoint.write,
      effect: endpoint.write && given?.code === 0,
    };
    deps.record(call, {
      ms: deps.now() - at,
      answer: given && (given.file ? { file: given.file.name } : bodyOf(given)),
    });
    if (fault) strike(fault, request, response);
    else if (given) answer(response, given);
  });
}

interface Arrived {
  readonly request: Request;
  readonly tokens: Tokens;
  readonly limit: (key: string) => number;
  readonly lag: ReturnType<typeof createLag>;
}

/** Where Hire and CoreHR are read. */
const HIRE = /^\/(hire|corehr)\//;

interface Outcome {
  readonly given: Given | null;
  /** What the bot gets instead. */
  readonly fault: FaultKind | null;
}

/** A fault strikes before the endpoint is asked, or when it has already done its work. */
async function outcomeOf(deps: OpenApiDeps, endpoint: Endpoint, arrived: Arrived): Promise<Outcome> {
  const early = refusedEarly(deps, endpoint, arrived);
  if (early) return { given: early, fault: null };
  const fault = faultFor(deps.trouble, endpoint.write, deps.chance);
  if (fault !== null && !fault.endsWith('-after')) return { given: null, fault };
  const { params, query, body, path } = arrived.request;
  const mishap = endpoint.write ? deps.trouble.mishaps.shift() : undefined;
  const asked = { params: stringsOf(params), query, body, mishap };
  const given = (await endpoint.refuses?.(asked)) ?? endpoint.handle(asked);
  if (endpoint.write || !HIRE.test(endpoint.path)) return { given, fault };
  return { given: arrived.lag(JSON.stringify({ path, query, body }), given, deps.trouble.lagReads), fault };
}

/** Before the endpoint is asked: token, scope, limit, or because somebody wanted a refusal. */
const refusedEarly = (deps: OpenApiDeps, endpoint: Endpoint, { request, tokens, limit }: Arrived): Given | null =>
  tokens.problem(request) ??
  quotaProblem(deps, endpoint) ??
  messageProblem(deps, endpoint) ??
  scopeProblem(deps, endpoint) ??
  limitProblem(limit) ??
  scripted(deps, endpoint);

const stringsOf = (params: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

function scopeProblem({ trouble }: OpenApiDeps, { scopes }: Endpoint): Given | null {
  if (scopes.length === 0 || scopes.some((scope) => !trouble.missingScopes.has(scope))) return null;
  const error = { permission_violations: scopes.map((subject) => ({ type: 'action_scope_required', subject })) };
  return {
    status: 400,
    code: 99991672,
    msg: `Access denied. One of the following scopes is required: [${scopes.join(', ')}].`,
    top: { error },
  };
}

const isOfMessages = ({ path, method }: Endpoint): boolean => path.startsWith('/im/v1/messages') && method !== 'get';

const messageProblem = ({ trouble }: OpenApiDeps, endpoint: Endpoint): Given | null =>
  isOfMessages(endpoint) ? trouble.messages : null;

/** Contacts, events and what the app asks of itself are not counted. */
const COUNTED = /^\/(hire|corehr|im)\//;

const quotaProblem = ({ trouble }: OpenApiDeps, { path }: Endpoint): Given | null =>
  trouble.quotaUsed && COUNTED.test(path) ? no(429, 99991403, 'this month has no calls left') : null;

/** A refusal that somebody has asked for. */
const scripted = ({ trouble }: OpenApiDeps, { write }: Endpoint): Given | null =>
  write ? (trouble.refusals.shift() ?? null) : null;

function limitProblem(limit: (key: string) => number): Given | null {
  const wait = limit('');
  return wait > 0 ? { status: 429, code: 99991400, msg: 'request trigger frequency limit', top: { wait } } : null;
}
