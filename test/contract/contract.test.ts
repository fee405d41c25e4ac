/** What the operations send and know, held against the recorded contract and an OpenAPI extract that this project did not write. */
import { describe, expect, test } from 'vitest';
import type { Item, Operation } from '../../src/core/operation.ts';
import type { Edit, Values } from '../../src/core/value.ts';
import { commonAdvice } from '../../src/operations/advice.ts';
import { jobConfig } from '../../src/operations/job-config.ts';
import { jobManagers } from '../../src/operations/job-managers.ts';
import { jrUpdate } from '../../src/operations/jr-update.ts';
import { poolAdd } from '../../src/operations/pool-add.ts';
import { poolRemove } from '../../src/operations/pool-remove.ts';
import { prehireUpdate } from '../../src/operations/prehire-update.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { type Contract, contractOf, fixture, problemsOf } from '../support/contract.ts';

const JOB = { job: '7096318853365369132' };
const TALENT = { pool: '6930815272790114325', talent: '6930815272790114324' };
const me = 'ou_me';
const SETTING = { now: 0, timeZone: 'Asia/Shanghai' };
/** One item; what it does not say is empty. */
const item = (parts: Partial<Item<Values>>): Item<Values> => ({
  id: 'item-1',
  ids: {},
  wanted: {},
  present: {},
  requester: me,
  ...parts,
});

const cases: readonly (readonly [Operation, Contract])[] = [
  [jobManagers, contractOf('job-managers')],
  [poolAdd, contractOf('talent-pool')],
  [poolRemove, contractOf('talent-pool')],
  [jobConfig, contractOf('job-config')],
  [jrUpdate, contractOf('job-requirement')],
  [prehireUpdate, contractOf('pre-hire')],
];

