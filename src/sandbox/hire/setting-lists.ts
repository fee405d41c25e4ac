/** The lists that settings of jobs are chosen from. */
import {
  type Asked,
  badParameter,
  done,
  type Endpoint,
  type Given,
  get,
  MIXED,
  page,
  perSecond,
} from '../platform/endpoint.ts';
import {
  allInterviewAddresses,
  allPositionAddresses,
  departments,
  feedbackForms,
  jobTypes,
  type Named,
  offerFlows,
  offerForms,
  onboardingForms,
  registrations,
  roundTypes,
  siteForms,
} from '../seed/settings.ts';
import type { World } from '../world/world.ts';
import { paged } from './paged.ts';

const INTERVIEW = ['hire:interview:readonly', 'hire:interview'];
const i18n = ({ zh, en }: Named) => ({ zh_cn: zh, en_us: en });
const withI18n = (each: Named) => ({ id: each.id, name: i18n(each) });
const plain = ({ id, zh }: Named) => ({ id, name: zh });

export const settingLists = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/offer_application_forms', perSecond(10), ['hire:offer_schema:readonly']),
    handle: () => done({ items: offerForms.map(withI18n), has_more: false }),
  },
  {
    ...get('/hire/v1/offer_approval_templates', perSecond(10), ['hire:offer_approval_template:readonly']),
    ...paged(offerFlows, (each) => ({ ...withI18n(each), remark: '', department_list: departmentsOf(each) }), 200),
  },
  {
    ...get('/hire/v1/interview_registration_schemas', MIXED, INTERVIEW),
    // Where HR does not choose the form per job, one of them is for all.
    ...paged(
      registrations,
      (each) => ({
        ...plain(each),
        is_used_as_interview: !world.switches.formsPerJob && each === registrations[0],
      }),
      10,
    ),
  },
  {
    ...get('/hire/v1/registration_schemas', perSecond(20), ['hire:talent:readonly', 'hire:talent']),
    ...paged(onboardingForms, (each) => ({ ...plain(each), scenarios: [6] }), 50),
  },
  {
    ...get('/hire/v1/portal_apply_schemas', perSecond(20), ['hire:site:readonly', 'hire:site']),
    ...paged(siteForms, plain, 50),
  },
  {
    ...get('/hire/v1/interview_round_types', MIXED, INTERVIEW),
    handle: ({ query }) =>
      done({ active_status: world.switches.roundTypes ? 1 : 2, items: rounds(query.process_type) }),
  },
  { ...get('/hire/v1/locations', perSecond(20), ['hire:location:readonly']), handle: ({ query }) => locations(query) },
  { ...get('/hire/v1/job_types', perSecond(20), ['hire:job:readonly']), ...paged(jobTypes, withI18n, 100) },
];

const departmentsOf = ({ departments: ids = [] }: Named) =>
  departments.filter(({ id }) => ids.includes(id)).map(({ id, zh }) => ({ id, name: zh }));

/** Social and campus hiring have their own rounds; this tenant uses the same forms in both. */
const rounds = (processType: unknown) => (processType === '2' ? [] : roundTypes.map(round));

function round(each: Named, index: number) {
  const form = feedbackForms[index % feedbackForms.length];
  return {
    id: `9${each.id.slice(1)}`,
    biz_id: each.id,
    name: i18n(each),
    process_type: 1,
    active_status: 1,
    interview_assessment_template_info: form && { id: `9${form.id.slice(1)}`, biz_id: form.id, name: i18n(form) },
  };
}

function locations(query: Asked['query']): Given {
  const lists: Readonly<Record<string, readonly Named[]>> = {
    position_location: allPositionAddresses,
    interview_location: allInterviewAddresses,
    store_location: [],
  };
  const list = lists[String(query.usage)];
  if (!list) return badParameter('usage');
  const row = (each: Named) => ({
    ...withI18n(each),
    city: { code: each.id.slice(-4), name: { zh_cn: each.zh.slice(0, 2), en_us: each.en.split(' ')[0] } },
    active_status: each.active === false ? 2 : 1,
  });
  return done(page(list.map(row), query, { fallback: 10, most: 100 }));
}
