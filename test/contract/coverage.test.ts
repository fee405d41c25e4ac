/** Walks the contracts: every field, option and enum value can be typed, is sent as documented, and read where it stands. */
import { afterAll, describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { plainEntity } from '../../src/core/entity.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Resolving } from '../../src/core/resolving.ts';
import type { Edit, Values } from '../../src/core/value.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { type Contract, contractOf, type Field, fixture, problemsOf } from '../support/contract.ts';

const SETTING = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const ID = '6960663240925956573';
const OTHER = '6960663240925956574';
const IDS = { job: ID, requirement: ID, prehire: ID, pool: ID, talent: OTHER };
const MIDNIGHT = '1796054400000';

/** What a requirement and a pre-hire must hold for any write to be possible. */
const floor: Readonly<Record<string, Values>> = {
  'jr.update': { name: '旧', status: 2, headcount: 1, 'employee-type': OTHER },
  'prehire.update': { status: 'preboarding' },
};

/** For each field of a body: what is typed, and what must stand there. */
type Reach = Readonly<Record<string, readonly [flags: string, sent: unknown]>>;

const reach: Readonly<Record<string, Reach>> = {
  'job-managers': {
    recruiter_id: ['--recruiter ou_a', 'ou_a'],
    assistant_id_list: ['--assistants ou_a,ou_b', ['ou_a', 'ou_b']],
    hiring_manager_id_list: ['--hiring-managers ou_a', ['ou_a']],
    update_option_list: ['--recruiter ou_a --assistants ou_b --hiring-managers ou_c', [1, 2, 3]],
    creator_id: ['--recruiter ou_a', 'ou_me'],
  },
  'job-config': {
    offer_apply_schema_id: [`--offer-form ${ID}`, ID],
    offer_process_conf: [`--offer-flow ${ID}`, ID],
    recommended_evaluator_id_list: ['--evaluators ou_a', ['ou_a']],
    update_option_list: [`--offer-form ${ID} --evaluators ou_a`, [2, 6]],
    assessment_template_biz_id: [`--feedback-form ${ID}`, ID],
    interview_round_conf_list: ['--interviewers 2=ou_a', [{ interviewer_id_list: ['ou_a'], round: 2 }]],
    'interview_round_conf_list[].interviewer_id_list': ['--interviewers 1=ou_a,ou_b', ['ou_a', 'ou_b']],
    'interview_round_conf_list[].round': ['--interviewers 3=ou_a', 3],
    jr_id_list: [`--requirements ${ID} ${OTHER}`, [ID, OTHER]],
    interview_registration_schema_id: [`--interview-registration ${ID}`, ID],
    onboard_registration_schema_id: [`--onboarding-form ${ID}`, ID],
    interview_round_type_conf_list: [
      `--round-types ${ID}=${OTHER}`,
      [{ round_biz_id: ID, assessment_template_biz_id: OTHER }],
    ],
    'interview_round_type_conf_list[].round_biz_id': [`--round-types ${ID}=${OTHER}`, ID],
    'interview_round_type_conf_list[].assessment_template_biz_id': [`--round-types ${ID}=${OTHER}`, OTHER],
    related_job_id_list: [`--related-jobs ${ID}`, [ID]],
    interview_appointment_config: ['--remark 好', { config: { remark: '好' } }],
    'interview_appointment_config.enable_interview_appointment_by_interviewer': ['--self-scheduling on', true],
    'interview_appointment_config.config': ['--interview-type 2', { interview_type: 2 }],
    'interview_appointment_config.config.interview_type': ['--interview-type 视频', 3],
    'interview_appointment_config.config.talent_timezone_code': ['--timezone Asia/Tokyo', 'Asia/Tokyo'],
    'interview_appointment_config.config.contact_user_id': ['--contact ou_a', 'ou_a'],
    'interview_appointment_config.config.contact_mobile': ['--contact-mobile 13800001111', '13800001111'],
    'interview_appointment_config.config.contact_email': ['--contact-email a@example.com', 'a@example.com'],
    'interview_appointment_config.config.address_id': [`--address ${ID}`, ID],
    'interview_appointment_config.config.video_type': ['--video 100', 100],
    'interview_appointment_config.config.cc': ['--cc ou_a,ou_b', ['ou_a', 'ou_b']],
    'interview_appointment_config.config.remark': ['--remark 带 作品集', '带 作品集'],
    'interview_appointment_config.config.interview_notification_template_id': [`--interview-template ${ID}`, ID],
    'interview_appointment_config.config.appointment_notification_template_id': [`--appointment-template ${ID}`, ID],
    'interview_appointment_config.config.cancel_interview_notification_template_id': [`--cancel-template ${ID}`, ID],
    portal_website_apply_form_schema_id: [`--site-form ${ID}`, ID],
  },
  'job-requirement': {
    name: ['--name 新 名', '新 名'],
    display_progress: ['--status 5', 5],
    head_count: ['--headcount +2', 3],
    recruitment_type_id: ['--recruitment-type 101', '101'],
    employee_type_id: [`--employee-type ${ID}`, ID],
    max_level_id: [`--max-level ${ID}`, ID],
    min_level_id: [`--min-level ${ID}`, ID],
    sequence_id: [`--job-family ${ID}`, ID],
    category: ['--category 替换', 2],
    department_id: ['--department od-1', 'od-1'],
    recruiter_id_list: ['--recruiters ou_a', ['ou_a']],
    jr_hiring_manager_id_list: ['--hiring-managers ou_a,ou_b', ['ou_a', 'ou_b']],
    direct_leader_id_list: ['--leaders ou_a', ['ou_a']],
    start_time: ['--start 2026-12-01', MIDNIGHT],
    deadline: ['--deadline 2026/12/1', MIDNIGHT],
    priority: ['--priority high', 1],
    required_degree: ['--degree 不限', 20],
    max_salary: ['--max-salary 30k', '30'],
    min_salary: ['--min-salary 12.5', '12.5'],
    address_id: [`--address ${ID}`, ID],
    description: ['--description 一 二', '一 二'],
    customized_data_list: [`--custom ${ID}=文本`, [{ object_id: ID, value: '文本' }]],
    'customized_data_list[].object_id': [`--custom ${ID}=文本`, ID],
    'customized_data_list[].value': [`--custom "${ID}=a=b, c"`, 'a=b, c'],
    process_type: ['--process campus', 2],
    job_type_id: [`--job-type ${ID}`, ID],
    job_id_list: [`--jobs ${ID},${OTHER}`, [ID, OTHER]],
    employment_job_id: [`--employment-job ${ID}`, ID],
    position_id: [`--position ${ID}`, ID],
    update_option: ['--headcount 9 --update-related-jobs', { need_update_related_job: true }],
    'update_option.need_update_related_job': ['--headcount 9 --update-related-jobs', true],
  },
  'talent-pool': {
    talent_id_list: ['', [OTHER]],
    option_type: ['', 1],
  },
  'pre-hire': {
    ats_application_id: [`--application ${ID}`, ID],
    hire_date: ['--hire-date 2026-12-1', '2026-12-01'],
    employee_type: ['--employment-type employee', { enum_name: 'employee' }],
    'employee_type.enum_name': ['--employment-type 临时工', 'contingent_worker'],
    worker_id: ['--worker-id 007', '007'],
    employee_type_id: [`--workforce-type ${ID}`, ID],
    person_id: [`--person ${ID}`, ID],
    custom_fields: ['--custom name="Sandy"', [{ field_name: 'name', value: '"Sandy"' }]],
    'custom_fields[].field_name': ['--custom seat=7', 'seat'],
    'custom_fields[].value': ['--custom seat=7', '7'],
    cost_center_rate: [
      `--cost-centers ${ID}=60 ${OTHER}=40%`,
      [
        { cost_center_id: ID, rate: 60 },
        { cost_center_id: OTHER, rate: 40 },
      ],
    ],
    'cost_center_rate[].cost_center_id': [`--cost-centers ${ID}=100`, ID],
    'cost_center_rate[].rate': [`--cost-centers ${ID}=100`, 100],
    onboarding_status: ['--worker-id 1', { enum_name: 'preboarding' }],
    'onboarding_status.enum_name': ['--status day_one', 'day_one'],
  },
};

const pairs = [
  ['job-managers', 'job.managers'],
  ['job-config', 'job.config'],
  ['job-requirement', 'jr.update'],
  ['talent-pool', 'pool.add'],
  ['pre-hire', 'prehire.update'],
].map(([file = '', name = '']) => {
  const operation = operations.find((each) => each.name === name);
  if (!operation) throw new Error(name);
  return { file, name, operation, contract: contractOf(file) };
});

const editsOf = async (operation: Operation, flags: string): Promise<Record<string, Edit>> => {
  const [heard] = parseMessage(`/${operation.noun.en} ${operation.verb.en} ${flags}`, { operations, looks });
  if (heard?.kind !== 'operation') throw new Error(JSON.stringify(heard));
  const edits: Record<string, Edit> = {};
  for (const [flag, edit] of Object.entries(heard.edits)) edits[flag] = await resolved(operation, flag, edit);
  return edits;
};

/** Ids stand for themselves. */
const resolving: Resolving = {
  ...SETTING,
  flag: '',
  removing: false,
  find: async (_pointer, ids) => ({ kind: 'found', things: ids.map(plainEntity) }),
  name: () => undefined,
};

async function resolved(operation: Operation, flag: string, edit: Edit): Promise<Edit> {
  const words = edit.set && (await operation.fields.get(flag)?.resolve(edit.set, resolving));
  if (words && words.kind !== 'words') throw new Error(JSON.stringify(words));
  return words ? { set: [...words.words] } : edit;
}

async function bodyFor(
  operation: Operation,
  flags: string,
  present: Values = floor[operation.name] ?? {},
): Promise<unknown> {
  const wanted = operation.wantedFrom(await editsOf(operation, flags), present, SETTING);
  if (!wanted.ok) throw new Error(JSON.stringify(wanted.refusal));
  const item = { id: 'item-1', ids: IDS, wanted: wanted.value, present, requester: 'ou_me' };
  return operation.callFor(item).body;
}

/** Paths of all fields below one, `[]` for the elements of a list. */
function pathsOf(fields: readonly Field[] = [], prefix = ''): { path: string; field: Field }[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    const inner = field.items?.fields ? pathsOf(field.items.fields, `${path}[].`) : pathsOf(field.fields, `${path}.`);
    return [{ path, field }, ...inner];
  });
}

