/** The stand-in against what this project did not write: the OpenAPI extract and the official sample cards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardProblem } from '../../src/sandbox/card-check.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { fixture } from '../support/contract.ts';

let sandbox: Sandbox;
let token = '';
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app_id: sandbox.keys.appId, app_secret: sandbox.keys.appSecret }),
  });
  token = ((await answer.json()) as { tenant_access_token: string }).tenant_access_token;
});
afterAll(() => sandbox.stop());

async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; code: number; data: unknown; headers: Headers }> {
  const response = await fetch(`${sandbox.url}/open-apis${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { code, data } = (await response.json()) as { code: number; data: unknown };
  return { status: response.status, code, data, headers: response.headers };
}

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}
type Spec = Record<
  string,
  Record<string, { responses: Record<string, { content: Record<string, { schema: Shape }> }> }>
>;
const spec = fixture('oracle/openapi.json') as Spec;

/** Members that the extract does not know, or knows as another type. */
function strangers(value: unknown, shape: Shape | undefined, at: string): string[] {
  if (!shape) return [`${at}: unknown`];
  if (Array.isArray(value))
    return value.slice(0, 3).flatMap((each, index) => strangers(each, shape.items, `${at}[${index}]`));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, each]) => strangers(each, shape.properties?.[name], `${at}.${name}`));
  }
  const type = typeof value === 'number' ? 'integer' : typeof value;
  return shape.type === type ? [] : [`${at}: ${type}, not ${shape.type}`];
}

const job = () => [...sandbox.world.jobs.values()][0];
const pool = () => [...sandbox.world.pools.values()][0];
const talent = () => [...sandbox.world.talents.values()][0];

describe('answers have the documented shape', () => {
  test.each<[string, string, () => string, () => unknown]>([
    ['get', '/hire/v1/jobs', () => '/hire/v1/jobs?page_size=20', () => undefined],
    ['get', '/hire/v1/jobs/{job_id}/recruiter', () => `/hire/v1/jobs/${job()?.id}/recruiter`, () => undefined],
    [
      'post',
      '/hire/v1/jobs/{job_id}/managers/batch_update',
      () => `/hire/v1/jobs/${job()?.id}/managers/batch_update`,
      () => ({ recruiter_id: sandbox.world.people[1]?.openId, update_option_list: [1] }),
    ],
    ['get', '/hire/v1/talent_pools/', () => '/hire/v1/talent_pools/?page_size=100', () => undefined],
    [
      'post',
      '/hire/v1/talent_pools/{talent_pool_id}/batch_change_talent_pool',
      () => `/hire/v1/talent_pools/${pool()?.id}/batch_change_talent_pool`,
      () => ({ talent_id_list: [talent()?.id], option_type: 1 }),
    ],
    ['get', '/hire/v1/talents', () => '/hire/v1/talents?keyword=%E6%9D%8E', () => undefined],
    [
      'post',
      '/hire/v1/talents/batch_get_id',
      () => '/hire/v1/talents/batch_get_id',
      () => ({ mobile_code: '86', mobile_number_list: [talent()?.mobile] }),
    ],
    ['get', '/hire/v2/talents/{talent_id}', () => `/hire/v2/talents/${talent()?.id}`, () => undefined],
    [
      'post',
      '/contact/v3/users/basic_batch',
      () => '/contact/v3/users/basic_batch',
      () => ({ user_ids: [sandbox.world.people[0]?.openId] }),
    ],
    [
      'post',
      '/contact/v3/users/batch_get_id',
      () => '/contact/v3/users/batch_get_id',
      () => ({ emails: [sandbox.world.people[0]?.email] }),
    ],
  ])('%s %s', async (method, template, path, body) => {
    const answer = await ask(method.toUpperCase(), path(), body());
    expect(answer.code).toBe(0);
    const shape =
      spec[`/open-apis${template}`]?.[method]?.responses['200']?.content['application/json']?.schema.properties?.data;
    const empty = shape === undefined || Object.keys(answer.data as object).length === 0;
    expect(empty ? [] : strangers(answer.data, shape, 'data')).toEqual([]);
    if (!template.includes('batch_change')) expect(empty).toBe(false);
  });
});

