/** The search of v2, the only place that tells a pre-hire's name. */
import { z } from 'zod';
import { type Asked, done, type Given, no, page } from '../platform/endpoint.ts';
import type { World } from '../world/world.ts';

const Search = z.object({
  pre_hire_ids: z.array(z.string()).max(100).optional(),
  worker_ids: z.array(z.string()).max(100).optional(),
  key_word: z.string().optional(),
  fields: z.array(z.string()).optional(),
});

export function searchPreHires(world: World, body: unknown, query: Asked['query']): Given {
  const { data } = Search.safeParse(body);
  const size = Number(query.page_size);
  if (!data || !(size >= 1 && size <= 100)) return no(400, 1160102, 'bad parameter');
  const { pre_hire_ids: ids, worker_ids: workers, key_word: word, fields = [] } = data;
  const found = [...world.preHires.values()].filter(
    ({ id, name, workerId }) =>
      (!ids || ids.includes(id)) &&
      (!workers || workers.includes(workerId)) &&
      (!word || name.includes(word) || workerId === word),
  );
  // Only the fields that were asked for.
  const rows = found.map(({ id, name, hireDate, status, workerId, departmentId }) => ({
    pre_hire_id: id,
    ...(fields.includes('person_info.preferred_name') && { person_info: { preferred_name: name } }),
    ...(fields.includes('onboarding_info.onboarding_date') && {
      onboarding_info: { onboarding_date: hireDate, onboarding_status: status },
    }),
    ...(fields.some((field) => field.startsWith('employment_info.')) && {
      employment_info: {
        ...(fields.includes('employment_info.worker_id') && { worker_id: workerId }),
        ...(fields.includes('employment_info.department_id') && { department_id: departmentId }),
      },
    }),
  }));
  return done(page(rows, query, { fallback: 10, most: 100 }));
}