function at(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => {
    const name = part.replace('[]', '');
    const member = new Map(Object.entries(value ?? {})).get(name);
    return part.endsWith('[]') && Array.isArray(member) ? member[0] : member;
  }, body);
}

interface Shape {
  /** Defined in a part that the extract does not hold. */
  readonly $ref?: string;
  readonly allOf?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly type?: string;
}

/** The body as an OpenAPI extract that this project did not write knows it. */
function oracleOf({ write }: Operation): Shape | undefined {
  const spec = fixture('oracle/openapi.json') as Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema: Shape }> } }>
  >;
  const path = write.path.replace(/:([a-z_]+)/g, '{$1}');
  return spec[path]?.[write.method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
}

/** Members that it does not know, or knows as another type. */
function strangers(shape: Shape | undefined, value: unknown, path = '$'): string[] {
  if (!shape) return [path];
  if (shape.$ref || shape.allOf) return [];
  if (Array.isArray(value)) return value.flatMap((each) => strangers(shape.items, each, `${path}[]`));
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([name, each]) =>
      strangers(shape.properties?.[name], each, `${path}.${name}`),
    );
  return shape.type === (typeof value === 'number' ? 'integer' : typeof value) ? [] : [path];
}

const counted = { fields: 0, options: 0, enums: 0, errors: 0, reads: 0 };
afterAll(() => {
  const { fields, options, enums, errors, reads } = counted;
  process.stdout.write(
    `contracts: ${fields} body fields sent, ${reads} read back, ${options} options, ${enums} enum values in 3 spellings, ${errors} errors\n`,
  );
});

