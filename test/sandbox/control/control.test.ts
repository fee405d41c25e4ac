/** The stand-in's own routes, for people and scripts on this machine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.stop());

const job = () => [...sandbox.world.jobs.values()][0];
const send = (path: string, body: unknown) =>
  fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('change what Hire holds by hand, and tell what changed', async () => {
  const id = job()?.id ?? '';
  const other = sandbox.world.people.find(({ openId }) => openId !== job()?.recruiter);
  const values = [other?.openId ?? ''];
  await fetch(`${sandbox.url}/sandbox/records`);
  expect(await (await send('/sandbox/records', { kind: 'job', id, field: 'recruiter', values })).json()).toEqual({
    done: true,
  });
  expect(job()?.recruiter).toBe(other?.openId);
  const { records, changes } = (await (await fetch(`${sandbox.url}/sandbox/records`)).json()) as {
    records: { kind: string }[];
    changes: { id: string; field: string; to: string[] }[];
  };
  expect(changes.at(-1)).toMatchObject({ id, field: 'recruiter', to: [other?.name] });
  expect(new Set(records.map(({ kind }) => kind)).size).toBe(5);
  expect(records.length).toBeGreaterThanOrEqual(64 + 30 + 12 + 400 + 40);
});

test('refuse what cannot be changed, and a body of another shape', async () => {
  const id = job()?.id ?? '';
  for (const wrong of [{ id: 'none' }, { field: 'code' }, { field: '__proto__' }, { kind: 'talent' }]) {
    const edited = { kind: 'job', id, field: 'recruiter', values: ['x'], ...wrong };
    expect(await (await send('/sandbox/records', edited)).json()).toEqual({ done: false });
  }
  expect((await send('/sandbox/say', { from: 7 })).status).toBe(400);
  expect((await send('/sandbox/press', {})).status).toBe(400);
});

test('answer this machine only', async () => {
  const from = (headers: Record<string, string>) =>
    fetch(`${sandbox.url}/sandbox/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"from":"nobody","text":"x"}',
    });
  expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await from({ origin: sandbox.url })).status).not.toBe(403);
});
