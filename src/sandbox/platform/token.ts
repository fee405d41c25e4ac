/** Tenant access tokens: given for the app's credentials, looked at with every call. */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { answer } from './answer.ts';
import type { Recorder } from './call-record.ts';
import type { Given } from './endpoint.ts';
import type { Trouble } from './trouble.ts';

const TOKEN_SECONDS = 7200;

export interface TokenDeps {
  readonly credentials: { readonly appId: string; readonly appSecret: string };
  readonly trouble: Trouble;
  readonly now: () => number;
  readonly record: Recorder;
}

export interface Tokens {
  give(request: Request, response: Response): void;
  /** Null for a token that was given and still holds. */
  problem(request: Request): Given | null;
}

export function createTokens(deps: TokenDeps): Tokens {
  /** Until when each holds, ms. */
  const given = new Map<string, number>();
  return {
    give: (request, response) => giveToken(deps, given, { request, response }),
    problem: (request) => tokenProblem(deps, given, request),
  };
}

function giveToken(
  { credentials, trouble, now, record }: TokenDeps,
  given: Map<string, number>,
  { request, response }: { request: Request; response: Response },
): void {
  const at = now();
  const { app_id, app_secret } = request.body ?? {};
  const right = app_id === credentials.appId && app_secret === credentials.appSecret;
  const token = `t-sandbox-${randomBytes(12).toString('hex')}`;
  if (right) given.set(token, now() + TOKEN_SECONDS * 1000);
  trouble.tokensRevoked = false;
  const call = {
    at,
    method: 'POST',
    path: request.path,
    query: {},
    body: {},
    status: 200,
    code: right ? 0 : 10003,
    fault: null,
    write: false,
    effect: false,
  };
  record(call, { ms: now() - at, answer: {} });
  answer(
    response,
    right
      ? { code: 0, msg: 'ok', top: { tenant_access_token: token, expire: TOKEN_SECONDS } }
      : { code: 10003, msg: 'invalid param' },
  );
}

function tokenProblem({ trouble, now }: TokenDeps, given: Map<string, number>, request: Request): Given | null {
  const token = request.header('authorization')?.replace(/^Bearer /, '') ?? '';
  if (token === '') return { status: 400, code: 99991661, msg: 'Missing access token for authorization.' };
  if (trouble.tokensRevoked) given.clear();
  const valid = (given.get(token) ?? 0) > now();
  return valid ? null : { status: 400, code: 99991663, msg: 'Invalid access token for authorization.' };
}
