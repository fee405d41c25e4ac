/** The stand-in's HTTP side: token, scopes, limits, trouble, then the endpoint; every call is kept for looking at. */
import { randomBytes } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import type { Endpoint, Given } from './endpoint.ts';
import { slidingWindow } from './limits.ts';
import { type FaultKind, faultFor, type Trouble } from './trouble.ts';

const TOKEN_SECONDS = 7200;

export interface CallRecord {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly body: unknown;
  readonly status: number;
  readonly code: number;
  readonly fault: FaultKind | null;
  readonly write: boolean;
  /** A write that changed what the stand-in holds. */
  readonly effect: boolean;
}

export interface OpenApiDeps {
  readonly endpoints: readonly Endpoint[];
  readonly credentials: { readonly appId: string; readonly appSecret: string };
  readonly trouble: Trouble;
  readonly chance: () => number;
  readonly now: () => number;
  /** `exchange` is what only people look at: duration in ms, and the answer. */
  readonly record: (call: CallRecord, exchange: { ms: number; answer: unknown }) => void;
}

export function createOpenApi(deps: OpenApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('strict routing');
  app.use(express.json({ limit: '1mb' }));
  const tokens = new Map<string, number>();
  app.post('/open-apis/auth/v3/tenant_access_token/internal', (request, response) =>
    giveToken(deps, tokens, { request, response }),
  );
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

function giveToken(
  { credentials, trouble, now, record }: OpenApiDeps,
  tokens: Map<string, number>,
  { request, response }: { request: Request; response: Response },
): void {
  const at = now();
  const { app_id, app_secret } = request.body ?? {};
  const right = app_id === credentials.appId && app_secret === credentials.appSecret;
  const token = `t-sandbox-${randomBytes(12).toString('hex')}`;
  if (right) tokens.set(token, now() + TOKEN_SECONDS * 1000);
  trouble.tokensRevoked = false;
  const call = { at, method: 'POST', path: request.path, query: {}, body: {}, status: 200, code: right ? 0 : 10003 };
  record({ ...call, fault: null, write: false, effect: false }, { ms: now() - at, answer: {} });
  answer(
    response,
    right
      ? { code: 0, msg: 'ok', top: { tenant_access_token: token, expire: TOKEN_SECONDS } }
      : { code: 10003, msg: 'invalid param' },
  );
}

function mount(
  app: Express,
  deps: OpenApiDeps,
  { endpoint, tokens }: { endpoint: Endpoint; tokens: Map<string, number> },
): void {
  const limit = slidingWindow(endpoint.windows, deps.now);
  app[endpoint.method](`/open-apis${endpoint.path}`, async (request, response) => {
    const at = deps.now();
    if (deps.trouble.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, deps.trouble.slowMs));
    const early = refusedEarly(deps, endpoint, { request, tokens, limit });
    const fault = early ? null : faultFor(deps.trouble, endpoint.write, deps.chance);
    const before = fault !== null && !fault.endsWith('-after');
    const given =
      early ??
      (before
        ? null
        : endpoint.handle({ params: stringsOf(request.params), query: request.query, body: request.body }));
    const effect = endpoint.write && given?.code === 0;
    const { status, code } = {
      status: given?.status ?? (given && given.code === 0 ? 200 : 500),
      code: given?.code ?? -1,
    };
    const { method, path, query, body } = request;
    deps.record(
      { at: deps.now(), method, path, query, body, status, code, fault, write: endpoint.write, effect },
      { ms: deps.now() - at, answer: given && (given.file ? { file: given.file.name } : bodyOf(given)) },
    );
    if (fault) strike(fault, request, response);
    else if (given) answer(response, given);
  });
}

interface Arrived {
  readonly request: Request;
  readonly tokens: Map<string, number>;
  readonly limit: (key: string) => number;
}

/** Before the endpoint is asked: token, scope, limit, or because somebody wanted a refusal. */
const refusedEarly = (deps: OpenApiDeps, endpoint: Endpoint, { request, tokens, limit }: Arrived): Given | null =>
  tokenProblem(deps, tokens, request) ??
  scopeProblem(deps, endpoint) ??
  limitProblem(limit) ??
  scripted(deps, endpoint);

const stringsOf = (params: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

function tokenProblem({ trouble, now }: OpenApiDeps, tokens: Map<string, number>, request: Request): Given | null {
  const token = request.header('authorization')?.replace(/^Bearer /, '') ?? '';
  if (token === '') return { status: 400, code: 99991661, msg: 'Missing access token for authorization.' };
  if (trouble.tokensRevoked) tokens.clear();
  const valid = (tokens.get(token) ?? 0) > now();
  return valid ? null : { status: 400, code: 99991663, msg: 'Invalid access token for authorization.' };
}

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

/** A refusal that somebody has asked for. */
const scripted = ({ trouble }: OpenApiDeps, { write }: Endpoint): Given | null =>
  write ? (trouble.refusals.shift() ?? null) : null;

function limitProblem(limit: (key: string) => number): Given | null {
  const wait = limit('');
  return wait > 0 ? { status: 429, code: 99991400, msg: 'request trigger frequency limit', top: { wait } } : null;
}

function strike(fault: FaultKind, request: Request, response: Response): void {
  switch (fault) {
    case '500-before':
    case '500-after':
      answer(response, { status: 500, code: 1002001, msg: 'system error' });
      return;
    case 'reset-before':
    case 'reset-after':
      request.socket.destroy();
      return;
    case 'empty-after':
      response.status(200).end();
      return;
    case 'html':
      response.status(502).type('html').send('<html><body>Bad Gateway</body></html>');
      return;
    case '429':
      answer(response, {
        status: 429,
        code: 99991400,
        msg: 'request trigger frequency limit',
        top: { wait: 1 },
      });
  }
}

function bodyOf({ code, msg = '', data, top = {} }: Given): object {
  const { wait, ...members } = top;
  return { code, msg, ...(data === undefined ? {} : { data }), ...members };
}

function answer(response: Response, given: Given): void {
  const { status = 200, code, top = {}, file } = given;
  response.setHeader('X-Tt-Logid', `sandbox${randomBytes(8).toString('hex')}`);
  if (top.wait !== undefined) response.setHeader('x-ogw-ratelimit-reset', String(top.wait));
  if (file) {
    response.status(200).attachment(file.name).send(file.bytes);
    return;
  }
  response.status(code === 0 ? status : status === 200 ? 400 : status).json(bodyOf(given));
}
