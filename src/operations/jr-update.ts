/** A requirement (HC): read whole, changed where it is named, written whole (`contract/job-requirement.json`). */
import { z } from 'zod';
import { defineOperation, type Proposed } from '../core/operation.ts';
import type { Refusal } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';
import { partsOf } from '../core/value.ts';
import { requirementIdKinds, searchRequirements } from '../hire/requirement-api.ts';
import { IN_APPROVAL } from '../hire/status.ts';
import { perSecond } from '../hire/windows.ts';
import { adviceList } from './advice.ts';
import errors from './errors/job-requirement.json' with { type: 'json' };
import { requirement, requirementTarget } from './nouns.ts';
import {
  Requirement,
  type RequirementValues,
  requirementFields,
  requirementNames,
  unwritableIn,
  valuesOf,
} from './requirement-fields.ts';

const LOCKED_BY_APPROVAL = 1002703;

/** Members of the body by the flag that holds them. */
const members = {
  name: 'name',
  status: 'display_progress',
  headcount: 'head_count',
  'recruitment-type': 'recruitment_type_id',
  'employee-type': 'employee_type_id',
  'max-level': 'max_level_id',
  'min-level': 'min_level_id',
  'job-family': 'sequence_id',
  category: 'category',
  department: 'department_id',
  recruiters: 'recruiter_id_list',
  'hiring-managers': 'jr_hiring_manager_id_list',
  leaders: 'direct_leader_id_list',
  start: 'start_time',
  deadline: 'deadline',
  priority: 'priority',
  degree: 'required_degree',
  'max-salary': 'max_salary',
  'min-salary': 'min_salary',
  address: 'address_id',
  description: 'description',
  process: 'process_type',
  'job-type': 'job_type_id',
  jobs: 'job_id_list',
  'employment-job': 'employment_job_id',
  position: 'position_id',
} as const satisfies Partial<Record<keyof RequirementValues, string>>;

export const jrUpdate = defineOperation({
  name: 'jr.update',
  noun: requirement,
  verb: { en: 'update', zh: '更新' },
  title: { zh: '更新招聘需求', en: 'Change requirement' },
  about: {
    zh: '更改招聘需求的人数、状态、日期、人员、薪资等。没有写到的内容原样保留。',
    en: 'Change head count, status, dates, people, pay and more of a requirement. What is not named stays as it is.',
  },
  example: {
    zh: '/需求 更新 R00407 --headcount +2 --priority 高 --deadline 2026-12-31',
    en: '/jr update R00407 --headcount +2 --priority high --deadline 2026-12-31',
  },
  targets: [requirementTarget],
  fields: requirementFields,
  write: {
    method: 'PUT',
    path: '/open-apis/hire/v1/job_requirements/:job_requirement_id',
    windows: perSecond(5),
    scopes: ['hire:job_requirement'],
  },
  read: searchRequirements,
  readCall: ({ requirement: id = '' }) => ({ ids: {}, query: requirementIdKinds, body: { id_list: [id] } }),
  answer: z.object({ items: z.array(Requirement).nullish() }),
  present: ({ items }, { requirement: id }, timeZone) => {
    const held = items?.find((each) => each.id === id);
    // The search hides a requirement while its approval is running.
    if (!held || held.approval_status === IN_APPROVAL) return { blocked: LOCKED_BY_APPROVAL };
    const { offer_count, pre_hire_count, complete_count } = held.count_data ?? {};
    const values: Partial<RequirementValues> = valuesOf(held);
    return {
      values,
      names: requirementNames(held, timeZone),
      ...(held.name ? { label: [held.short_code, held.name].filter(Boolean).join(' ') } : {}),
      facts: {
        taken: (offer_count ?? 0) + (pre_hire_count ?? 0) + (complete_count ?? 0),
        unwritable: unwritableIn(held),
      },
    };
  },
  check: (proposed) => impossible(proposed) ?? requiredGone(proposed),
  warn: (proposed) => worries(proposed),
  call: ({ ids, wanted, present }) => {
    const after: Partial<RequirementValues> = { ...present, ...wanted };
    const held = new Map<string, unknown>(Object.entries(after));
    const body: Record<string, unknown> = {};
    for (const [flag, member] of Object.entries(members)) {
      const value = held.get(flag);
      const emptied = flag in wanted;
      // What is empty stays out, unless it was emptied on purpose: then it goes out empty.
      if (Array.isArray(value) ? value.length > 0 || emptied : value !== null && value !== undefined)
        body[member] = value;
      else if (emptied) body[member] = '';
    }
    return {
      ids: { job_requirement_id: ids.requirement ?? '' },
      query: requirementIdKinds,
      body: {
        ...body,
        customized_data_list: (after.custom ?? [])
          .map(partsOf)
          .map(({ key, value }) => ({ object_id: key, value: value ?? '' })),
        ...(wanted['update-related-jobs'] === undefined
          ? {}
          : { update_option: { need_update_related_job: wanted['update-related-jobs'] } }),
      },
    };
  },
  lock: (ids) => `requirement:${ids.requirement}`,
  receipt: z.unknown(),
  advice: adviceList(errors),
  missing: [],
});

