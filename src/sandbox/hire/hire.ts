/** Hire: jobs and their people, talents, talent pools. Written from the documented pages, with their checks and codes. */
import { z } from 'zod';
import { badParameter, done, type Endpoint, get, MIXED, no, page, perSecond, post } from '../platform/endpoint.ts';
import type { Job } from '../seed/jobs.ts';
import { attributeOf } from '../seed/jobs.ts';
import type { Pool, Talent } from '../seed/talents.ts';
import type { World } from '../world/world.ts';
import { jobConfigEndpoints } from './job-config.ts';
import { listEndpoints } from './lists.ts';
import { prehireEndpoints } from './prehires.ts';
import { requirementEndpoints } from './requirements.ts';

const JOB_READ = ['hire:job:readonly'];
const TALENT_READ = ['hire:talent:readonly', 'hire:talent'];

const numericId = z.string().regex(/^\d{1,20}$/);
const userId = z.string().min(1);

const Managers = z.strictObject({
  recruiter_id: userId.optional(),
  assistant_id_list: z.array(userId).optional(),
  hiring_manager_id_list: z.array(userId).optional(),
  update_option_list: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).min(1),
  creator_id: userId.optional(),
});
const PoolChange = z.strictObject({
  talent_id_list: z.array(numericId).min(1).max(50),
  option_type: z.union([z.literal(1), z.literal(2)]),
});
const Contacts = z.object({
  mobile_code: z.string().optional(),
  mobile_number_list: z.array(z.string()).optional(),
  email_list: z.array(z.string()).optional(),
});

const jobPeople = (job: Job) => ({
  id: job.id,
  recruiter_id: job.recruiter,
  hiring_manager_id_list: [...job.hiringManagers],
  assistant_id_list: [...job.assistants],
});

export const hireEndpoints = (world: World): Endpoint[] => [
  ...jobConfigEndpoints(world),
  ...requirementEndpoints(world),
  ...prehireEndpoints(world),
  ...listEndpoints(world),
  ...jobEndpoints(world),
  ...poolEndpoints(world),
  ...talentEndpoints(world),
];

const jobEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/jobs', perSecond(50), JOB_READ),
    handle: ({ query }) => done(page([...world.jobs.values()].map(jobRow), query, { fallback: 10, most: 20 })),
  },
  {
    ...get('/hire/v1/jobs/:job_id/recruiter', perSecond(50), JOB_READ),
    handle: ({ params }) => {
      const job = world.jobs.get(params.job_id ?? '');
      return job ? done({ info: jobPeople(job) }) : no(400, 1002601, 'job not exist');
    },
  },
  {
    ...post('/hire/v1/jobs/:job_id/managers/batch_update', MIXED, ['hire:job']),
    write: true,
    handle: ({ params, body }) => changeManagers(world, params.job_id ?? '', body),
  },
];

const poolEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/talent_pools/', MIXED, ['hire:talent_folder', 'hire:talent_folder:readonly']),
    handle: ({ query }) => done(page([...world.pools.values()].map(poolRow), query, { fallback: 10, most: 100 })),
  },
  {
    ...post('/hire/v1/talent_pools/:talent_pool_id/batch_change_talent_pool', perSecond(10), ['hire:talent_folder']),
    write: true,
    handle: ({ params, body }) => changePool(world, params.talent_pool_id ?? '', body),
  },
];

const talentEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/talents', perSecond(20), TALENT_READ),
    handle: ({ query }) => {
      const rows = [...world.talents.values()].filter(({ name }) => name.includes(String(query.keyword ?? '')));
      return done(page(rows.map(talentRow), query, { fallback: 10, most: 20 }));
    },
  },
  {
    ...post('/hire/v1/talents/batch_get_id', MIXED, TALENT_READ),
    handle: ({ body }) => findByContact(world, body),
  },
  {
    ...get('/hire/v2/talents/:talent_id', perSecond(20), TALENT_READ),
    handle: ({ params }) => {
      const talent = world.talents.get(params.talent_id ?? '');
      return talent ? done(talentDetail(talent)) : no(404, 1002102, 'talent not exist');
    },
  },
];

