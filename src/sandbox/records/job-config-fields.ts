/** What the page shows of a job's settings. */
import type { Job } from '../seed/jobs.ts';
import { offerFlows, offerForms } from '../seed/settings.ts';
import { one, onOff, type RecordField } from './record-field.ts';

export const jobConfigFields: readonly RecordField<Job>[] = [
  {
    name: 'evaluators',
    zh: '建议评估人',
    en: 'Evaluators',
    control: 'people',
    read: ({ config }) => config.evaluators,
    write: ({ config }, values) => Object.assign(config, { evaluators: [...values] }),
  },
  {
    name: 'offer-form',
    zh: 'Offer 申请表',
    en: 'Offer form',
    control: 'choice',
    options: offerForms,
    read: ({ config }) => one(config.offerForm),
    write: ({ config }, [value = '']) => Object.assign(config, { offerForm: value }),
  },
  {
    name: 'offer-flow',
    zh: 'Offer 审批流程',
    en: 'Offer flow',
    control: 'choice',
    options: offerFlows,
    read: ({ config }) => one(config.offerFlow),
    write: ({ config }, [value = '']) => Object.assign(config, { offerFlow: value }),
  },
  { name: 'requirements', zh: '招聘需求', en: 'Requirements', read: ({ config }) => config.requirements },
  { name: 'related', zh: '关联职位', en: 'Related jobs', read: ({ config }) => config.relatedJobs },
  {
    name: 'interviewers',
    zh: '建议面试官',
    en: 'Interviewers',
    read: ({ config }) => config.interviewers.map(({ round, people }) => `${round}: ${people.join(' ')}`),
  },
  {
    name: 'feedback-form',
    zh: '面试评价表',
    en: 'Feedback form',
    read: ({ config }) => one(config.feedbackForm),
  },
  {
    name: 'round-types',
    zh: '面试轮次类型',
    en: 'Round types',
    read: ({ config }) => config.roundTypes.map(({ round, form }) => `${round} → ${form}`),
  },
  {
    name: 'self-scheduling',
    zh: '面试官安排面试',
    en: 'Self-scheduling',
    control: 'on-off',
    read: ({ config }) => onOff(config.scheduling.on),
    write: ({ config }, [value]) => Object.assign(config.scheduling, { on: value === 'on' }),
  },
  {
    name: 'scheduling',
    zh: '约面设置',
    en: 'Scheduling',
    read: ({ config }) => [JSON.stringify(config.scheduling.config)],
  },
  { name: 'registration', zh: '面试登记表', en: 'Registration', read: ({ config }) => one(config.registration) },
  { name: 'onboarding', zh: '入职登记表', en: 'Onboarding form', read: ({ config }) => one(config.onboarding) },
  { name: 'site', zh: '官网申请表', en: 'Site form', read: ({ config }) => one(config.site) },
];
