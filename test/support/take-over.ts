/** An operation more than the bot has: one record, as somebody would add it. */
import { z } from 'zod';
import { person } from '../../src/core/fields/person.ts';
import { defineOperation } from '../../src/core/operation.ts';
import { jobManagers } from '../../src/operations/job-managers.ts';
import { job, jobTarget } from '../../src/operations/nouns.ts';

export const takeOver = defineOperation({
  name: 'job.takeover',
  noun: job,
  verb: { en: 'takeover', zh: '接手' },
  title: { zh: '接手职位', en: 'Take over a job' },
  about: { zh: '换一位招聘负责人。', en: 'Somebody else becomes the recruiter in charge.' },
  example: { zh: '/职位 接手 J1002 --by 我', en: '/job takeover J1002 --by me' },
  targets: [jobTarget],
  fields: { by: person({ zh: '由谁接手', en: 'Taken over by' }, { emptiable: false }) },
  write: jobManagers.write,
  read: jobManagers.read,
  readCall: ({ job: id = '' }) => ({ ids: { job_id: id }, query: { user_id_type: 'open_id' }, body: undefined }),
  answer: z.object({ info: z.object({ recruiter_id: z.string() }) }),
  present: ({ info }) => ({ values: { by: info.recruiter_id } }),
  call: ({ ids, wanted, requester }) => ({
    ids: { job_id: ids.job ?? '' },
    query: { user_id_type: 'open_id' },
    body: { recruiter_id: wanted.by, update_option_list: [1], creator_id: requester },
  }),
  lock: (ids) => `job:${ids.job}`,
  receipt: z.object({ job_manager: z.object({}) }),
  advice: jobManagers.advice,
  missing: jobManagers.missing,
});
