/** The settings of a job: forms, approval, interviewers, linked requirements (`contract/job-config.json`). */

import { z } from 'zod';
import { choice } from '../core/fields/choice.ts';
import { mail, phone } from '../core/fields/contact.ts';
import { entries } from '../core/fields/entries/entries.ts';
import { onOff } from '../core/fields/on-off.ts';
import { people, person } from '../core/fields/person.ts';
import { reference, references } from '../core/fields/reference.ts';
import { plainId, word, words } from '../core/fields/text.ts';
import { defineOperation } from '../core/operation.ts';
import { readZone } from '../core/time-zone.ts';
import { told } from '../core/told.ts';
import { personIds } from '../hire/id-kinds.ts';
import { perSecond } from '../hire/windows.ts';
import { adviceList } from './advice.ts';
import errors from './errors/job-config.json' with { type: 'json' };
import {
  askedAbout,
  closed,
  flowOfOthers,
  mayHaveNoEffect,
  noInterviewers,
  wrongKindOfForm,
  wrongKindOfJob,
} from './job-config-rules.ts';
import {
  Config,
  interviewTypes,
  roundsOf,
  roundTypesOf,
  schedulingFlags,
  schedulingOf,
  settingNames,
  settingsOf,
  videoTools,
} from './job-settings.ts';
import { job, jobMissing, jobTarget } from './nouns.ts';
import { round } from './rounds.ts';

/** A panel of the form for each option. */
const panel = (option: number, [zh, en]: readonly [string, string], emptiable = true) => ({
  topic: { zh: `${option} ${zh}`, en: `${option} ${en}` },
  emptiable,
});

/** What may be changed at once by one number in `update_option_list`; there is no 7. */
const options: readonly (readonly [number, readonly string[]])[] = [
  [1, ['feedback-form', 'round-types']],
  [2, ['offer-form']],
  [3, ['offer-flow']],
  [4, ['requirements']],
  [5, ['interviewers']],
  [6, ['evaluators']],
  [8, ['related-jobs']],
  [9, schedulingFlags],
  [10, ['interview-registration']],
  [11, ['onboarding-form']],
  [12, ['site-form']],
];

const advice = adviceList(errors);
const feedback = panel(1, ['面试评价表', 'Feedback forms'], false);
const scheduling = panel(9, ['面试官安排面试', 'Interviewer self-scheduling']);

