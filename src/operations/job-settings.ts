/** The settings of a job as the config read tells them, and as the write wants them: names and shapes differ. */
import { z } from 'zod';
import { entryOf, partsOf } from '../core/value.ts';
import { Id, idsOf, Named, namesOf } from '../hire/named.ts';

export const interviewTypes = [
  { value: 1, zh: '现场面试', en: 'On-site' },
  { value: 2, zh: '电话面试', en: 'Phone' },
  { value: 3, zh: '视频面试', en: 'Video' },
];
export const videoTools = [
  { value: 1, zh: 'Zoom', en: 'Zoom' },
  { value: 2, zh: '牛客（技术）', en: 'Nowcoder, technical' },
  { value: 3, zh: '牛客（非技术）', en: 'Nowcoder, non-technical' },
  { value: 4, zh: '赛码', en: 'AcmCoder' },
  { value: 5, zh: '飞书', en: 'Feishu' },
  { value: 8, zh: 'Hackerrank', en: 'HackerRank' },
  { value: 9, zh: '飞书（含代码考核）', en: 'Feishu with coding' },
  { value: 100, zh: '不用系统工具', en: 'No system tool' },
];

/** The flags of option 9: they travel as one object. */
export const schedulingFlags = [
  'self-scheduling',
  'interview-type',
  'video',
  'timezone',
  'contact',
  'contact-mobile',
  'contact-email',
  'address',
  'cc',
  'remark',
  'interview-template',
  'appointment-template',
  'cancel-template',
];

const Schema = z.object({ schema_id: Id, name: z.string().nullish() }).nullish();
const Scheduling = z.object({
  interview_type: z.number().nullish(),
  talent_timezone_code: Id,
  contact_user_id: Id,
  contact_mobile: Id,
  contact_email: Id,
  address_id: Id,
  video_type: z.number().nullish(),
  cc: z.array(z.string()).nullish(),
  remark: Id,
  interview_notification_template_id: Id,
  appointment_notification_template_id: Id,
  cancel_interview_notification_template_id: Id,
});
export const Config = z.object({
  offer_apply_schema: Named.nullish(),
  offer_process_conf: Named.nullish(),
  recommended_evaluator_list: z.array(Named).nullish(),
  assessment_template: Named.nullish(),
  interview_round_list: z
    .array(z.object({ interviewer_list: z.array(Named).nullish(), round: z.number().nullish() }))
    .nullish(),
  job_requirement_list: z.array(Named).nullish(),
  interview_registration: Schema,
  onboard_registration: Schema,
  interview_round_type_list: z
    .array(z.object({ assessment_round: Named.nullish(), assessment_template: Named.nullish() }))
    .nullish(),
  related_job_list: z.array(Named).nullish(),
  job_attribute: z.number().nullish(),
  interview_appointment_config: z
    .object({ enable_interview_appointment_by_interviewer: z.boolean().nullish(), config: Scheduling.nullish() })
    .nullish(),
  portal_website_apply_form_schema_info: Schema,
});
type Config = z.output<typeof Config>;

const peopleIn = (list: readonly string[] | null | undefined): readonly string[] => list ?? [];

const entriesOf = (config: Config): { roundTypes: readonly string[]; interviewers: readonly string[] } => ({
  roundTypes: (config.interview_round_type_list ?? []).flatMap(({ assessment_round, assessment_template }) =>
    assessment_round?.id ? [entryOf(assessment_round.id, assessment_template?.id ?? '')] : [],
  ),
  interviewers: (config.interview_round_list ?? []).flatMap(({ interviewer_list, round }) =>
    idsOf(interviewer_list).map((id) => entryOf(String(round ?? 1), id)),
  ),
});

