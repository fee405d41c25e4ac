/** Settings of a job: read and written as documented, with the tenant's switches and the checks of the write. */
import { z } from 'zod';
import { badParameter, done, type Endpoint, type Given, get, no, perSecond, post } from '../platform/endpoint.ts';
import type { JobConfig } from '../seed/job-config.ts';
import type { Job } from '../seed/jobs.ts';
import { attributeOf } from '../seed/jobs.ts';
import {
  feedbackForms,
  type Named,
  offerFlows,
  offerForms,
  onboardingForms,
  registrations,
  roundTypes,
  siteForms,
} from '../seed/settings.ts';
import type { World } from '../world/world.ts';

const numericId = z.string().regex(/^\d{1,20}$/);
/** An id, or nothing where a setting is cleared. */
const idOrNone = z.string().regex(/^\d{0,20}$/);
const user = z.string().min(1);

const Body = z.strictObject({
  update_option_list: z.array(z.literal([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12])).min(1),
  offer_apply_schema_id: numericId.optional(),
  offer_process_conf: idOrNone.optional(),
  recommended_evaluator_id_list: z.array(user).optional(),
  assessment_template_biz_id: numericId.optional(),
  interview_round_conf_list: z
    .array(z.strictObject({ interviewer_id_list: z.array(user), round: z.number().int().min(1) }))
    .optional(),
  jr_id_list: z.array(numericId).optional(),
  interview_registration_schema_id: numericId.optional(),
  onboard_registration_schema_id: numericId.optional(),
  interview_round_type_conf_list: z
    .array(z.strictObject({ round_biz_id: numericId, assessment_template_biz_id: numericId }))
    .optional(),
  related_job_id_list: z.array(numericId).optional(),
  interview_appointment_config: z
    .strictObject({
      enable_interview_appointment_by_interviewer: z.boolean().optional(),
      config: z
        .strictObject({
          interview_type: z.literal([1, 2, 3]).optional(),
          talent_timezone_code: z.string().optional(),
          contact_user_id: z.string().optional(),
          contact_mobile: z.string().optional(),
          contact_email: z.string().optional(),
          address_id: idOrNone.optional(),
          video_type: z.literal([1, 2, 3, 4, 5, 8, 9, 100]).optional(),
          cc: z.array(user).optional(),
          remark: z.string().optional(),
          interview_notification_template_id: idOrNone.optional(),
          appointment_notification_template_id: idOrNone.optional(),
          cancel_interview_notification_template_id: idOrNone.optional(),
        })
        .optional(),
    })
    .optional(),
  portal_website_apply_form_schema_id: idOrNone.optional(),
});
type Body = z.output<typeof Body>;

export const jobConfigEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/jobs/:job_id/config', perSecond(20), ['hire:job:readonly']),
    handle: ({ params }) => {
      const job = world.jobs.get(params.job_id ?? '');
      return job ? done({ job_config: configOf(world, job) }) : no(404, 1002601, 'job not exist');
    },
  },
  {
    ...post('/hire/v1/jobs/:job_id/update_config', perSecond(10), ['hire:job']),
    write: true,
    handle: ({ params, body }) => update(world, params.job_id ?? '', body),
  },
];

function update(world: World, jobId: string, body: unknown): Given {
  const { data } = Body.safeParse(body);
  if (!data) return badParameter('body');
  if (!world.switches.jobApiSync) return no(400, 1002613, 'job api sync is off');
  const job = world.jobs.get(jobId);
  if (!job) return no(400, 1002601, 'job not exist');
  if (!job.open) return no(400, 1002609, 'job is closed');
  const problem = missing(world, data) ?? wrongLinks(world, job, data) ?? unknownForms(data) ?? strangers(world, data);
  if (problem) return problem;
  write(job.config, data);
  return done({ job_config: configOf(world, job) });
}

/** A listed option needs its field; which of two for option 1, the tenant's switch decides. */
function missing(world: World, data: Body): Given | null {
  const needs: readonly (readonly [number, unknown])[] = [
    [1, world.switches.roundTypes ? data.interview_round_type_conf_list?.length : data.assessment_template_biz_id],
    [2, data.offer_apply_schema_id],
    [5, data.interview_round_conf_list],
    [9, data.interview_appointment_config],
    [10, data.interview_registration_schema_id],
    [11, data.onboard_registration_schema_id],
  ];
  const lacking = needs.find(([option, value]) => has(data, option) && !value);
  return lacking ? badParameter(`option ${lacking[0]}`) : null;
}

const has = ({ update_option_list }: Body, option: number): boolean =>
  update_option_list.some((each) => each === option);

function wrongLinks(world: World, job: Job, data: Body): Given | null {
  if (has(data, 4) && (data.jr_id_list ?? []).some((id) => !world.requirements.has(id)))
    return no(400, 1002703, 'job requirement not exist');
  if (!has(data, 8)) return null;
  const related = (data.related_job_id_list ?? []).map((id) => world.jobs.get(id));
  if (related.includes(undefined)) return no(400, 1002601, 'job not exist');
  if (related.some((each) => each && attributeOf(each) === attributeOf(job)))
    return no(400, 1002620, 'related job of the same attribute');
  return attributeOf(job) === 1 && related.length > 1 ? no(400, 1002621, 'more than one virtual job') : null;
}