export const jobConfig = defineOperation({
  name: 'job.config',
  noun: job,
  verb: { en: 'config', zh: '设置' },
  title: { zh: '更新职位设置', en: 'Change job settings' },
  about: {
    zh: '更改职位的表单、审批流程、面试官、关联需求和面试安排。只改写到的项。',
    en: 'Change forms, approval flow, interviewers, linked requirements and scheduling of a job. Only what is named.',
  },
  example: {
    zh: '/职位 设置 J1001 --offer-form 社招申请表 --interviewers 1=@张三,@李四',
    en: '/job config J1001 --offer-form "Social hiring" --interviewers 1=@ann,@bob',
  },
  targets: [jobTarget],
  handover: { flags: ['interviewers', 'evaluators'], also: { zh: '职位设置', en: 'settings' } },
  fields: {
    'feedback-form': reference(
      'feedback-form',
      { zh: '面试评价表', en: 'Feedback form' },
      { ...feedback, names: ['评价表'] },
    ),
    'round-types': entries(
      { zh: '面试轮次评价表', en: 'Round types with feedback forms' },
      {
        key: { label: { zh: '轮次类型', en: 'Round type' }, entity: 'round-type' },
        value: (label) => reference('feedback-form', label),
        merges: true,
      },
      feedback,
    ),
    'offer-form': reference(
      'offer-form',
      { zh: 'Offer 申请表', en: 'Offer form' },
      { ...panel(2, ['Offer 申请表', 'Offer form'], false), names: ['Offer表'] },
    ),
    'offer-flow': reference(
      'offer-flow',
      { zh: 'Offer 审批流程', en: 'Offer approval flow' },
      {
        ...panel(3, ['Offer 审批流程', 'Offer approval flow']),
        names: ['Offer流程', '审批流', 'Offer审批流', 'Offer审批'],
      },
    ),
    requirements: references(
      'requirement',
      { zh: '招聘需求', en: 'Requirements' },
      { ...panel(4, ['招聘需求', 'Requirements']), names: ['关联需求'] },
    ),
    interviewers: entries(
      { zh: '建议面试官', en: 'Suggested interviewers' },
      { key: round, value: people, merges: true },
      { ...panel(5, ['建议面试官', 'Suggested interviewers']), names: ['面试官'] },
    ),
    evaluators: people(
      { zh: '建议评估人', en: 'Suggested evaluators' },
      { ...panel(6, ['建议评估人', 'Suggested evaluators']), names: ['评估人'] },
    ),
    'related-jobs': references('job', { zh: '关联职位', en: 'Related jobs' }, panel(8, ['关联职位', 'Related jobs'])),
    'self-scheduling': onOff({ zh: '面试官安排面试', en: 'Self-scheduling' }, scheduling),
    'interview-type': choice<number>({ zh: '面试类型', en: 'Interview type' }, interviewTypes, {
      ...scheduling,
      names: ['面试方式'],
    }),
    video: choice<number>({ zh: '视频面试工具', en: 'Video tool' }, videoTools, { ...scheduling, names: ['视频工具'] }),
    timezone: { ...word({ zh: '候选人时区', en: 'Candidate time zone' }, scheduling), read: readZone },
    contact: person({ zh: '面试联系人', en: 'Contact person' }, { ...scheduling, names: ['联系人'] }),
    'contact-mobile': phone({ zh: '联系人电话', en: 'Contact phone' }, { ...scheduling, names: ['联系电话'] }),
    'contact-email': mail({ zh: '联系人邮箱', en: 'Contact mail' }, scheduling),
    address: reference('interview-address', { zh: '面试地点', en: 'Interview address' }, scheduling),
    cc: people({ zh: '抄送人', en: 'CC' }, scheduling),
    remark: words({ zh: '备注', en: 'Remark' }, { ...scheduling, long: true }),
    'interview-template': plainId({ zh: '面试通知模板', en: 'Interview notice template' }, scheduling),
    'appointment-template': plainId({ zh: '预约通知模板', en: 'Appointment notice template' }, scheduling),
    'cancel-template': plainId({ zh: '取消面试通知模板', en: 'Cancellation notice template' }, scheduling),
    'interview-registration': reference(
      'interview-registration',
      { zh: '面试登记表', en: 'Interview registration form' },
      panel(10, ['面试登记表', 'Interview registration'], false),
    ),
    'onboarding-form': reference(
      'onboarding-form',
      { zh: '入职登记表', en: 'Onboarding form' },
      panel(11, ['入职登记表', 'Onboarding form'], false),
    ),
    'site-form': reference(
      'site-form',
      { zh: '官网申请表', en: 'Career-site form' },
      panel(12, ['官网申请表', 'Career-site form']),
    ),
  },
  write: {
    method: 'POST',
    path: '/open-apis/hire/v1/jobs/:job_id/update_config',
    windows: perSecond(10),
    scopes: ['hire:job'],
  },
  read: {
    method: 'GET',
    path: '/open-apis/hire/v1/jobs/:job_id/config',
    windows: perSecond(20),
    scopes: ['hire:job:readonly'],
  },
  readCall: ({ job: id = '' }) => ({ ids: { job_id: id }, query: personIds, body: undefined }),
  answer: z.object({ job_config: Config }),
  present: ({ job_config: config }) => ({
    values: settingsOf(config),
    names: settingNames(config),
    facts: { attribute: config.job_attribute ?? 0 },
  }),
  consults: ({ ids, wanted }) => askedAbout(ids.job ?? '', wanted),
  // Whatever a list marks as switched off.
  stopped: {
    'offer-form': null,
    'offer-flow': null,
    'interview-address': null,
    'feedback-form': null,
    'round-type': null,
  },
  check: (proposed) =>
    closed(proposed) ??
    noInterviewers(proposed) ??
    flowOfOthers(proposed) ??
    wrongKindOfForm(proposed) ??
    wrongKindOfJob(proposed),
  warn: (proposed) => mayHaveNoEffect(proposed),
  call: ({ ids: { job: id = '' }, wanted, present }) => {
    const listed = options.filter(([, flags]) => flags.some((flag) => Object.hasOwn(wanted, flag)));
    const of = (number: number) => listed.some(([option]) => option === number);
    return {
      ids: { job_id: id },
      query: personIds,
      body: {
        // A field whose option is not listed is ignored without a word; one that is listed goes out whole.
        update_option_list: listed.map(([option]) => option),
        ...('feedback-form' in wanted && { assessment_template_biz_id: wanted['feedback-form'] ?? '' }),
        ...('round-types' in wanted && { interview_round_type_conf_list: roundTypesOf(wanted['round-types']) }),
        ...(of(2) && { offer_apply_schema_id: wanted['offer-form'] ?? '' }),
        ...(of(3) && { offer_process_conf: wanted['offer-flow'] ?? '' }),
        ...(of(4) && { jr_id_list: wanted.requirements ?? [] }),
        ...(of(5) && { interview_round_conf_list: roundsOf(wanted.interviewers) }),
        ...(of(6) && { recommended_evaluator_id_list: wanted.evaluators ?? [] }),
        ...(of(8) && { related_job_id_list: wanted['related-jobs'] ?? [] }),
        ...(of(9) && { interview_appointment_config: schedulingOf(wanted, present) }),
        ...(of(10) && { interview_registration_schema_id: wanted['interview-registration'] ?? '' }),
        ...(of(11) && { onboard_registration_schema_id: wanted['onboarding-form'] ?? '' }),
        ...(of(12) && { portal_website_apply_form_schema_id: wanted['site-form'] ?? '' }),
      },
    };
  },
  lock: (ids) => `job:${ids.job}`,
  receipt: z.object({ job_config: z.object({}) }),
  held: told(z.object({ job_config: Config }), ({ job_config }) => settingsOf(job_config)),
  advice,
  missing: jobMissing,
});
