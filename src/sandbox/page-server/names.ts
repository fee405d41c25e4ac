/** Names that can be typed, by the kind of thing they stand for: what the composer completes. */
import { customFields } from '../seed/custom-fields.ts';
import * as settings from '../seed/settings.ts';
import type { World } from '../world/world.ts';

export interface NameEntry {
  /** What is put into the command. */
  readonly word: string;
  /** What tells it from others, shown beside it and searched too. */
  readonly detail: string;
}

const listed = (list: readonly settings.Named[]): NameEntry[] =>
  list.map(({ zh, en }) => ({ word: zh, detail: en === zh ? '' : en }));

/** Kinds are the words with which the bot's records name what a flag or a target points at. */
export const namesByKind = (world: World): Readonly<Record<string, readonly NameEntry[]>> => ({
  job: [...world.jobs.values()].map(({ code, title, city }) => ({ word: code, detail: `${title} · ${city}` })),
  requirement: [...world.requirements.values()].map(({ code, body }) => ({ word: code, detail: String(body.name) })),
  pool: [...world.pools.values()].map(({ zh, en }) => ({ word: zh, detail: en })),
  talent: [...world.talents.values()].map(({ name, mobile, company }) => ({
    word: mobile,
    detail: `${name} · ${company}`,
  })),
  prehire: [...world.preHires.values()].map(({ name, workerId }) => ({ word: workerId, detail: name })),
  department: listed(settings.allDepartments),
  level: listed(settings.levels),
  family: listed(settings.allFamilies),
  'employee-type': listed(settings.allEmployeeTypes),
  'workforce-type': listed(settings.workforceTypes),
  'job-type': listed(settings.jobTypes),
  'position-address': listed(settings.allPositionAddresses),
  'interview-address': listed(settings.allInterviewAddresses),
  'feedback-form': listed(settings.feedbackForms),
  'round-type': listed(settings.roundTypes),
  'offer-form': listed(settings.offerForms),
  'offer-flow': listed(settings.offerFlows),
  'interview-registration': listed(settings.registrations),
  'onboarding-form': listed(settings.onboardingForms),
  'site-form': listed(settings.siteForms),
  'cost-center': listed(settings.costCenters),
  'custom-field': listed(customFields),
});
