/** Who is in the contacts: the app's range, departments and their members. Names need scopes of their own. */

import { type Asked, done, type Endpoint, type Given, get, MIXED, no, page } from '../platform/endpoint.ts';
import type { Person } from '../seed/people.ts';
import { allDepartments, type Named } from '../seed/settings.ts';
import type { World } from '../world/world.ts';

const READ = ['contact:contact.base:readonly'];
const ROOT = '0';
const FIFTY = { fallback: 10, most: 50 };

export const rosterEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/contact/v3/scopes', MIXED, READ),
    handle: ({ query }) => {
      const { items, ...rest } = page(world.switches.contacts ? active : [], query, { fallback: 50, most: 100 });
      return done({ department_ids: items.map(({ id }) => id), user_ids: [], group_ids: [], ...rest });
    },
  },
  ...departmentEndpoints,
  {
    ...get('/contact/v3/users/find_by_department', MIXED, READ),
    handle: ({ query }) => membersOf(world, query),
  },
  {
    ...get('/contact/v3/users/batch', MIXED, READ),
    handle: ({ query }) => {
      const ids = [query.user_ids].flat();
      if (ids.length > 50) return no(400, 40001, 'param is invalid');
      return done({
        items: world.people
          .filter(inContacts)
          .filter(({ openId }) => ids.includes(openId))
          .map(userRow),
      });
    },
  },
];

const active = allDepartments.filter((department) => department.active !== false);
const isKnown = (id: unknown): boolean => id === ROOT || active.some((department) => department.id === id);
const noAuthority = no(400, 40004, 'no dept authority error');
const inContacts = ({ departmentId }: Person): boolean => departmentId !== '';

const departmentRow = ({ id, zh }: Named) => ({
  name: zh,
  i18n_name: { zh_cn: zh, en_us: '', ja_jp: '' },
  parent_department_id: ROOT,
  department_id: id.replace('od-', ''),
  open_department_id: id,
  status: { is_deleted: false },
});

const departmentEndpoints: readonly Endpoint[] = [
  {
    ...get('/contact/v3/departments/batch', MIXED, READ),
    handle: ({ query }) => {
      const ids = [query.department_ids].flat();
      if (ids.length > 50) return no(400, 40001, 'param is invalid');
      return done({ items: active.filter(({ id }) => ids.includes(id)).map(departmentRow) });
    },
  },
  {
    ...get('/contact/v3/departments/:department_id/children', MIXED, READ),
    handle: ({ params, query }) => {
      const below = params.department_id === ROOT ? active : [];
      return isKnown(params.department_id) ? done(page(below.map(departmentRow), query, FIFTY)) : noAuthority;
    },
  },
];

function membersOf({ people }: World, query: Asked['query']): Given {
  const { department_id: id } = query;
  if (!isKnown(id)) return noAuthority;
  return done(page(people.filter(({ departmentId }) => departmentId === id).map(userRow), query, FIFTY));
}

const userRow = ({ openId, unionId, name, enName, departmentId }: Person) => ({
  open_id: openId,
  union_id: unionId,
  user_id: '',
  name,
  en_name: enName,
  department_ids: [departmentId],
  status: { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false },
});