describe.each(pairs)('$name', ({ file, operation, contract }) => {
  const cases = reach[file] ?? {};
  const paths = pathsOf(contract.body.fields);

  test('every field of the body has a way to be typed, and there is nothing else', () => {
    expect(Object.keys(cases).sort()).toEqual(paths.map(({ path }) => path).sort());
    const typed = new Set(
      Object.values(cases).flatMap(([flags]) => [...flags.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag)),
    );
    const offered = [...operation.fields].filter(([, field]) => field.offered).map(([flag]) => flag);
    expect([...typed].sort()).toEqual(offered.sort());
  });

  test.each(paths)('$path', async ({ path }) => {
    const [flags, sent] = cases[path] ?? ['', undefined];
    const body = await bodyFor(operation, flags);
    expect(at(body, path)).toEqual(sent);
    expect(problemsOf(body, contract.body)).toEqual([]);
    // The extract lacks this member; the page and the contract have it.
    expect(strangers(oracleOf(operation), body).filter((each) => each !== '$.update_option')).toEqual([]);
    counted.fields += 1;
  });

  test('every enum value by number, Chinese and English', () => {
    for (const { path, field } of paths) {
      const [flags = ''] = cases[path] ?? [];
      const [, flag = ''] = /--([a-z-]+)/.exec(flags) ?? [];
      // The verb says it: adding is 1, removing 2.
      if (!field.enum || path === 'option_type') continue;
      for (const { value, zh, en } of field.enum) {
        for (const word of [String(value), zh, en]) {
          const read = operation.fields.get(flag)?.read(word, SETTING);
          expect(read, `${path} ${word}`).toEqual({ ok: true, value });
        }
        counted.enums += 1;
      }
    }
  });

  test('every option is listed when, and only when, one of its fields is named', async () => {
    for (const { option, fields } of contract.option_map ?? []) {
      for (const name of fields) {
        const [flags] = cases[name] ?? [''];
        expect(at(await bodyFor(operation, flags), 'update_option_list')).toEqual([option]);
      }
      counted.options += 1;
    }
  });

  test('every error has its own words', () => {
    for (const error of contract.errors) {
      expect(operation.advice.find(({ code }) => code === error.code)).toMatchObject({
        zh: error.zh,
        fixZh: error.fix_zh,
      });
      counted.errors += 1;
    }
    expect(operation.advice).toHaveLength(contract.errors.length);
  });

  test('the query is the documented one', () => {
    const { query } = operation.callFor({ id: 'i', ids: IDS, wanted: {}, present: {}, requester: 'ou_me' });
    const known = contract.query_params.map(({ name }) => name);
    for (const [name, value] of Object.entries(query)) {
      expect(known).toContain(name);
      const values = contract.query_params.find((each) => each.name === name)?.enum;
      if (values) expect(values.map((each) => each.value)).toContain(value);
    }
    expect(Object.keys(query)).toHaveLength(known.length);
  });
});

