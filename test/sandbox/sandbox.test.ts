/** The stand-in against what this project did not write: the OpenAPI extract and the official sample cards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardProblem } from '../../src/sandbox/platform/card-check.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { contractOf, fixture, problemsOf } from '../support/contract.ts';

let sandbox: Sandbox;
let token = '';
let waitedMs = 0;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => Date.now() + waitedMs });
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

/** Keeps the pace that the stand-in asks for, on its clock. */
async function patiently(...asked: Parameters<typeof ask>): ReturnType<typeof ask> {
  const answer = await ask(...asked);
  if (answer.status !== 429) return answer;
  waitedMs += Number(answer.headers.get('x-ogw-ratelimit-reset')) * 1000;
  return patiently(...asked);
}

interface Shape {
  /** Defined in a part that the extract does not hold. */
  readonly $ref?: string;
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
  if (shape.$ref) return [];
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
    [
      'post',
      '/hire/v1/job_requirements/search',
      () => '/hire/v1/job_requirements/search',
      () => ({ short_code_list: ['R00401'] }),
    ],
    ...[
      '/hire/v1/job_requirements',
      '/hire/v1/job_requirement_schemas',
      '/hire/v1/interview_round_types',
      '/hire/v1/interview_registration_schemas',
      '/hire/v1/offer_application_forms',
      '/hire/v1/offer_approval_templates',
      '/hire/v1/job_types',
      '/corehr/v1/employee_types',
    ].map((path): [string, string, () => string, () => unknown] => [
      'get',
      path,
      () => `${path}?page_size=10`,
      () => undefined,
    ]),
    ['get', '/hire/v1/locations', () => '/hire/v1/locations?usage=interview_location', () => undefined],
    [
      'post',
      '/corehr/v2/pre_hires/search',
      () => '/corehr/v2/pre_hires/search?page_size=10',
      () => ({ key_word: '王', fields: ['onboarding_info.onboarding_date'] }),
    ],
    ['post', '/corehr/v2/cost_centers/search', () => '/corehr/v2/cost_centers/search?page_size=10', () => ({})],
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

test.each<[string, string, () => string, () => unknown]>([
  ['job-config', 'GET', () => `/hire/v1/jobs/${job()?.id}/config`, () => undefined],
  [
    'job-config',
    'POST',
    () => `/hire/v1/jobs/${job()?.id}/update_config`,
    () => ({ update_option_list: [6], recommended_evaluator_id_list: [] }),
  ],
  ['pre-hire', 'GET', () => `/corehr/v1/pre_hires/${[...sandbox.world.preHires.keys()][0]}`, () => undefined],
  [
    'pre-hire',
    'PATCH',
    () => `/corehr/v1/pre_hires/${[...sandbox.world.preHires.keys()][0]}`,
    () => ({ onboarding_status: { enum_name: 'preboarding' } }),
  ],
])('%s %s answers as its contract says', async (file, method, path, body) => {
  const { code, data } = await ask(method, path(), body());
  expect(code).toBe(0);
  const shape = contractOf(file).response.fields?.find(({ name }) => name === 'data');
  expect(shape && problemsOf(data, shape)).toEqual([]);
});

type Refused = [string, () => Promise<{ status: number; code: number }>, number, number];

/** With a switch of the tenant the other way. */
const switched = async <T>(change: Partial<Sandbox['world']['switches']>, then: () => Promise<T>): Promise<T> => {
  const before = { ...sandbox.world.switches };
  Object.assign(sandbox.world.switches, change);
  return then().finally(() => Object.assign(sandbox.world.switches, before));
};

function settingsRefusals(): Refused[] {
  const at = (index: number) => [...sandbox.world.jobs.values()][index]?.id;
  const config = (body: unknown, id = job()?.id) => patiently('POST', `/hire/v1/jobs/${id}/update_config`, body);
  const related = (list: unknown[], id?: string) => config({ update_option_list: [8], related_job_id_list: list }, id);
  return [
    ['option 7', () => config({ update_option_list: [7] }), 400, 1002002],
    ['option 2 without its form', () => config({ update_option_list: [2] }), 400, 1002002],
    ['option 9 without its settings', () => config({ update_option_list: [9] }), 400, 1002002],
    [
      'a form where round types are on',
      () =>
        switched({ roundTypes: true }, () =>
          config({ update_option_list: [1], assessment_template_biz_id: '7012555100000000003' }),
        ),
      400,
      1002002,
    ],
    [
      'the sync switch off',
      () => switched({ jobApiSync: false }, () => config({ update_option_list: [6] })),
      400,
      1002613,
    ],
    ['a closed job', () => config({ update_option_list: [6] }, at(15)), 400, 1002609],
    ['a foreign flow', () => config({ update_option_list: [3], offer_process_conf: '1' }), 400, 1002611],
    ['a related job of the same kind', () => related([at(2)], at(1)), 400, 1002620],
    ['two virtual jobs for a real one', () => related([at(16), at(32)], at(1)), 400, 1002621],
    ['an unknown requirement', () => config({ update_option_list: [4], jr_id_list: ['1'] }), 400, 1002703],
    [
      'a stranger as evaluator',
      () => config({ update_option_list: [6], recommended_evaluator_id_list: ['ou_x'] }),
      400,
      99992351,
    ],
  ];
}

function requirementRefusals(): Refused[] {
  const rows = () => [...sandbox.world.requirements.values()];
  const kinds = 'job_level_id_type=job_level_id&employee_type_id_type=employee_type_enum_id';
  const put = (change: object, { index = 0, query = kinds } = {}) =>
    patiently('PUT', `/hire/v1/job_requirements/${rows()[index]?.id}?${query}`, { ...rows()[index]?.body, ...change });
  const people = () => sandbox.world.people.slice(0, 1).flatMap(({ openId }) => [openId, openId]);
  return [
    ['seconds', () => put({ deadline: '1625729379' }), 400, 1002002],
    ['a number as text', () => put({ head_count: '3' }), 400, 1002002],
    ['no workforce type', () => put({ employee_type_id: undefined }), 400, 1002002],
    ['a workforce type of another kind', () => put({}, { query: '' }), 400, 1002708],
    ['a level that is off', () => put({ max_level_id: '6907555100000019104' }), 400, 1002710],
    ['somebody twice', () => put({ recruiter_id_list: people() }), 400, 1002721],
    ['beyond the quota', () => switched({ quota: 1 }, () => put({ head_count: 2 })), 400, 1002722],
    ['editing by API off', () => switched({ jrApiEdit: false }, () => put({})), 400, 1002701],
    ['approval on', () => switched({ jrApproval: true }, () => put({})), 400, 1002705],
    ['approval running', () => put({}, { index: 29 }), 400, 1002703],
    [
      'id and number together',
      () => patiently('POST', '/hire/v1/job_requirements/search', { id_list: ['1'], short_code_list: ['R1'] }),
      400,
      1002725,
    ],
  ];
}

function preHireRefusals(): Refused[] {
  const patch = (rows: unknown, id = [...sandbox.world.preHires.keys()][0]) =>
    patiently('PATCH', `/corehr/v1/pre_hires/${id}`, {
      onboarding_status: { enum_name: 'preboarding' },
      cost_center_rate: rows,
    });
  const [one, two] = ['6950555100000000003', '6950555100000006370'];
  const share = (cost_center_id: string, rate: number) => ({ cost_center_id, rate });
  return [
    [
      'no status',
      () => patiently('PATCH', `/corehr/v1/pre_hires/${[...sandbox.world.preHires.keys()][0]}`, { worker_id: '1' }),
      400,
      99992402,
    ],
    ['one center twice', () => patch([share(one, 50), share(one, 50)]), 400, 1161019],
    ['a share of 0', () => patch([share(one, 0), share(two, 100)]), 400, 1161020],
    ['a row without a share', () => patch([{ cost_center_id: one }]), 400, 1161021],
    ['an unknown center', () => patch([share('1', 100)]), 400, 1161022],
    ['90 %', () => patch([share(one, 90)]), 400, 1161023],
    ['an inactive center', () => patch([share('6950555100000019104', 100)]), 400, 1161024],
    ['nobody', () => patch([], '1'), 500, 1160025],
  ];
}

describe('refusals are the documented ones', () => {
  const managers = (body: unknown, id = job()?.id) => ask('POST', `/hire/v1/jobs/${id}/managers/batch_update`, body);
  const change = (body: unknown, id = pool()?.id) =>
    ask('POST', `/hire/v1/talent_pools/${id}/batch_change_talent_pool`, body);
  test.each<[string, () => Promise<{ status: number; code: number }>, number, number]>([
    ...settingsRefusals(),
    ...requirementRefusals(),
    ...preHireRefusals(),
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

test('a mention of somebody who does not exist is refused, a known one is sent', () => {
  const people = new Set(sandbox.world.people.map(({ openId }) => openId));
  const problem = (...elements: unknown[]) =>
    cardProblem(JSON.stringify({ schema: '2.0', body: { elements } }), { update: false, people });
  const [someone = ''] = people;
  expect(problem({ tag: 'markdown', content: `<at id=${someone}></at> <at id=all></at>` })).toBeNull();
  expect(problem({ tag: 'markdown', content: '<at id=ou_nobody></at>' })?.msg).toContain('100290');
  expect(problem({ tag: 'person_list', persons: [{ id: 'ou_nobody' }] })?.msg).toContain('100290');
  expect(problem({ tag: 'person_list', drop_invalid_user_id: true, persons: [{ id: 'ou_nobody' }] })).toBeNull();
});

describe('the control routes', () => {
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
