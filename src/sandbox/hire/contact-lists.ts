/** Levels, families, employee types and departments: the lists that requirements are written from. */
import { z } from 'zod';
import { done, type Endpoint, type Given, get, MIXED, no, perSecond, post } from '../platform/endpoint.ts';
import { allDepartments, allEmployeeTypes, allFamilies, levels, type Named } from '../seed/settings.ts';
import { paged } from './paged.ts';

export const contactLists: readonly Endpoint[] = [
  {
    ...get('/contact/v3/job_levels', perSecond(10), ['contact:job_level:readonly']),
    ...paged(levels, ({ id, zh, active }) => ({ job_level_id: id, name: zh, status: active }), 50),
  },
  {
    ...get('/contact/v3/job_families', perSecond(10), ['contact:job_family:readonly']),
    ...paged(allFamilies, ({ id, zh, active }) => ({ job_family_id: id, name: zh, status: active !== false }), 50),
  },
  {
    ...get('/contact/v3/employee_type_enums', perSecond(10), ['contact:contact.base:readonly']),
    ...paged(
      allEmployeeTypes,
      ({ id, zh, active }) => ({ enum_id: id, content: zh, enum_status: active === false ? 2 : 1 }),
      100,
    ),
  },
  {
    ...post('/directory/v1/departments/search', MIXED, ['directory:department:search']),
    handle: ({ body }) => findDepartments(body),
  },
  {
    ...post('/directory/v1/departments/mget', MIXED, ['directory:department:read']),
    handle: ({ body }) => readDepartments(body),
  },
];

const DepartmentSearch = z.object({ query: z.string().max(100), required_fields: z.array(z.string()).min(1) });

function findDepartments(body: unknown): Given {
  const { data } = DepartmentSearch.safeParse(body);
  if (!data) return no(400, 99992402, 'field validation failed');
  return listed(allDepartments.filter(({ zh }) => zh.includes(data.query)));
}

const DepartmentIds = z.object({
  department_ids: z.array(z.string()).min(1).max(100),
  required_fields: z.array(z.string()).min(1),
});

function readDepartments(body: unknown): Given {
  const { data } = DepartmentIds.safeParse(body);
  if (!data) return no(400, 99992402, 'field validation failed');
  return listed(allDepartments.filter(({ id }) => data.department_ids.includes(id)));
}

const listed = (found: readonly Named[]): Given =>
  done({
    departments: found.map(({ id, zh, active }) => ({
      department_id: id,
      name: { default_value: zh },
      enabled_status: active !== false,
    })),
    page_response: { has_more: false, page_token: '' },
  });