const withId = (held: unknown): object => ({ id: ID, ...Object(held) });

/** An answer of the read in which one value stands where the contract says. */
function answerWith(contract: Contract, readPath: string, value: unknown): unknown {
  const [, ...root] = contract.before_read.root.split('.');
  const put = (path: readonly string[]): unknown => {
    const [part, ...rest] = path;
    if (part === undefined) return value;
    const list = part.endsWith('[]');
    const inner = put(rest);
    const held = list
      ? rest.length === 0 && Array.isArray(value)
        ? value
        : [inner].flat().map((each) => each)
      : inner;
    return { [part.replace('[]', '')]: held };
  };
  const inside = put(readPath.split('.'));
  return root.reduceRight<unknown>(
    // An element of a list is known by its id.
    (held, part) => ({ [part.replace('[]', '')]: part.endsWith('[]') ? [withId(held)] : held }),
    inside,
  );
}

describe('what is read stands where the contract says', () => {
  const simple = pairs.flatMap(({ file, operation, contract }) =>
    pathsOf(contract.body.fields).flatMap(({ path, field }) => {
      const readPath = field.read_path;
      const [flags = '', sent] = reach[file]?.[path] ?? [];
      const [, flag = ''] = /--([a-z-]+)/.exec(flags) ?? [];
      const plain = typeof sent === 'string' || typeof sent === 'number';
      return readPath && plain && !path.includes('[]') ? [{ operation, contract, path, readPath, flag, sent }] : [];
    }),
  );
  test.each(simple)('$operation.name $path ← $readPath', ({ operation, contract, path, readPath, flag, sent }) => {
    if (path === 'creator_id') return;
    const answer = answerWith(contract, readPath, sent);
    const present = operation.presentFrom(answer, IDS, 'Asia/Shanghai');
    expect(present).toMatchObject({ values: { [flag]: sent } });
    counted.reads += 1;
  });
  test('lists and nested objects', () => {
    const config = operations.find(({ name }) => name === 'job.config');
    expect(
      config?.presentFrom(
        {
          job_config: {
            recommended_evaluator_list: [{ id: 'ou_a', name: { zh_cn: '甲' } }],
            interview_round_list: [{ round: 2, interviewer_list: [{ id: 'ou_b', name: { en_us: 'B' } }] }],
            job_requirement_list: [{ id: ID, name: { zh_cn: '需求' } }],
            related_job_list: [{ id: OTHER, name: { zh_cn: '职位' } }],
            interview_round_type_list: [
              { assessment_round: { id: ID, name: {} }, assessment_template: { id: OTHER, name: {} } },
            ],
            interview_appointment_config: {
              enable_interview_appointment_by_interviewer: false,
              config: { interview_type: 1, cc: ['ou_c'], remark: '' },
            },
          },
        },
        IDS,
        'Asia/Shanghai',
      ),
    ).toMatchObject({
      values: {
        evaluators: ['ou_a'],
        interviewers: ['2=ou_b'],
        requirements: [ID],
        'related-jobs': [OTHER],
        'round-types': [`${ID}=${OTHER}`],
        'self-scheduling': false,
        'interview-type': 1,
        cc: ['ou_c'],
        remark: null,
      },
      names: { ou_a: '甲', ou_b: 'B', [ID]: '需求', [OTHER]: '职位' },
    });
  });
});