/** Values by flag. */
export function settingsOf(config: Config) {
  const { roundTypes, interviewers } = entriesOf(config);
  const { enable_interview_appointment_by_interviewer: on, config: details } =
    config.interview_appointment_config ?? {};
  return {
    'feedback-form': config.assessment_template?.id || null,
    'round-types': roundTypes,
    'offer-form': config.offer_apply_schema?.id || null,
    'offer-flow': config.offer_process_conf?.id || null,
    'interview-registration': config.interview_registration?.schema_id || null,
    'onboarding-form': config.onboard_registration?.schema_id || null,
    'site-form': config.portal_website_apply_form_schema_info?.schema_id || null,
    interviewers,
    evaluators: idsOf(config.recommended_evaluator_list),
    requirements: idsOf(config.job_requirement_list),
    'related-jobs': idsOf(config.related_job_list),
    'self-scheduling': on ?? null,
    'interview-type': details?.interview_type ?? null,
    video: details?.video_type ?? null,
    timezone: details?.talent_timezone_code || null,
    contact: details?.contact_user_id || null,
    'contact-mobile': details?.contact_mobile || null,
    'contact-email': details?.contact_email || null,
    address: details?.address_id || null,
    cc: peopleIn(details?.cc),
    remark: details?.remark || null,
    'interview-template': details?.interview_notification_template_id || null,
    'appointment-template': details?.appointment_notification_template_id || null,
    'cancel-template': details?.cancel_interview_notification_template_id || null,
  };
}
export type Settings = ReturnType<typeof settingsOf>;

/** Names of all that the config mentions. */
export function settingNames(config: Config): Record<string, string> {
  const form = (schema: z.output<typeof Schema>) => ({ id: schema?.schema_id, name: schema?.name });
  const roundTypes = config.interview_round_type_list ?? [];
  return namesOf([
    config.offer_apply_schema,
    config.offer_process_conf,
    config.assessment_template,
    form(config.interview_registration),
    form(config.onboard_registration),
    form(config.portal_website_apply_form_schema_info),
    ...(config.recommended_evaluator_list ?? []),
    ...(config.job_requirement_list ?? []),
    ...(config.related_job_list ?? []),
    ...(config.interview_round_list ?? []).flatMap(({ interviewer_list }) => interviewer_list ?? []),
    ...roundTypes.flatMap(({ assessment_round, assessment_template }) => [assessment_round, assessment_template]),
  ]);
}

/** `interview_round_conf_list`: one row per round. */
export function roundsOf(entries: readonly string[] = []) {
  const rounds = new Map<string, string[]>();
  for (const entry of entries) {
    const { key, value } = partsOf(entry);
    rounds.set(key, [...(rounds.get(key) ?? []), value ?? '']);
  }
  const rows = [...rounds].map(([round, interviewer_id_list]) => ({ interviewer_id_list, round: Number(round) }));
  return rows.sort((a, b) => a.round - b.round);
}

/** `interview_round_type_conf_list`. */
export const roundTypesOf = (entries: readonly string[] = []) =>
  entries.map(partsOf).map(({ key, value }) => ({ round_biz_id: key, assessment_template_biz_id: value ?? '' }));

/** Members of option 9's `config` by the flag that holds them. */
const schedulingMembers = {
  interview_type: 'interview-type',
  talent_timezone_code: 'timezone',
  contact_user_id: 'contact',
  contact_mobile: 'contact-mobile',
  contact_email: 'contact-email',
  address_id: 'address',
  video_type: 'video',
  cc: 'cc',
  remark: 'remark',
  interview_notification_template_id: 'interview-template',
  appointment_notification_template_id: 'appointment-template',
  cancel_interview_notification_template_id: 'cancel-template',
} as const satisfies Record<string, keyof Settings>;

/**
 * `interview_appointment_config`, whole: whether Feishu keeps members that are left out is UNCONFIRMED, so all that is
 * held goes along, and what was emptied on purpose goes out empty: either way nothing is lost and nothing stays. Numbers have no empty value, and may not be emptied.
 */
export function schedulingOf(wanted: Partial<Settings>, present: Partial<Settings>) {
  const after = { ...present, ...wanted };
  const config: Record<string, unknown> = {};
  for (const [member, flag] of Object.entries(schedulingMembers)) {
    const value = after[flag];
    if (value !== null && value !== undefined) config[member] = value;
    else if (Object.hasOwn(wanted, flag)) config[member] = '';
  }
  const on = after['self-scheduling'];
  return { ...(typeof on === 'boolean' && { enable_interview_appointment_by_interviewer: on }), config };
}
