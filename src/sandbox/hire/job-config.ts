/** Settings of a job: read and written as documented, with the tenant's switches. */
import {
  type Asked,
  badParameter,
  done,
  type Endpoint,
  type Given,
  get,
  no,
  perSecond,
  post,
} from '../platform/endpoint.ts';
import { bent } from '../platform/mishap.ts';
import type { JobConfig } from '../seed/job-config.ts';
import type { Switches, World } from '../world/world.ts';
import { hasOption, JobConfigBody } from './job-config-body.ts';
import { jobConfigProblem } from './job-config-checks.ts';
import { jobConfigView } from './job-config-view.ts';

export const jobConfigEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/jobs/:job_id/config', perSecond(20), ['hire:job:readonly']),
    handle: ({ params }) => {
      const job = world.jobs.get(params.job_id ?? '');
      return job ? done({ job_config: jobConfigView(world, job) }) : no(404, 1002601, 'job not exist');
    },
  },
  {
    ...post('/hire/v1/jobs/:job_id/update_config', perSecond(10), ['hire:job']),
    write: true,
    handle: ({ params, ...asked }) => update(world, params.job_id ?? '', asked),
  },
];

function update(world: World, jobId: string, { body, mishap }: Pick<Asked, 'body' | 'mishap'>): Given {
  const { data } = JobConfigBody.safeParse(body);
  if (!data) return badParameter('body');
  if (!world.switches.jobApiSync) return no(400, 1002613, 'job api sync is off');
  const job = world.jobs.get(jobId);
  if (!job) return no(400, 1002601, 'job not exist');
  if (!job.open) return no(400, 1002609, 'job is closed');
  const problem = jobConfigProblem(world, job, data);
  if (problem) return problem;
  write(job.config, bent(data, heldBy(job.config), mishap), world.switches);
  return done({ job_config: jobConfigView(world, job) });
}

/** By the names of the write. */
const heldBy = ({ scheduling, ...config }: JobConfig) => ({
  assessment_template_biz_id: config.feedbackForm,
  interview_round_type_conf_list: config.roundTypes.map(({ round, form }) => ({
    round_biz_id: round,
    assessment_template_biz_id: form,
  })),
  offer_apply_schema_id: config.offerForm,
  offer_process_conf: config.offerFlow,
  jr_id_list: config.requirements,
  interview_round_conf_list: config.interviewers.map(({ round, people }) => ({ interviewer_id_list: people, round })),
  recommended_evaluator_id_list: config.evaluators,
  related_job_id_list: config.relatedJobs,
  interview_appointment_config: {
    enable_interview_appointment_by_interviewer: scheduling.on,
    config: scheduling.config,
  },
  interview_registration_schema_id: config.registration,
  onboard_registration_schema_id: config.onboarding,
  portal_website_apply_form_schema_id: config.site,
});

/** Fields of options that are not listed are ignored without a word; a listed one without a value is cleared. */
function write(config: JobConfig, data: JobConfigBody, { formsPerJob }: Switches): void {
  if (hasOption(data, 1) && data.assessment_template_biz_id) config.feedbackForm = data.assessment_template_biz_id;
  if (hasOption(data, 1) && data.interview_round_type_conf_list)
    config.roundTypes = data.interview_round_type_conf_list.map((row) => ({
      round: row.round_biz_id,
      form: row.assessment_template_biz_id,
    }));
  if (hasOption(data, 2)) config.offerForm = data.offer_apply_schema_id ?? '';
  if (hasOption(data, 3)) config.offerFlow = data.offer_process_conf ?? '';
  if (hasOption(data, 4)) config.requirements = [...(data.jr_id_list ?? [])];
  if (hasOption(data, 5))
    config.interviewers = (data.interview_round_conf_list ?? []).map(({ round, interviewer_id_list }) => ({
      round,
      people: [...interviewer_id_list],
    }));
  if (hasOption(data, 6)) config.evaluators = [...(data.recommended_evaluator_id_list ?? [])];
  if (hasOption(data, 8)) config.relatedJobs = [...(data.related_job_id_list ?? [])];
  if (hasOption(data, 9)) {
    const { enable_interview_appointment_by_interviewer: on, config: details } =
      data.interview_appointment_config ?? {};
    // The harsher of the two readings: members that are left out are lost. An empty text empties its member.
    const filled = Object.entries(details ?? {}).filter(([, value]) => value !== '');
    config.scheduling = { on: on ?? false, config: Object.fromEntries(filled) };
  }
  // Where one form is for all jobs, a job's own is taken and does not count.
  if (hasOption(data, 10) && formsPerJob) config.registration = data.interview_registration_schema_id ?? '';
  if (hasOption(data, 11) && formsPerJob) config.onboarding = data.onboard_registration_schema_id ?? '';
  if (hasOption(data, 12)) config.site = data.portal_website_apply_form_schema_id ?? '';
}
