/** A random command, as somebody would type it, with what it asks for in the words and records of the stand-in. */
import * as settings from '../../../src/sandbox/seed/settings.ts';
import type { World } from '../../../src/sandbox/world/world.ts';
import * as own from './custom-wishes.ts';
import type { Luck } from './luck.ts';
import * as wish from './wishes.ts';

type Members = Readonly<Record<string, unknown>>;

export interface DraftTarget {
  readonly id: string;
  /** What people know it by; all of it must be seen. */
  readonly called: readonly string[];
}

export interface Draft {
  readonly operation: string;
  readonly text: string;
  readonly note: string;
  /** What all targets have in common must be seen too. */
  readonly within: readonly string[];
  readonly targets: readonly DraftTarget[];
  readonly wishes: readonly wish.Wish[];
  /** What the stand-in holds of a target, by the names of its own record. */
  readonly held: (id: string) => Members;
}

interface Kind {
  readonly command: string;
  /** What all targets have in common, as it is typed and as it is called. */
  readonly within?: { readonly typed: string; readonly called: string };
  readonly wishes: readonly wish.Making[];
  readonly targets: readonly (DraftTarget & { readonly typed: string })[];
  readonly held: (id: string) => Members;
}
type Kinds = Readonly<Record<string, (world: World, luck: Luck) => Kind>>;

const rows = <T>(map: ReadonlyMap<string, T>): T[] => [...map.values()];
const digits = (luck: Luck): string => `70${luck.upTo(1_000_000)}${luck.upTo(1_000_000)}1`;

const jobs = (world: World): Kind['targets'] =>
  rows(world.jobs)
    .filter(({ open }) => open)
    .map(({ id, code, title }) => ({ id, typed: code, called: [title, code] }));

const held = (record: object | undefined): Members => ({ ...record });

const kinds: Kinds = {
  'job.managers': (world) => ({
    command: '/job managers',
    targets: jobs(world),
    held: (id) => {
      const { lastOperator: _, ...job } = { ...world.jobs.get(id) };
      return job;
    },
    wishes: [
      wish.person('recruiter', 'recruiter'),
      wish.people('assistants', 'assistants'),
      wish.people('hiring-managers', 'hiringManagers'),
    ],
  }),
  'job.config': (world) => ({
    command: '/job config',
    targets: jobs(world),
    held: (id) => {
      const { scheduling, ...config } = { ...world.jobs.get(id)?.config };
      return { ...config, ...scheduling?.config };
    },
    wishes: [
      wish.named('feedback-form', 'feedbackForm', settings.feedbackForms),
      wish.named('offer-form', 'offerForm', settings.offerForms),
      wish.named('offer-flow', 'offerFlow', settings.offerFlows),
      wish.named('interview-registration', 'registration', settings.registrations),
      wish.named('onboarding-form', 'onboarding', settings.onboardingForms),
      wish.named('site-form', 'site', settings.siteForms),
      wish.named('address', 'address_id', settings.interviewAddresses),
      wish.people('evaluators', 'evaluators'),
      wish.people('cc', 'cc'),
      wish.interviewers,
      wish.person('contact', 'contact_user_id'),
      wish.text('remark', 'remark'),
      wish.word('contact-mobile', 'contact_mobile', (luck) => `139${10_000_000 + luck.upTo(80_000_000)}`),
      wish.word('contact-email', 'contact_email', (luck) => `a${luck.upTo(10_000)}@example.com`),
      wish.word('interview-template', 'interview_notification_template_id', digits),
      wish.choice('interview-type', 'interview_type', { 1: '现场面试', 2: '电话面试', 3: '视频面试' }),
      wish.choice('video', 'video_type', { 1: 'Zoom', 4: '赛码', 5: '飞书', 8: 'Hackerrank', 100: '不用系统工具' }),
    ],
  }),
  'jr.update': (world) => ({
    command: '/jr update',
    targets: rows(world.requirements)
      .filter(({ approval }) => approval !== 2)
      .map(({ id, code, body }) => ({ id, typed: code, called: [code, String(body.name)] })),
    held: (id) => held(world.requirements.get(id)?.body),
    wishes: [
      wish.text('name', 'name'),
      wish.text('description', 'description'),
      wish.text('description', 'description'),
      own.custom,
      own.custom,
      wish.number('headcount', 'head_count'),
      wish.choice('status', 'display_progress', { 1: '待启动', 2: '进行中', 3: '已取消', 4: '已暂停' }),
      wish.choice('priority', 'priority', { 1: '高', 2: '中', 3: '低' }),
      wish.choice('degree', 'required_degree', { 6: '本科及以上', 7: '硕士及以上', 20: '不限' }),
      wish.choice('recruitment-type', 'recruitment_type_id', { 101: '社招全职', 201: '校招正式' }, String),
      wish.moment('start', 'start_time', 2026),
      wish.moment('deadline', 'deadline', 2029),
      wish.people('recruiters', 'recruiter_id_list'),
      wish.people('hiring-managers', 'jr_hiring_manager_id_list'),
      wish.people('leaders', 'direct_leader_id_list'),
      wish.named('department', 'department_id', settings.departments),
      wish.named('address', 'address_id', settings.positionAddresses),
      wish.named('employee-type', 'employee_type_id', settings.employeeTypes),
      wish.named('job-family', 'sequence_id', settings.families),
      wish.named('job-type', 'job_type_id', settings.jobTypes),
      wish.word('max-salary', 'max_salary', (luck) => `${70 + luck.upTo(300)}`),
      wish.word('position', 'position_id', digits),
    ],
  }),
  'prehire.update': (world) => ({
    command: '/prehire update',
    targets: rows(world.preHires).map(({ id, name, workerId }) => ({ id, typed: id, called: [name, workerId] })),
    held: (id) => held(world.preHires.get(id)),
    wishes: [
      wish.word('hire-date', 'hireDate', (luck) => wish.anyDay(luck, 2027)),
      wish.word('worker-id', 'workerId', (luck) => `W-${luck.upTo(1_000_000)}`),
      wish.choice('status', 'status', { preboarding: '待入职', day_one: '准备就绪' }, String),
      wish.choice('employment-type', 'employeeType', { employee: '员工', contingent_worker: '临时工' }, String),
      wish.named('workforce-type', 'employeeTypeId', settings.workforceTypes),
      wish.costCenters,
      own.jsonField,
    ],
  }),
  'pool.add': poolKind('/pool add', true),
  'pool.remove': poolKind('/pool remove', false),
};