describe('refusals are the documented ones', () => {
  const managers = (body: unknown, id = job()?.id) => ask('POST', `/hire/v1/jobs/${id}/managers/batch_update`, body);
  const change = (body: unknown, id = pool()?.id) =>
    ask('POST', `/hire/v1/talent_pools/${id}/batch_change_talent_pool`, body);
  test.each<[string, () => Promise<{ status: number; code: number }>, number, number]>([
    ['an option without its field', () => managers({ update_option_list: [2] }), 400, 1002002],
    ['an empty list', () => managers({ update_option_list: [3], hiring_manager_id_list: [] }), 400, 1002002],
    ['option 4', () => managers({ update_option_list: [4] }), 400, 1002002],
    ['a stranger', () => managers({ update_option_list: [1], recruiter_id: 'ou_x' }), 400, 99992351],
    [
      'no such job',
      () => managers({ update_option_list: [1], recruiter_id: sandbox.world.people[0]?.openId }, '7096000000000000001'),
      400,
      1002601,
    ],
    [
      '51 talents',
      () => change({ talent_id_list: Array.from({ length: 51 }, () => '1'), option_type: 1 }),
      400,
      1002002,
    ],
    ['no talent', () => change({ talent_id_list: [], option_type: 1 }), 400, 1002002],
    ['option 3', () => change({ talent_id_list: ['1'], option_type: 3 }), 400, 1002002],
    [
      'an unknown talent',
      () => change({ talent_id_list: [talent()?.id, '6891000000000000001'], option_type: 1 }),
      400,
      1002102,
    ],
    [
      'an unknown pool',
      () => change({ talent_id_list: [talent()?.id], option_type: 1 }, '6930000000000000001'),
      400,
      1002109,
    ],
    ['a talent that is not there', () => ask('GET', '/hire/v2/talents/6891000000000000001'), 404, 1002102],
    ['an unknown route', () => ask('GET', '/hire/v1/nothing'), 404, 404],
  ])('%s', async (_what, asked, status, code) => {
    const answer = await asked();
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('a field whose option is not listed is ignored without a word', async () => {
    const before = job()?.assistants;
    await managers({
      update_option_list: [1],
      recruiter_id: sandbox.world.people[2]?.openId,
      assistant_id_list: [sandbox.world.people[3]?.openId],
    });
    expect(job()?.assistants).toEqual(before);
  });

  test('above the limit: 429 with the seconds to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask('GET', `/hire/v2/talents/${talent()?.id}`)));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.code).toBe(99991400);
    expect(Number(limited[0]?.headers.get('x-ogw-ratelimit-reset'))).toBeGreaterThan(0);
  });
});

describe('cards', () => {
  test('the official samples pass, the one with a placeholder tag does not', () => {
    const samples = fixture('oracle/cards.json') as { name: string; v: { schema?: string; body?: unknown } }[];
    const refused = samples.filter(
      ({ v }) => v.schema === '2.0' && v.body && cardProblem(JSON.stringify(v), { update: false }),
    );
    expect(samples.length).toBe(62);
    expect(refused.map(({ v }) => cardProblem(JSON.stringify(v), { update: false })?.msg)).toEqual([
      expect.stringContaining('unsupported tag'),
    ]);
  });
  const card = (elements: unknown[], config: unknown = { update_multi: true }) =>
    JSON.stringify({ schema: '2.0', config, body: { elements } });
  const line = { tag: 'div', text: { tag: 'plain_text', content: 'x' } };
  test.each([
    ['not JSON', '{', 230099],
    ['the first version', '{"elements":[]}', 230099],
    ['more than 30 KB', card([{ tag: 'div', text: { tag: 'plain_text', content: 'x'.repeat(31_000) } }]), 230025],
    ['more than 200 nodes', card(Array.from({ length: 101 }, () => line)), 230099],
    ['an unknown tag', card([{ tag: 'note' }]), 230099],
    [
      'a form inside a column',
      card([{ tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'form', name: 'f', elements: [] }] }] }]),
      230099,
    ],
    ['a nameless form field', card([{ tag: 'form', name: 'f', elements: [{ tag: 'input' }] }]), 230099],
    ['update_multi missing on an update', card([line], {}), 230099],
  ])('%s is refused', (_what, json, code) => {
    expect(cardProblem(json, { update: true })?.code).toBe(code);
  });
});

describe('the control routes', () => {
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
  test('seed: at least 60 jobs, 12 pools, 400 talents, 25 people, ids of 19 digits', () => {
    const { jobs, pools, talents, people } = sandbox.world;
    expect([jobs.size >= 60, pools.size, talents.size, people.length]).toEqual([true, 12, 400, 25]);
    for (const id of [...jobs.keys(), ...pools.keys(), ...talents.keys()]) {
      expect(id).toMatch(/^\d{19}$/);
      expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
      expect(id).not.toMatch(/0000$/);
    }
  });
});