describe('the pages’ own examples, by one typed command each', () => {
  const person = 'ou_c99c5f35d542efc7ee492afe11af19ef';
  test('job settings: all that the page fills in; the list of options follows from it', async () => {
    const [settings] = pairs.filter(({ file }) => file === 'job-config');
    const id = (suffix: number) => `69606632409259565${suffix}`;
    // The page's person ids are of the wrong kind (placeholders).
    const command = [
      `--offer-form ${id(73)} --offer-flow ${id(72)} --evaluators ou_e --feedback-form ${id(71)}`,
      '--interviewers 1=ou_i --requirements 6966533137982392320 --interview-registration 6930815272790114324',
      '--onboarding-form 6930815272790114324 --round-types 7012129842917837100=6960663240925956632',
      `--related-jobs 6966533137982392320 --self-scheduling on --interview-type 1 --timezone Asia/Shanghai --contact ${person}`,
      `--contact-mobile 151******** --contact-email test@email --address ${id(76)} --video 1 --cc ou_cc`,
      `--remark 仅仅用于视频面试 --interview-template ${id(73)} --appointment-template ${id(73)} --cancel-template ${id(73)}`,
      '--site-form 6930815272790114324',
    ].join(' ');
    const example = settings?.contract.request_example as Record<string, unknown>;
    const scheduling = example.interview_appointment_config as { config: object };
    expect(settings && (await bodyFor(settings.operation, command))).toEqual({
      ...example,
      recommended_evaluator_id_list: ['ou_e'],
      interview_round_conf_list: [{ interviewer_id_list: ['ou_i'], round: 1 }],
      interview_appointment_config: { ...scheduling, config: { ...scheduling.config, cc: ['ou_cc'] } },
      update_option_list: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
    });
  });

  test('requirement', async () => {
    const [requirement] = pairs.filter(({ file }) => file === 'job-requirement');
    const command = [
      '--name HR部门春季招聘需求 --status 1 --headcount 11 --recruitment-type 101 --employee-type 6807409776231254285',
      '--max-level 6807409776231254286 --min-level 6807409776231254287 --job-family 6911957338526091536 --category 1',
      '--department od-4e6ac4d14bcd5071a37a39de902c7141 --recruiters ou_r --hiring-managers ou_0c9b1b7b9b94146b9df142c349e3c4bf',
      '--leaders ou_l --priority 1 --degree 1 --max-salary 10 --min-salary 5 --address 7265901641899311105',
      '--description 部门人力紧缺，需要招聘资深工程师10名 --custom 1213213123123=简单文本 --process 1 --job-type 6930815272790114324',
      '--jobs 6930815272790114324 --employment-job 6807407987381831949 --position 7094136522860922111',
    ].join(' ');
    const example = requirement?.contract.request_example as Record<string, unknown>;
    // Times of day cannot be typed: the page's moments stand in the present values and go back as they are.
    const present = { start: '1625729379000', deadline: '1625729379000' };
    const { update_option, ...rest } = example;
    expect(update_option).toEqual({ need_update_related_job: false });
    expect(requirement && (await bodyFor(requirement.operation, command, present))).toEqual({
      ...rest,
      recruiter_id_list: ['ou_r'],
      direct_leader_id_list: ['ou_l'],
      // Jobs change here, and the page says that the two work together.
      update_option: { need_update_related_job: true },
    });
  });

  test('pre-hire', async () => {
    const [preHire] = pairs.filter(({ file }) => file === 'pre-hire');
    const command = [
      '--application 4719168654814483759 --hire-date 2020-01-01 --employment-type type_1 --worker-id 1245646',
      '--workforce-type 6892555100000000003 --person 656464648662 --custom name=Sandy --cost-centers 6950635856373745165=100',
    ].join(' ');
    const example = preHire?.contract.request_example as Record<string, unknown>;
    expect(preHire && (await bodyFor(preHire.operation, command))).toEqual({
      ...example,
      employee_type_id: '6892555100000000003',
      onboarding_status: { enum_name: 'preboarding' },
    });
  });

  test('job people: the page sends three roles and changes one; here what is sent is what changes', async () => {
    const [people] = pairs.filter(({ file }) => file === 'job-managers');
    const example = people?.contract.request_example as Record<string, string | string[]>;
    const flat = (value: string | string[] | undefined) => [value].flat().map((_, index) => `ou_${index}`);
    const command = `--recruiter ou_r --assistants ${flat(example.assistant_id_list)} --hiring-managers ${flat(example.hiring_manager_id_list)}`;
    const body = people && (await bodyFor(people.operation, command));
    expect(Object.keys(body as object).sort()).toEqual([...new Set([...Object.keys(example), 'creator_id'])].sort());
  });
});