const wanted = (operation: Operation, edits: Record<string, Edit>, present: Values): Values => {
  const outcome = operation.wantedFrom(edits, present, SETTING);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

describe.each(cases.map(([operation, contract]) => ({ name: operation.name, operation, contract })))(
  '$name',
  ({ operation, contract }) => {
    test('method, path, limits and scopes are the documented ones', () => {
      expect([operation.write.method, operation.write.path]).toEqual([contract.method, contract.path]);
      expect(operation.write.windows.map(({ limit, seconds }) => [limit, seconds])).toEqual(
        contract.rate_limits.map(({ limit, per_seconds }) => [limit, per_seconds]),
      );
      expect(operation.write.scopes).toEqual(contract.scopes);
      expect([operation.read.method, operation.read.path]).toEqual([
        contract.before_read.method,
        contract.before_read.path,
      ]);
      expect(operation.read.scopes).toEqual(contract.before_read.scopes);
    });

    test('every documented error has its text, word for word', () => {
      const documented = contract.errors.map(({ http_status, code, zh, en, fix_zh, fix_en, retry }) => ({
        httpStatus: http_status,
        code,
        zh,
        en,
        // The contract gives causes in English and for developers; these are for recruiters, and ours.
        causeZh: expect.stringMatching(/[\u4e00-\u9fff]/),
        causeEn: expect.stringMatching(/[a-z]/),
        // Where the contract's own words are for developers, a sentence of ours follows them.
        fixZh: expect.stringMatching(startsWith(fix_zh)),
        fixEn: expect.stringMatching(startsWith(fix_en)),
        retry,
        ...(fix_en.includes('retries twice') ? { tries: 3 } : {}),
      }));
      expect(operation.advice).toEqual(documented);
    });
  },
);

const startsWith = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Words of the API that say nothing to a recruiter. */
const technical = /\w+_\w+|\b(ids?|msg|string|millisecond|api)\b/i;

test.each(cases.map(([operation]) => [operation.name, operation] as const))(
  'causes of %s are told in words that a recruiter knows',
  (_, { advice }) => {
    for (const { causeZh = '', causeEn = '', fixZh } of advice) {
      expect(causeZh).not.toMatch(/\bID\b|毫秒|文本|_/);
      expect(causeEn).not.toMatch(technical);
      expect(fixZh).not.toMatch(/类型是否一致|毫秒|_/);
    }
  },
);

test('so has every common error', () => {
  const common = fixture('contract/common-errors.json') as Pick<Contract, 'errors'>;
  expect(commonAdvice.map(({ code, zh, fixEn }) => [code, zh, fixEn])).toEqual(
    common.errors.map(({ code, zh, fix_en }) => [code, zh, fix_en]),
  );
});

describe('job.managers', () => {
  const contract = contractOf('job-managers');
  const present: Values = { recruiter: 'ou_old', assistants: ['ou_a', 'ou_b'], 'hiring-managers': ['ou_h'] };

  test.each<[Record<string, Edit>, unknown]>([
    [{ recruiter: { set: ['ou_new'] } }, { recruiter_id: 'ou_new', update_option_list: [1] }],
    [{ assistants: { add: ['ou_c'] } }, { assistant_id_list: ['ou_a', 'ou_b', 'ou_c'], update_option_list: [2] }],
    [{ assistants: { remove: ['ou_a'] } }, { assistant_id_list: ['ou_b'], update_option_list: [2] }],
    [
      { 'hiring-managers': { set: ['ou_x', 'ou_y'] } },
      { hiring_manager_id_list: ['ou_x', 'ou_y'], update_option_list: [3] },
    ],
    [
      { recruiter: { set: ['ou_n'] }, assistants: { set: ['ou_a'] }, 'hiring-managers': { add: ['ou_z'] } },
      {
        recruiter_id: 'ou_n',
        assistant_id_list: ['ou_a'],
        hiring_manager_id_list: ['ou_h', 'ou_z'],
        update_option_list: [1, 2, 3],
      },
    ],
    [
      { recruiter: { set: ['ou_n'] }, assistants: { set: ['ou_b', 'ou_a'] } },
      { recruiter_id: 'ou_n', update_option_list: [1] },
    ],
  ])('%j', (edits, body) => {
    const call = jobManagers.callFor(item({ ids: JOB, wanted: wanted(jobManagers, edits, present) }));
    expect(call).toEqual({
      ids: { job_id: JOB.job },
      query: { user_id_type: 'open_id' },
      body: { ...(body as object), creator_id: 'ou_me' },
    });
    expect(problemsOf(call.body, contract.body)).toEqual([]);
  });

  test('no role can be emptied, by --clear or by removing the last one', () => {
    for (const edit of [{ clear: true as const }, { remove: ['ou_a', 'ou_b'] }]) {
      expect(jobManagers.wantedFrom({ assistants: edit }, present, SETTING)).toMatchObject({
        ok: false,
        refusal: { code: 'may-not-be-empty' },
      });
    }
    expect(jobManagers.wantedFrom({ recruiter: { clear: true } }, present, SETTING).ok).toBe(false);
  });

  test('1,000 random wishes: the body keeps the contract, lists nothing without its field and no field without its option', () => {
    const chance = createChance(11);
    const people = Array.from({ length: 8 }, (_, index) => `ou_${index}`);
    const some = () => people.filter(() => chance() < 0.5);
    let sent = 0;
    for (let round = 0; round < 1000; round += 1) {
      const edits: Record<string, Edit> = {};
      if (chance() < 0.5) edits.recruiter = { set: [people[Math.floor(chance() * 8)] ?? ''] };
      if (chance() < 0.5) edits.assistants = chance() < 0.5 ? { set: some() } : { add: some(), remove: some() };
      if (chance() < 0.5) edits['hiring-managers'] = { add: some() };
      const outcome = jobManagers.wantedFrom(
        edits,
        {
          recruiter: 'ou_0',
          assistants: some(),
          'hiring-managers': some(),
        },
        SETTING,
      );
      if (!outcome.ok || Object.keys(outcome.value).length === 0) continue;
      sent += 1;
      expect(problemsOf(jobManagers.callFor(item({ ids: JOB, wanted: outcome.value })).body, contract.body)).toEqual(
        [],
      );
    }
    expect(sent).toBeGreaterThan(500);
  });

  test('reads what the documented read answers', () => {
    expect(
      jobManagers.presentFrom(
        { info: { id: '1', recruiter_id: 'ou_r', assistant_id_list: ['ou_a'] } },
        JOB,
        'Asia/Shanghai',
      ),
    ).toEqual({ values: { recruiter: 'ou_r', assistants: ['ou_a'], 'hiring-managers': [] } });
    expect(jobManagers.presentFrom({}, JOB, 'Asia/Shanghai')).toBeNull();
    expect(jobManagers.isReceipt({ job_manager: { id: '1' } })).toBe(true);
    expect(jobManagers.isReceipt({})).toBe(false);
  });
});

describe('pool', () => {
  const contract = contractOf('talent-pool');
  test('adds with option 1, removes with option 2, 50 talents a call', () => {
    for (const [operation, option, before] of [
      [poolAdd, 1, false],
      [poolRemove, 2, true],
    ] as const) {
      const call = operation.callFor(item({ ids: TALENT, wanted: wanted(operation, {}, { member: before }) }));
      expect(call).toEqual({
        ids: { talent_pool_id: TALENT.pool },
        query: {},
        body: { talent_id_list: [TALENT.talent], option_type: option },
      });
      const many = operation.combine(
        Array.from({ length: 50 }, (_, index) =>
          operation.callFor(item({ ids: { ...TALENT, talent: String(10n ** 18n + BigInt(index)) }, wanted: {} })),
        ),
      );
      expect(problemsOf(many.body, contract.body)).toEqual([]);
      expect(operation.batchSize).toBe(50);
    }
  });
  test('a member is not added again, a stranger not removed', () => {
    expect(wanted(poolAdd, {}, { member: true })).toEqual({});
    expect(wanted(poolRemove, {}, { member: false })).toEqual({});
  });
  test('membership is read from the talent', () => {
    expect(
      poolAdd.presentFrom(
        { basic_info: { name: '张三' }, talent_pool_id_list: [TALENT.pool] },
        TALENT,
        'Asia/Shanghai',
      ),
    ).toEqual({
      values: { member: true },
      label: '张三',
    });
    expect(poolAdd.presentFrom({ talent_pool_id_list: null }, TALENT, 'Asia/Shanghai')).toEqual({
      values: { member: false },
    });
  });
});

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly type?: string;
}