/** Flows of one department fit jobs of that department only; forms must exist. */
function unknownForms(data: Body): Given | null {
  const known = (list: readonly Named[], id: string | undefined) => !id || list.some((each) => each.id === id);
  const wanted: readonly (readonly [number, boolean])[] = [
    [1, known(feedbackForms, data.assessment_template_biz_id)],
    [2, known(offerForms, data.offer_apply_schema_id)],
    [10, known(registrations, data.interview_registration_schema_id)],
    [11, known(onboardingForms, data.onboard_registration_schema_id)],
    [12, known(siteForms, data.portal_website_apply_form_schema_id)],
  ];
  if (wanted.some(([option, found]) => has(data, option) && !found)) return badParameter('form');
  return has(data, 3) && !known(offerFlows, data.offer_process_conf) ? no(400, 1002611, 'invalid offer process') : null;
}

function strangers(world: World, data: Body): Given | null {
  const named = [
    ...(has(data, 6) ? (data.recommended_evaluator_id_list ?? []) : []),
    ...(has(data, 5) ? (data.interview_round_conf_list ?? []).flatMap((row) => row.interviewer_id_list) : []),
    ...(has(data, 9) ? (data.interview_appointment_config?.config?.cc ?? []) : []),
  ];
  const known = new Set(world.people.map(({ openId }) => openId));
  return named.some((openId) => !known.has(openId)) ? no(400, 99992351, 'not a valid {open_id}') : null;
}

/** Fields of options that are not listed are ignored without a word; a listed one without a value is cleared. */
function write(config: JobConfig, data: Body): void {
  if (has(data, 1) && data.assessment_template_biz_id) config.feedbackForm = data.assessment_template_biz_id;
  if (has(data, 1) && data.interview_round_type_conf_list)
    config.roundTypes = data.interview_round_type_conf_list.map((row) => ({
      round: row.round_biz_id,
      form: row.assessment_template_biz_id,
    }));
  if (has(data, 2)) config.offerForm = data.offer_apply_schema_id ?? '';
  if (has(data, 3)) config.offerFlow = data.offer_process_conf ?? '';
  if (has(data, 4)) config.requirements = [...(data.jr_id_list ?? [])];
  if (has(data, 5))
    config.interviewers = (data.interview_round_conf_list ?? []).map(({ round, interviewer_id_list }) => ({
      round,
      people: [...interviewer_id_list],
    }));
  if (has(data, 6)) config.evaluators = [...(data.recommended_evaluator_id_list ?? [])];
  if (has(data, 8)) config.relatedJobs = [...(data.related_job_id_list ?? [])];
  if (has(data, 9)) {
    const { enable_interview_appointment_by_interviewer: on, config: details } =
      data.interview_appointment_config ?? {};
    // The harsher of the two readings: members that are left out are lost.
    config.scheduling = { on: on ?? false, config: { ...details } };
  }
  if (has(data, 10)) config.registration = data.interview_registration_schema_id ?? '';
  if (has(data, 11)) config.onboarding = data.onboard_registration_schema_id ?? '';
  if (has(data, 12)) config.site = data.portal_website_apply_form_schema_id ?? '';
}

const from = (list: readonly Named[], id: string) => {
  const found = list.find((each) => each.id === id);
  return id === '' ? undefined : { id, name: { zh_cn: found?.zh ?? '', en_us: found?.en ?? '' } };
};

const schema = (list: readonly Named[], id: string) => ({
  schema_id: id,
  name: list.find((each) => each.id === id)?.zh ?? '',
});

const chinese = (id: string, name: unknown) => ({ id, name: { zh_cn: String(name ?? ''), en_us: '' } });

function configOf(world: World, job: Job) {
  const { config } = job;
  const person = (openId: string) => {
    const found = world.people.find((each) => each.openId === openId);
    return { id: openId, name: { zh_cn: found?.name ?? '', en_us: found?.enName ?? '' } };
  };
  const rounds = config.roundTypes.map(({ round, form }) => ({
    assessment_round: from(roundTypes, round),
    assessment_template: from(feedbackForms, form),
  }));
  return {
    id: job.id,
    job_attribute: attributeOf(job),
    offer_apply_schema: from(offerForms, config.offerForm),
    offer_process_conf: from(offerFlows, config.offerFlow),
    assessment_template: world.switches.roundTypes ? undefined : from(feedbackForms, config.feedbackForm),
    interview_round_type_list: world.switches.roundTypes ? rounds : [],
    interview_round_list: config.interviewers.map(({ round, people }) => ({
      round,
      interviewer_list: people.map(person),
    })),
    recommended_evaluator_list: config.evaluators.map(person),
    job_requirement_list: config.requirements.map((id) => chinese(id, world.requirements.get(id)?.body.name)),
    related_job_list: config.relatedJobs.map((id) => chinese(id, world.jobs.get(id)?.title)),
    interview_registration: schema(registrations, config.registration),
    onboard_registration: schema(onboardingForms, config.onboarding),
    portal_website_apply_form_schema_info: schema(siteForms, config.site),
    interview_appointment_config: {
      enable_interview_appointment_by_interviewer: config.scheduling.on,
      config: { ...config.scheduling.config },
    },
  };
}