const poolRow = ({ id, zh, en, isPrivate }: Pool) => ({
  id,
  i18n_name: { zh_cn: zh, en_us: en },
  parent_id: '',
  is_private: isPrivate ? 1 : 2,
});

const jobRow = ({ id, code, title, city, department, open }: Job) => ({
  id,
  code,
  title,
  active_status: open ? 1 : 2,
  job_attribute: attributeOf({ code }),
  city: { city_code: city, zh_name: city, en_name: city },
  department: { id: `od-${department}`, zh_name: department, en_name: department },
});

const talentRow = ({ id, name, mobile, email, company, onboarded }: Talent) => ({
  id,
  is_onboarded: onboarded,
  is_in_agency_period: false,
  basic_info: { name, mobile, mobile_code: '86', email },
  career_list: [{ id: `9${id.slice(1)}`, company, title: '工程师' }],
});

const talentDetail = ({ id, name, mobile, email, onboarded, pools }: Talent) => ({
  talent_id: id,
  basic_info: { name, mobile_number: mobile, mobile_code: '86', email },
  is_onboarded: onboarded,
  talent_pool_id_list: [...pools],
});

function changeManagers(world: World, jobId: string, body: unknown) {
  const { data } = Managers.safeParse(body);
  if (!data) return badParameter('body');
  const job = world.jobs.get(jobId);
  if (!job) return no(400, 1002601, 'job not exist');
  const has = (option: 1 | 2 | 3) => data.update_option_list.includes(option);
  const [recruiter, assistants, managers] = [data.recruiter_id, data.assistant_id_list, data.hiring_manager_id_list];
  if ((has(1) && !recruiter) || (has(2) && !assistants?.length) || (has(3) && !managers?.length))
    return badParameter('update_option_list');
  const named = [has(1) ? [recruiter] : [], has(2) ? assistants : [], has(3) ? managers : [], [data.creator_id]].flat();
  const known = new Set(world.people.map(({ openId }) => openId));
  if (named.some((openId) => openId !== undefined && !known.has(openId)))
    return no(400, 99992351, 'not a valid {open_id}');
  // A field whose option is not listed is ignored without a word, as documented.
  if (has(1) && recruiter) job.recruiter = recruiter;
  if (has(2) && assistants) job.assistants = [...assistants];
  if (has(3) && managers) job.hiringManagers = [...managers];
  job.lastOperator = data.creator_id ?? '';
  return done({ job_manager: jobPeople(job) });
}

function changePool(world: World, poolId: string, body: unknown) {
  const { data } = PoolChange.safeParse(body);
  if (!data) return badParameter('talent_id_list or option_type');
  if (!world.pools.has(poolId)) return no(400, 1002109, 'talent pool not exist');
  const unknown = data.talent_id_list.filter((id) => !world.talents.has(id));
  if (unknown.length > 0) return no(400, 1002102, `talent not exist: ${unknown.join(',')}`);
  for (const id of data.talent_id_list) {
    const pools = world.talents.get(id)?.pools;
    if (data.option_type === 1) pools?.add(poolId);
    else pools?.delete(poolId);
  }
  return done({});
}

/** Phones and mails together must both match, as Feishu does it. */
function findByContact(world: World, body: unknown) {
  const { data } = Contacts.safeParse(body);
  if (!data) return badParameter('contacts');
  const { mobile_number_list: mobiles, email_list: mails } = data;
  const hits = [...world.talents.values()].filter(
    ({ mobile, email }) =>
      (mobiles?.length || mails?.length) &&
      (!mobiles?.length || mobiles.includes(mobile)) &&
      (!mails?.length || mails.includes(email)),
  );
  return done({
    talent_list: hits.map(({ id, mobile, email }) => ({
      talent_id: id,
      mobile_code: '86',
      mobile_number: mobile,
      email,
    })),
  });
}