type Rule = Proposed<RequirementValues>;

const again = (code: string, text: Text, flags: readonly string[]): Refusal => ({ code, text, again: flags });

/** Rules between fields; the PUT itself would take most of these without a word. */
function impossible({ wanted, after, facts }: Rule): Refusal | null {
  const touched = (...flags: (keyof RequirementValues)[]) => flags.some((flag) => flag in wanted);
  const low = after['min-salary'];
  const high = after['max-salary'];
  if (touched('min-salary', 'max-salary') && low && high && Number(low) > Number(high))
    return again(
      'salary-order',
      { zh: `月薪下限 ${low}K 高于上限 ${high}K。`, en: `The floor ${low}K is above the ceiling ${high}K.` },
      ['min-salary', 'max-salary'],
    );
  const start = after.start;
  const end = after.deadline;
  if (touched('start', 'deadline') && start && end && Number(end) < Number(start))
    return again('date-order', { zh: '预计完成日期早于开始日期。', en: 'The target date is before the start date.' }, [
      'start',
      'deadline',
    ]);
  if (!after['employee-type'] && !after['recruitment-type'])
    return again('no-employee-type', { zh: '飞书要求填写人员类型。', en: 'Feishu wants a workforce type.' }, [
      'employee-type',
    ]);
  for (const [flag, { label }] of [
    ['name', requirementFields.name],
    ['status', requirementFields.status],
    ['headcount', requirementFields.headcount],
  ] as const)
    if (after[flag] === undefined || after[flag] === null)
      return again('required', { zh: `飞书要求填写「${label.zh}」。`, en: `Feishu wants "${label.en}".` }, [flag]);
  const lost = facts.unwritable;
  return lost
    ? {
        code: 'unwritable-custom',
        text: {
          zh: `自定义字段「${lost}」无法原样写回，没有写入。`,
          en: `The custom field "${lost}" cannot be written back as it is; nothing was written.`,
        },
        hint: { zh: '请到飞书招聘后台修改这条需求。', en: 'Please change this requirement in Feishu Hire.' },
      }
    : null;
}

/** The tenant's template may make its own fields mandatory. */
function requiredGone({ before, after, entity }: Rule): Refusal | null {
  const kept = new Set((after.custom ?? []).map((entry) => partsOf(entry).key));
  const gone = (before.custom ?? []).map((entry) => partsOf(entry).key).filter((key) => !kept.has(key));
  const required = gone.map(entity).find((field) => field?.traits?.required === 'yes');
  return required
    ? {
        code: 'required-custom',
        text: { zh: `「${required.label}」是必填的自定义字段，不能去掉。`, en: `"${required.label}" is mandatory.` },
        hint: { zh: '请改成别的值。', en: 'Give it another value.' },
      }
    : null;
}

function worries({ wanted, after, facts }: Rule): Text[] {
  const taken = Number(facts.taken ?? 0);
  const tight = wanted.headcount !== undefined && (after.headcount ?? 0) < taken;
  const closing = (wanted.status === 3 || wanted.status === 5) && taken > 0;
  return [
    ...(tight
      ? [
          {
            zh: `人数将少于已发 Offer、待入职和已入职的 ${taken} 人`,
            en: `fewer heads than the ${taken} already offered or hired`,
          },
        ]
      : []),
    ...(closing ? [{ zh: `已有 ${taken} 人在 Offer、待入职或已入职`, en: `${taken} already offered or hired` }] : []),
    ...(wanted['update-related-jobs']
      ? [
          {
            zh: '会同时更改关联职位，改哪些字段飞书没有说明',
            en: 'also changes the linked jobs; Feishu does not say which fields',
          },
        ]
      : []),
  ];
}
