/** What Feishu refuses of a job's settings, or takes without effect: known before anything is sent. */
import { exactly, plainEntity } from '../core/entity.ts';
import type { Refusal } from '../core/outcome.ts';
import { foreseen, isStopped, type Proposed, type Question } from '../core/rules.ts';
import type { Text } from '../core/text.ts';
import { partsOf } from '../core/value.ts';
import { adviceList } from './advice.ts';
import errors from './errors/job-config.json' with { type: 'json' };
import type { Settings } from './job-settings.ts';

type Rule = Proposed<Settings>;

const advice = adviceList(errors);
const CLOSED = 1002609;
const FLOW_OF_OTHERS = 1002611;

const whether = (zh: string, en: string): Text => ({ zh, en });

/** The job itself, and what the touched settings point at. */
export function askedAbout(job: string, wanted: Partial<Settings>): Question[] {
  const flow = wanted['offer-flow'];
  const form = wanted['interview-registration'];
  return [
    { kind: 'job', id: job, what: whether('职位是否已关闭', 'whether the job is closed') },
    ...(flow
      ? [{ kind: 'offer-flow' as const, id: flow, what: whether('审批流程适用的部门', 'whom the flow is for') }]
      : []),
    ...(form
      ? [
          {
            kind: 'interview-registration' as const,
            id: form,
            what: whether('面试登记表是否按职位选择', 'whether the registration form is chosen per job'),
          },
        ]
      : []),
    ...(wanted['related-jobs'] ?? []).map((id) => ({
      kind: 'job' as const,
      id,
      what: whether('关联职位的属性', 'the kind of the related jobs'),
    })),
  ];
}

export const closed = ({ ids, entity }: Rule): Refusal | null =>
  isStopped(entity(ids.job ?? ''))
    ? { ...foreseen(advice, { code: CLOSED, label: { zh: '职位设置', en: 'Job settings' } }), whole: true }
    : null;

/** A listed option 5 must have content. */
export const noInterviewers = ({ wanted }: Rule): Refusal | null =>
  wanted.interviewers?.length === 0
    ? {
        code: 'may-not-be-empty',
        feishu: 1002002,
        about: ['interviewers'],
        text: {
          zh: '「建议面试官」不能清空：飞书规定这一项必填，至少要留一轮的一位面试官。',
          en: 'Suggested interviewers cannot be emptied: Feishu wants at least one person in one round.',
        },
        hint: {
          zh: '去掉一轮用 --remove-interviewers 2，去掉一轮里的一位用 --remove-interviewers 2=@同事。',
          en: 'Take a round away with --remove-interviewers 2, one person of it with 2=@colleague.',
        },
      }
    : null;

/** A flow may be for some departments only. */
export function flowOfOthers({ ids, wanted, entity }: Rule): Refusal | null {
  const flow = entity(wanted['offer-flow'] ?? '');
  const department = entity(ids.job ?? '')?.traits?.department;
  const allowed = flow?.traits?.departments?.split(',') ?? [];
  if (!flow || !department || allowed.length === 0 || allowed.includes(department)) return null;
  const label = { zh: 'Offer 审批流程', en: 'Offer approval flow' };
  return foreseen(advice, { code: FLOW_OF_OTHERS, label, flag: 'offer-flow', value: flow.label || flow.id });
}

/** Options 10 and 11 count only where the tenant lets HR choose the form for each job. */
export function mayHaveNoEffect({ wanted, entity }: Rule): Text[] {
  const form = wanted['interview-registration'];
  const registration = form ? entity(form) : undefined;
  const forAllJobs = registration?.traits?.forAllJobs;
  return [
    ...(form && forAllJobs !== 'no'
      ? [onlyPerJob({ zh: '面试登记表', en: 'interview registration form' }, forAllJobs === 'yes')]
      : []),
    ...(wanted['onboarding-form'] ? [onlyPerJob({ zh: '入职登记表', en: 'onboarding form' }, false)] : []),
  ];
}

const onlyPerJob = ({ zh, en }: Text, forAllJobs: boolean): Text =>
  forAllJobs
    ? {
        zh: `租户给所有职位统一了${zh}，这一项可能不会生效`,
        en: `the tenant has one ${en} for all jobs; this may have no effect`,
      }
    : {
        zh: `只有租户选了「HR 按职位选择登记表」，${zh}才会生效`,
        en: `the ${en} only counts where the tenant lets HR choose the form per job`,
      };

/** Option 1 goes by round types or by one form, as the tenant has chosen; the list of forms tells which. */
export function wrongKindOfForm({ wanted, entity }: Proposed<Settings>): Refusal | null {
  const form = wanted['feedback-form'];
  if (form && entity(form)?.traits?.roundTypes === 'on') {
    return {
      code: 'by-round-types',
      about: ['feedback-form', 'round-types'],
      text: {
        zh: '这个租户按面试轮次类型设置评价表。',
        en: 'This tenant sets feedback forms by interview round type.',
      },
      hint: { zh: '请改用 --round-types 轮次=评价表。', en: 'Use --round-types <round>=<form>.' },
    };
  }
  const byRound = (wanted['round-types'] ?? []).map((entry) => partsOf(entry).key);
  if (!byRound.some((key) => entity(key)?.traits?.roundTypes === 'off')) return null;
  return {
    code: 'without-round-types',
    about: ['feedback-form', 'round-types'],
    text: { zh: '这个租户没有启用面试轮次类型。', en: 'This tenant does not use interview round types.' },
    hint: { zh: '请改用 --feedback-form 评价表。', en: 'Use --feedback-form <form>.' },
  };
}

const REAL = '1';
const VIRTUAL = '2';

/** A real job links one virtual job, a virtual one links real jobs (errors 1002620 and 1002621). */
export function wrongKindOfJob({ wanted, facts, entity }: Proposed<Settings>): Refusal | null {
  const related = wanted['related-jobs'] ?? [];
  const own = String(facts.attribute);
  const same = related.filter((id) => entity(id)?.traits?.attribute === own);
  const tooMany = own === REAL && related.length > 1;
  const code = same.length > 0 ? 1002620 : tooMany ? 1002621 : null;
  if (code === null || (own !== REAL && own !== VIRTUAL)) return null;
  const named = (same.length > 0 ? same : related).map((id) => exactly(entity(id) ?? plainEntity(id)));
  const label = { zh: '关联职位', en: 'Related jobs' };
  return foreseen(advice, { code, label, flag: 'related-jobs', value: named.join('、') });
}
