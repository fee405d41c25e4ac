/** Who works on a job: recruiter in charge, assistants, hiring managers (`contract/job-managers.json`). */
import { z } from 'zod';
import { people, person } from '../core/fields/person.ts';
import { defineOperation } from '../core/operation.ts';
import { told } from '../core/told.ts';
import { personIds } from '../hire/id-kinds.ts';
import { perMinute1000, perSecond } from '../hire/windows.ts';
import { adviceList } from './advice.ts';
import errors from './errors/job-managers.json' with { type: 'json' };
import { job, jobMissing, jobTarget } from './nouns.ts';

const JobPeople = z.object({
  recruiter_id: z.string().nullish(),
  assistant_id_list: z.array(z.string()).nullish(),
  hiring_manager_id_list: z.array(z.string()).nullish(),
});

const rolesOf = (people: z.output<typeof JobPeople>) => ({
  recruiter: people.recruiter_id || null,
  assistants: idsIn(people.assistant_id_list),
  'hiring-managers': idsIn(people.hiring_manager_id_list),
});
const idsIn = (list: readonly string[] | null | undefined): readonly string[] => list ?? [];

export const jobManagers = defineOperation({
  name: 'job.managers',
  noun: job,
  verb: { en: 'managers', zh: '人员' },
  title: { zh: '更新职位人员', en: 'Change job people' },
  about: {
    zh: '更换职位的招聘负责人、协助人或用人经理。',
    en: 'Change the recruiter in charge, the assistants or the hiring managers of a job.',
  },
  example: {
    zh: '/职位 人员 前端工程师 --recruiter @同事 --add-assistants @张三 @李四',
    en: '/job managers "Frontend engineer" --recruiter @colleague --add-assistants @ann @bob',
  },
  // Whether Feishu refuses the people of a closed job is UNCONFIRMED (`hire-api.md` A1): it is warned of, not refused as settings are.
  targets: [jobTarget],
  // Feishu refuses a listed role without people, so none of the three can be emptied here.
  fields: {
    recruiter: person(
      { zh: '招聘负责人', en: 'Recruiter in charge' },
      { emptiable: false, names: ['负责人'], does: ['负责', '接手', '跟进', '跟', '来招'] },
    ),
    assistants: people({ zh: '招聘协助人', en: 'Assistants' }, { emptiable: false, names: ['协助人'], does: ['协助'] }),
    'hiring-managers': people({ zh: '用人经理', en: 'Hiring managers' }, { emptiable: false }),
  },
  beside: 'recruiter',
  handover: { flags: ['recruiter', 'assistants', 'hiring-managers'] },
  write: {
    method: 'POST',
    path: '/open-apis/hire/v1/jobs/:job_id/managers/batch_update',
    windows: perMinute1000,
    scopes: ['hire:job'],
  },
  read: {
    method: 'GET',
    path: '/open-apis/hire/v1/jobs/:job_id/recruiter',
    windows: perSecond(50),
    scopes: ['hire:job:readonly'],
  },
  readCall: ({ job: id = '' }) => ({ ids: { job_id: id }, query: personIds, body: undefined }),
  answer: z.object({ info: JobPeople }),
  present: ({ info }) => ({ values: rolesOf(info) }),
  call: ({ ids, wanted, requester }) => ({
    ids: { job_id: ids.job ?? '' },
    query: personIds,
    body: {
      ...(wanted.recruiter ? { recruiter_id: wanted.recruiter } : {}),
      ...(wanted.assistants ? { assistant_id_list: wanted.assistants } : {}),
      ...(wanted['hiring-managers'] ? { hiring_manager_id_list: wanted['hiring-managers'] } : {}),
      // A field whose option is not listed is ignored without a word, so the list follows from what is sent.
      update_option_list: [
        ...(wanted.recruiter ? [1] : []),
        ...(wanted.assistants ? [2] : []),
        ...(wanted['hiring-managers'] ? [3] : []),
      ],
      creator_id: requester,
    },
  }),
  lock: (ids) => `job:${ids.job}`,
  receipt: z.object({ job_manager: z.object({}) }),
  held: told(z.object({ job_manager: JobPeople }), ({ job_manager }) => rolesOf(job_manager)),
  advice: adviceList(errors),
  missing: jobMissing,
});
