import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { type Ask, startCaller } from '../../support/caller.ts';

let sandbox: Sandbox;
let ask: Ask;
let patiently: Ask;
beforeAll(async () => {
  ({ sandbox, ask, patiently } = await startCaller());
});
afterAll(() => sandbox.stop());

const job = () => [...sandbox.world.jobs.values()][0];
const pool = () => [...sandbox.world.pools.values()][0];
const talent = () => [...sandbox.world.talents.values()][0];

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
