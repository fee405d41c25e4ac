/** The settings of a job, as they are at first. */
import { at } from './rule.ts';
import {
  feedbackForms,
  interviewAddresses,
  offerFlows,
  offerForms,
  onboardingForms,
  registrations,
  roundTypes,
  siteForms,
} from './settings.ts';

export interface JobConfig {
  feedbackForm: string;
  roundTypes: { round: string; form: string }[];
  offerForm: string;
  offerFlow: string;
  requirements: string[];
  interviewers: { round: number; people: string[] }[];
  evaluators: string[];
  relatedJobs: string[];
  scheduling: { on: boolean; config: Record<string, unknown> };
  registration: string;
  onboarding: string;
  site: string;
}

export const seedConfig = (
  index: number,
  people: readonly { readonly openId: string }[],
  requirements: readonly string[],
): JobConfig => ({
  feedbackForm: at(feedbackForms, index).id,
  roundTypes: [
    { round: at(roundTypes, 0).id, form: at(feedbackForms, 0).id },
    { round: at(roundTypes, 2).id, form: at(feedbackForms, 2).id },
  ],
  offerForm: at(offerForms, index).id,
  offerFlow: at(offerFlows, index).id,
  requirements: index % 3 === 0 ? [at(requirements, index)] : [],
  interviewers: [
    { round: 1, people: [at(people, index + 1).openId, at(people, index + 6).openId] },
    { round: 2, people: [at(people, index + 3).openId] },
  ],
  evaluators: index % 2 === 0 ? [at(people, index + 5).openId] : [],
  relatedJobs: [],
  scheduling: {
    on: index % 4 === 0,
    config: {
      interview_type: 3,
      talent_timezone_code: 'Asia/Shanghai',
      contact_user_id: at(people, index).openId,
      video_type: 5,
      cc: [],
      remark: '请提前十分钟到场',
      address_id: at(interviewAddresses, index).id,
    },
  },
  registration: at(registrations, 0).id,
  onboarding: at(onboardingForms, 0).id,
  site: at(siteForms, index).id,
});
