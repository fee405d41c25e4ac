/** The platform's side of an app that comes to be by a scanned code. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';

const Begun = z.object({ device_code: z.string(), verification_uri_complete: z.string(), interval: z.number() });
const Scopes = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })) }),
});

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.stop());

async function send(form: Record<string, string>): Promise<{ status: number; body: unknown }> {
  const body = new URLSearchParams(form);
  const answer = await fetch(`${sandbox.url}/oauth/v1/app/registration`, { method: 'POST', body });
  return { status: answer.status, body: await answer.json() };
}
const begin = async () => Begun.parse((await send({ action: 'begin', archetype: 'PersonalAgent' })).body);
const poll = (device_code: string) => send({ action: 'poll', device_code });

/** As the SDK writes what it asks for into the address. */
function coded(begun: z.output<typeof Begun>, scopes: readonly string[], more: Record<string, string> = {}): string {
  const url = new URL(begun.verification_uri_complete);
  url.searchParams.set(
    'addons',
    gzipSync(JSON.stringify({ preset: false, scopes: { tenant: scopes } })).toString('base64url'),
  );
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  return url.href;
}

/** What the app has, as Feishu tells the app. */
async function granted(): Promise<string[]> {
  const { appId: app_id, appSecret: app_secret } = sandbox.keys;
  const headers = { 'content-type': 'application/json' };
  const asked = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ app_id, app_secret }),
  });
  const { tenant_access_token } = z.object({ tenant_access_token: z.string() }).parse(await asked.json());
  const answer = await fetch(`${sandbox.url}/open-apis/application/v6/scopes`, {
    headers: { authorization: `Bearer ${tenant_access_token}` },
  });
  const { scopes } = Scopes.parse(await answer.json()).data;
  return scopes.filter(({ grant_status }) => grant_status === 1).map(({ scope_name }) => scope_name);
}

describe('a code', () => {
  test('is waited for until somebody confirms it; then the app is told', async () => {
    const begun = await begin();
    expect(begun.interval).toBe(5);
    expect(await poll(begun.device_code)).toEqual({ status: 400, body: { error: 'authorization_pending' } });
    sandbox.scan({ url: coded(begun, ['hire:job']), answer: 'confirm' });
    const { appId: client_id, appSecret: client_secret } = sandbox.keys;
    expect(await poll(begun.device_code)).toMatchObject({ status: 200, body: { client_id, client_secret } });
  });

  test.each([
    ['decline', 'access_denied'],
    ['expire', 'expired_token'],
  ] as const)('%s is told as %s, and grants nothing', async (answer, error) => {
    const before = await granted();
    const begun = await begin();
    sandbox.scan({ url: coded(begun, ['hire:job']), answer });
    expect(await poll(begun.device_code)).toEqual({ status: 400, body: { error } });
    expect(await granted()).toEqual(before);
  });

  test('one that was never begun is known to nobody', async () => {
    expect(await poll('made-up')).toEqual({ status: 400, body: { error: 'invalid_grant' } });
    const begun = await begin();
    const url = coded({ ...begun, verification_uri_complete: 'https://x.example/?user_code=made-up' }, []);
    expect(() => sandbox.scan({ url, answer: 'confirm' })).toThrow('no such code');
  });
});

describe('what is granted', () => {
  test('to a new app: what was asked for and is known, and nothing else', async () => {
    sandbox.scan({ url: coded(await begin(), ['hire:job', 'hire:nonsense']), answer: 'confirm' });
    expect(await granted()).toEqual(['hire:job']);
  });

  test('to an app that is there: more, never less; what the person leaves out is not', async () => {
    const clientID = sandbox.keys.appId;
    sandbox.scan({ url: coded(await begin(), ['hire:job']), answer: 'confirm' });
    const more = coded(await begin(), ['hire:talent_folder', 'hire:job:readonly'], { clientID });
    const asked = sandbox.scan({ url: more, answer: 'confirm', without: ['hire:job:readonly'] });
    expect(asked).toMatchObject({ appId: clientID, createOnly: false });
    expect((await granted()).sort()).toEqual(['hire:job', 'hire:talent_folder']);
  });
});