describe('the independent OpenAPI extract', () => {
  const spec = fixture('oracle/openapi.json') as Record<
    string,
    Record<
      string,
      { requestBody?: { content: Record<string, { schema: Shape }> }; parameters?: { name: string; in: string }[] }
    >
  >;
  const knows = (shape: Shape | undefined, value: unknown): boolean => {
    if (Array.isArray(value)) return shape?.type === 'array' && value.every((each) => knows(shape.items, each));
    if (value !== null && typeof value === 'object')
      return Object.entries(value).every(([name, each]) => knows(shape?.properties?.[name], each));
    return shape?.type === (typeof value === 'number' ? 'integer' : typeof value);
  };

  test.each([
    [
      jobManagers,
      jobManagers.callFor(
        item({
          ids: JOB,
          wanted: { recruiter: 'ou_a', assistants: ['ou_b'], 'hiring-managers': ['ou_c'] },
        }),
      ),
    ],
    [poolAdd, poolAdd.callFor(item({ ids: TALENT, wanted: { member: true } }))],
  ] as const)('knows every field that is sent', (operation, call) => {
    const endpoint = spec[operation.write.path.replace(/:([a-z_]+)/g, '{$1}')]?.[operation.write.method.toLowerCase()];
    const schema = endpoint?.requestBody?.content['application/json']?.schema;
    expect(knows(schema, call.body)).toBe(true);
    expect(knows(schema, { stranger: 1 })).toBe(false);
    for (const name of Object.keys(call.query)) expect(endpoint?.parameters?.map((each) => each.name)).toContain(name);
  });
});
