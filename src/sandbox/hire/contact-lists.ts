/** Levels, families, employee types and departments: the lists that requirements are written from. */
import { z } from 'zod';
import { done, type Endpoint, type Given, get, MIXED, no, perSecond, post } from '../platform/endpoint.ts';
import { departments, employeeTypes, families, levels } from '../seed/settings.ts';
import { paged } from './paged.ts';

export const contactLists: readonly Endpoint[] = [
  {
    ...get('/contact/v3/job_levels', perSecond(10), ['contact:job_level:readonly']),
    ...paged(levels, ({ id, zh, active }) => ({ job_level_id: id, name: zh, status: active }), 50),
  },
  {
    ...get('/contact/v3/job_families', perSecond(10), ['contact:job_family:readonly']),
    ...paged(families, ({ id, zh }) => ({ job_family_id: id, name: zh, status: true }), 50),
  },
  {
    ...get('/contact/v3/employee_type_enums', perSecond(10), ['contact:contact.base:readonly']),
    ...paged(employeeTypes, ({ id, zh }) => ({ enum_id: id, content: zh, enum_status: 1 }), 100),
  },
  {
    ...post('/directory/v1/departments/search', MIXED, ['directory:department:search']),
    handle: ({ body }) => findDepartments(body),
  },
];

const DepartmentSearch = z.object({ query: z.string().max(100), required_fields: z.array(z.string()).min(1) });

function findDepartments(body: unknown): Given {
  const { data } = DepartmentSearch.safeParse(body);
  if (!data) return no(400, 99992402, 'field validation failed');
  const found = departments.filter(({ zh }) => zh.includes(data.query));
  return done({
    departments: found.map(({ id, zh }) => ({ department_id: id, name: { default_value: zh }, enabled_status: true })),
    page_response: { has_more: false, page_token: '' },
  });
}