function poolKind(command: string, adds: boolean): Kinds[string] {
  return (world, luck) => {
    const { id: pool, zh } = luck.pick(rows(world.pools));
    const others = rows(world.talents).filter(({ pools }) => adds !== pools.has(pool));
    return {
      command,
      within: { typed: pool, called: zh },
      targets: others.map(({ id, name }) => ({ id, typed: id, called: [name] })),
      held: (id) => ({ inPool: world.talents.get(id)?.pools.has(pool) }),
      wishes: [() => ({ typed: '', after: { inPool: () => adds }, shown: () => [], instead: () => [] })],
    };
  };
}

/** Mostly one, often some, sometimes all that there are. */
const countOf = (luck: Luck): number =>
  luck.often(0.7) ? 1 : luck.often(0.7) ? 2 + luck.upTo(5) : 1 + luck.upTo(luck.often(0.3) ? 200 : 40);

export function draftFrom(world: World, luck: Luck): Draft {
  const [operation, kind] = luck.pick(Object.entries(kinds));
  const { command, within, targets, held, wishes: offered } = kind(world, luck);
  const chosen = luck.some(targets, countOf(luck));
  const makings = luck.some(offered, 1 + luck.upTo(luck.often(0.2) ? 9 : 3));
  const wishes = new Map(
    makings.map((make) => make(world, luck)).map((made) => [Object.keys(made.after).join(), made]),
  );
  const note = luck.often(0.4) ? luck.text() : '';
  const words = [
    command,
    within?.typed,
    ...chosen.map(({ typed }) => typed),
    ...[...wishes.values()].map(({ typed }) => typed),
  ];
  return {
    operation,
    text: [...words.filter(Boolean), ...(note ? [`--note 「${note}」`] : [])].join(' '),
    note,
    within: within ? [within.called] : [],
    targets: chosen,
    wishes: [...wishes.values()],
    held,
  };
}
