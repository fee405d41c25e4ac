/** Requirements: list, search, template, and the PUT that forgets what is not sent. */
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
import type { Requirement } from '../seed/requirements.ts';
import type { World } from '../world/world.ts';
import { RequirementBody } from './requirement-body.ts';
import { requirementProblem } from './requirement-checks.ts';
import { requirementRow, requirementTemplate } from './requirement-view.ts';

const READ = ['hire:job_requirement:readonly', 'hire:job_requirement'];

const Search = z.object({
  id_list: z.array(z.string()).max(100).optional(),
  short_code_list: z.array(z.string()).max(100).optional(),
});

export const requirementEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/job_requirements', MIXED, READ),
    handle: ({ query }) =>
      done(
        page(
          [...world.requirements.values()].map((each) => requirementRow(world, each)),
          query,
          { fallback: 1, most: 100 },
        ),
      ),
  },
  {
    ...post('/hire/v1/job_requirements/search', perSecond(10), READ),
    handle: ({ body }) => search(world, body),
  },
  {
    ...get('/hire/v1/job_requirement_schemas', perSecond(10), READ),
    handle: ({ query }) => done(page([requirementTemplate], query, { fallback: 10, most: 100 })),
  },
  {
    ...post('/hire/v1/job_requirements/:job_requirement_id', perSecond(5), ['hire:job_requirement']),
    method: 'put',
    write: true,
    handle: ({ params, ...asked }) => update(world, params.job_requirement_id ?? '', asked),
  },
];

function search(world: World, body: unknown): Given {
  const { data } = Search.safeParse(body);
  if (!data) return badParameter('body');
  if (data.id_list?.length && data.short_code_list?.length) return no(400, 1002725, 'id_list and short_code_list');
  const wanted = ({ id, code }: Requirement) => data.id_list?.includes(id) || data.short_code_list?.includes(code);
  // A requirement whose approval is running does not come back.
  const found = [...world.requirements.values()].filter((each) => wanted(each) && each.approval !== 2);
  return done({ items: found.map((each) => requirementRow(world, each)) });
}

function update(world: World, id: string, { body, query, mishap }: Omit<Asked, 'params'>): Given {
  const { data } = RequirementBody.safeParse(body);
  if (!data) return badParameter('body');
  const requirement = world.requirements.get(id);
  if (!requirement) return no(400, 1002703, 'job requirement not exist');
  const problem = requirementProblem(world, requirement, { data, query });
  if (problem) return problem;
  const { update_option, ...stored } = bent(data, requirement.body, mishap);
  // The harsher of the two readings: what is not sent is gone.
  requirement.body = { ...stored };
  return done({});
}
