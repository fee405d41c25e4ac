/** Answers against what this project did not write: the OpenAPI extract and the contracts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { type Ask, startCaller } from '../../support/caller.ts';
import { contractOf, fixture, problemsOf } from '../../support/contract.ts';

let sandbox: Sandbox;
let ask: Ask;
beforeAll(async () => {
  ({ sandbox, ask } = await startCaller());
});
afterAll(() => sandbox.stop());

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
