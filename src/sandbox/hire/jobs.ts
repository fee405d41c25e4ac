/** Jobs: their list, and the people in charge of them. */
import { z } from 'zod';
import {
  type Asked,
  badParameter,
  done,
  type Endpoint,
  type Given,
  get,
  MIXED,
  no,
  page,
  perSecond,
  post,
} from '../platform/endpoint.ts';
import { bent } from '../platform/mishap.ts';
import { attributeOf, type Job } from '../seed/jobs.ts';
import { departments } from '../seed/settings.ts';
import type { World } from '../world/world.ts';

const READ = ['hire:job:readonly'];

const userId = z.string().min(1);

const Managers = z.strictObject({
  recruiter_id: userId.optional(),
  assistant_id_list: z.array(userId).optional(),
  hiring_manager_id_list: z.array(userId).optional(),
  update_option_list: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).min(1),
  creator_id: userId.optional(),
});
type Managers = z.output<typeof Managers>;

export const jobEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/jobs', perSecond(50), READ),
    handle: ({ query }) => done(page([...world.jobs.values()].map(jobRow), query, { fallback: 10, most: 20 })),
  },
  {
    ...get('/hire/v1/jobs/:job_id', perSecond(50), READ),
    handle: ({ params }) => {
      const job = world.jobs.get(params.job_id ?? '');
      return job ? done({ job: jobRow(job) }) : no(404, 1002601, 'job not exist');
    },
  },
  {
    ...get('/hire/v1/jobs/:job_id/recruiter', perSecond(50), READ),
    handle: ({ params }) => {
      const job = world.jobs.get(params.job_id ?? '');
      return job ? done({ info: jobPeople(job) }) : no(400, 1002601, 'job not exist');
    },
  },
  {
    ...post('/hire/v1/jobs/:job_id/managers/batch_update', MIXED, ['hire:job']),
    write: true,
    handle: ({ params, ...asked }) => changeManagers(world, params.job_id ?? '', asked),
  },
];

const jobRow = ({ id, code, title, city, department, open }: Job) => ({
  id,
  code,
  title,
  active_status: open ? 1 : 2,
  job_attribute: attributeOf({ code }),
  city: { city_code: city, zh_name: city, en_name: city },
  department: { id: departmentIdOf(department), zh_name: department, en_name: department },
});

/** As the list of departments has it. */
export const departmentIdOf = (name: string): string => departments.find(({ zh }) => zh === name)?.id ?? '';

const jobPeople = (job: Job) => ({
  id: job.id,
  recruiter_id: job.recruiter,
  hiring_manager_id_list: [...job.hiringManagers],
  assistant_id_list: [...job.assistants],
});

function changeManagers(world: World, jobId: string, { body, mishap }: Pick<Asked, 'body' | 'mishap'>): Given {
  const { data } = Managers.safeParse(body);
  if (!data) return badParameter('body');
  const job = world.jobs.get(jobId);
  if (!job) return no(400, 1002601, 'job not exist');
  const problem = wrongManagers(world, data);
  if (problem) return problem;
  writeManagers(job, bent(data, jobPeople(job), mishap));
  return done({ job_manager: jobPeople(job) });
}

const has = ({ update_option_list }: Managers, option: 1 | 2 | 3): boolean => update_option_list.includes(option);

/** A listed option needs its field, and everybody who is named must be known. */
function wrongManagers({ people }: World, data: Managers): Given | null {
  const recruiters = has(data, 1) ? [data.recruiter_id] : [];
  const assistants = has(data, 2) ? data.assistant_id_list : [];
  const managers = has(data, 3) ? data.hiring_manager_id_list : [];
  if (has(data, 1) && !data.recruiter_id) return badParameter('update_option_list');
  if (has(data, 2) && !assistants?.length) return badParameter('update_option_list');
  if (has(data, 3) && !managers?.length) return badParameter('update_option_list');
  const known = new Set(people.map(({ openId }) => openId));
  const named = [recruiters, assistants, managers, data.creator_id].flat();
  const stranger = named.some((openId) => openId !== undefined && !known.has(openId));
  return stranger ? no(400, 99992351, 'not a valid {open_id}') : null;
}

/** A field whose option is not listed is ignored without a word, as documented. */
function writeManagers(job: Job, data: Managers): void {
  if (has(data, 1) && data.recruiter_id) job.recruiter = data.recruiter_id;
  if (has(data, 2) && data.assistant_id_list) job.assistants = [...data.assistant_id_list];
  if (has(data, 3) && data.hiring_manager_id_list) job.hiringManagers = [...data.hiring_manager_id_list];
  job.lastOperator = data.creator_id ?? '';
}
