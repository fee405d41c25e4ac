/** A job's settings in the shape of the read. */
import { attributeOf, type Job } from '../seed/jobs.ts';
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

const from = (list: readonly Named[], id: string) => {
  const found = list.find((each) => each.id === id);
  return id === '' ? undefined : { id, name: { zh_cn: found?.zh ?? '', en_us: found?.en ?? '' } };
};

const schema = (list: readonly Named[], id: string) => ({
  schema_id: id,
  name: list.find((each) => each.id === id)?.zh ?? '',
});

const chinese = (id: string, name: unknown) => ({ id, name: { zh_cn: String(name ?? ''), en_us: '' } });

export function jobConfigView(world: World, job: Job) {
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
