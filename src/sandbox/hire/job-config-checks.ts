/** Why a write of a job's settings is refused: fields that lack, links, forms and people that are not there. */
import { badParameter, type Given, no } from '../platform/endpoint.ts';
import { attributeOf, type Job } from '../seed/jobs.ts';
import {
  allInterviewAddresses,
  feedbackForms,
  type Named,
  offerFlows,
  offerForms,
  onboardingForms,
  registrations,
  siteForms,
} from '../seed/settings.ts';
import type { World } from '../world/world.ts';
import { hasOption, type JobConfigBody } from './job-config-body.ts';
import { departmentIdOf } from './jobs.ts';

/** Null when Feishu would take it. */
export const jobConfigProblem = (world: World, job: Job, data: JobConfigBody): Given | null =>
  missing(world, data) ??
  wrongLinks(world, job, data) ??
  unknownForms(data) ??
  wrongFlow(job, data) ??
  strangers(world, data);

/** A listed option needs its field; which of two for option 1, the tenant's switch decides. */
function missing(world: World, data: JobConfigBody): Given | null {
  const needs: readonly (readonly [number, unknown])[] = [
    [1, world.switches.roundTypes ? data.interview_round_type_conf_list?.length : data.assessment_template_biz_id],
    [2, data.offer_apply_schema_id],
    [5, data.interview_round_conf_list?.some(({ interviewer_id_list }) => interviewer_id_list.length > 0)],
    [9, data.interview_appointment_config],
    [10, data.interview_registration_schema_id],
    [11, data.onboard_registration_schema_id],
  ];
  const lacking = needs.find(([option, value]) => hasOption(data, option) && !value);
  return lacking ? badParameter(`option ${lacking[0]}`) : null;
}

function wrongLinks(world: World, job: Job, data: JobConfigBody): Given | null {
  if (hasOption(data, 4) && (data.jr_id_list ?? []).some((id) => !world.requirements.has(id)))
    return no(400, 1002703, 'job requirement not exist');
  if (!hasOption(data, 8)) return null;
  const related = (data.related_job_id_list ?? []).map((id) => world.jobs.get(id));
  if (related.includes(undefined)) return no(400, 1002601, 'job not exist');
  if (related.some((each) => each && attributeOf(each) === attributeOf(job)))
    return no(400, 1002620, 'related job of the same attribute');
  return attributeOf(job) === 1 && related.length > 1 ? no(400, 1002621, 'more than one virtual job') : null;
}

/** Forms must exist, and the place of interviews be in use. */
function unknownForms(data: JobConfigBody): Given | null {
  const known = (list: readonly Named[], id: string | undefined) => !id || list.some((each) => each.id === id);
  const wanted: readonly (readonly [number, boolean])[] = [
    [1, known(feedbackForms, data.assessment_template_biz_id)],
    [2, known(offerForms, data.offer_apply_schema_id)],
    [10, known(registrations, data.interview_registration_schema_id)],
    [11, known(onboardingForms, data.onboard_registration_schema_id)],
    [9, inUse(data.interview_appointment_config?.config?.address_id)],
    [12, known(siteForms, data.portal_website_apply_form_schema_id)],
  ];
  return wanted.some(([option, found]) => hasOption(data, option) && !found) ? badParameter('form') : null;
}

const inUse = (address: string | undefined): boolean =>
  allInterviewAddresses.find(({ id }) => id === address)?.active !== false;

/** Flows of one department fit jobs of that department only. */
function wrongFlow(job: Job, data: JobConfigBody): Given | null {
  if (!hasOption(data, 3) || !data.offer_process_conf) return null;
  const flow = offerFlows.find(({ id }) => id === data.offer_process_conf);
  const fits = flow && (!flow.departments || flow.departments.includes(departmentIdOf(job.department)));
  return fits ? null : no(400, 1002611, 'invalid offer process');
}

function strangers(world: World, data: JobConfigBody): Given | null {
  const named = [
    ...(hasOption(data, 6) ? (data.recommended_evaluator_id_list ?? []) : []),
    ...(hasOption(data, 5) ? (data.interview_round_conf_list ?? []).flatMap((row) => row.interviewer_id_list) : []),
    ...(hasOption(data, 9) ? (data.interview_appointment_config?.config?.cc ?? []) : []),
  ];
  const known = new Set(world.people.map(({ openId }) => openId));
  return named.some((openId) => !known.has(openId)) ? no(400, 99992351, 'not a valid {open_id}') : null;
}
