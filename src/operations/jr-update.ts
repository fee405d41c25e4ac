/** A requirement (HC): read whole, changed where it is named, written whole (`contract/job-requirement.json`). */
import { z } from 'zod';
import { defineOperation } from '../core/operation.ts';
import { partsOf } from '../core/value.ts';
import { requirementIdKinds, searchRequirements } from '../hire/requirement-api.ts';
import { IN_APPROVAL } from '../hire/status.ts';
import { perSecond } from '../hire/windows.ts';
import { adviceList } from './advice.ts';
import errors from './errors/job-requirement.json' with { type: 'json' };
import { requirement, requirementTarget } from './nouns.ts';
import {
  ended,
  Requirement,
  type RequirementValues,
  requirementFields,
  requirementNames,
  unwritableIn,
  valuesOf,
} from './requirement-fields.ts';
import { members } from './requirement-members.ts';
import {
  customFieldsGone,
  impossible,
  mandatoryGone,
  standardFieldsEmptied,
  tooManyJobs,
  worries,
} from './requirement-rules.ts';

const LOCKED_BY_APPROVAL = 1002703;

const LEVEL_STOPPED = 1002710;
const NO_SUCH_EMPLOYEE_TYPE = 1002708;

/** The page says that a list of jobs and this option work together; without it the jobs may stay as they are. */
function updateOption(wanted: Partial<RequirementValues>) {
  const asked = wanted['update-related-jobs'] ?? ('jobs' in wanted ? true : undefined);
  return asked === undefined ? {} : { update_option: { need_update_related_job: asked } };
}

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
  handover: { flags: ['recruiters', 'hiring-managers'], also: { zh: '招聘需求', en: 'requirements' } },
  beside: 'recruiters',
  over: { status: ended },
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
  consults: ({ wanted, before }) => [...standardFieldsEmptied(wanted, before), ...customFieldsGone(wanted, before)],
  // Whatever a list marks as switched off.
  stopped: {
    level: LEVEL_STOPPED,
    'employee-type': NO_SUCH_EMPLOYEE_TYPE,
    department: null,
    family: null,
    'job-type': null,
    'position-address': null,
  },
  check: (proposed) => impossible(proposed) ?? tooManyJobs(proposed) ?? mandatoryGone(proposed),
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
        ...updateOption(wanted),
      },
    };
  },
  lock: (ids) => `requirement:${ids.requirement}`,
  receipt: z.unknown(),
  advice: adviceList(errors),
  missing: [],
});
