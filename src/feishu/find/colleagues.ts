/** Who there is to name: everybody within the app's range of the contacts, and the members of a chat. */
import { z } from 'zod';
import type { Api, Reply } from '../../core/api.ts';
import type { Person } from '../../core/person.ts';
import { departmentIds, personIds } from '../../hire/id-kinds.ts';
import { perMinute1000 } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { readPages } from './pages.ts';

const contacts = (path: string): Api => ({
  method: 'GET',
  path: `/open-apis/contact/v3${path}`,
  windows: perMinute1000,
  scopes: ['contact:contact.base:readonly'],
});

/** `hire-api.md` B6. The departments and people that the app may see; of a whole company the topmost ones. */
export const contactRange = contacts('/scopes');
export const departmentNames = contacts('/departments/batch');
export const departmentsBelow = contacts('/departments/:department_id/children');
export const departmentMembers = contacts('/users/find_by_department');
export const usersByIds = contacts('/users/batch');
/** Without them the calls succeed, and leave the names out. */
export const fieldScopes = ['contact:user.base:readonly', 'contact:department.base:readonly'];
export const chatMembers: Api = {
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id/members',
  windows: perMinute1000,
  scopes: ['im:chat.members:read', 'im:chat:readonly', 'im:chat'],
};

const IDS = { ...personIds, ...departmentIds };
const PAGE = { page_size: '50' };
const IDS_PER_CALL = 50;
/** Reads under way at the same time; the pace of the API holds them apart anyway. */
const WIDTH = 8;

const Range = z.looseObject({
  department_ids: z.array(z.string()).nullish(),
  user_ids: z.array(z.string()).nullish(),
  has_more: z.boolean().nullish(),
  page_token: z.string().nullish(),
});
const Department = z.looseObject({ open_department_id: z.string(), name: z.string().nullish() });
const User = z.looseObject({
  open_id: z.string(),
  name: z.string().nullish(),
  en_name: z.string().nullish(),
  status: z.looseObject({ is_resigned: z.boolean().nullish(), is_exited: z.boolean().nullish() }).nullish(),
});
const Member = z.looseObject({ member_id: z.string(), name: z.string().nullish() });

export type Colleagues =
  | { readonly ok: true; readonly people: readonly Person[] }
  | { readonly ok: false; readonly reply: Reply };

export async function membersOf(gateway: Gateway, chat_id: string): Promise<Colleagues> {
  const pages = await readPages(gateway, chatMembers, {
    ids: { chat_id },
    query: { member_id_type: 'open_id', page_size: '100' },
  });
  return pages.ok ? { ok: true, people: parsed(Member, pages.items).flatMap(personOfMember) } : pages;
}

const personOfMember = ({ member_id, name }: z.output<typeof Member>): Person[] =>
  name ? [{ id: member_id, name, alias: '', department: '' }] : [];

/** Everybody whom the app may see, with a department. */
export async function allColleagues(gateway: Gateway): Promise<Colleagues> {
  const range = await readRange(gateway);
  if (!range.ok) return range;
  const departments = await departmentsIn(gateway, range.departments);
  if (!departments.ok) return departments;
  const members = await each(departments.found, ({ id, name }) =>
    peopleIn(gateway, departmentMembers, { query: { department_id: id }, department: name }),
  );
  const others = await each(inParts(range.users), (user_ids) =>
    peopleIn(gateway, usersByIds, { query: { user_ids }, department: '' }),
  );
  if (!members.ok) return members;
  return others.ok ? { ok: true, people: [...others.found, ...members.found] } : others;
}

type Many<T> = { readonly ok: true; readonly found: readonly T[] } | { readonly ok: false; readonly reply: Reply };

async function readRange(gateway: Gateway) {
  const departments: string[] = [];
  const users: string[] = [];
  for (let token = ''; ; ) {
    const query = { ...IDS, page_size: '100', ...(token ? { page_token: token } : {}) };
    const reply = await gateway.read(contactRange, { ids: {}, query, body: undefined });
    if (reply.kind !== 'answered') return { ok: false as const, reply };
    const page = Range.safeParse(reply.data).data ?? {};
    departments.push(...(page.department_ids ?? []));
    users.push(...(page.user_ids ?? []));
    token = page.has_more ? (page.page_token ?? '') : '';
    if (token === '') return { ok: true as const, departments, users };
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** These and all below them. */
async function departmentsIn(gateway: Gateway, ids: readonly string[]): Promise<Many<Named>> {
  const read = async (api: Api, call: { ids?: Record<string, string>; query: Record<string, string | string[]> }) => {
    const pages = await readPages(gateway, api, { ...call, query: { ...IDS, ...call.query } });
    return pages.ok ? { ok: true as const, found: parsed(Department, pages.items).map(named) } : pages;
  };
  const own = await each(inParts(ids), (department_ids) => read(departmentNames, { query: { department_ids } }));
  const below = await each(ids, (department_id) =>
    read(departmentsBelow, { ids: { department_id }, query: { ...PAGE, fetch_child: 'true' } }),
  );
  if (!own.ok) return own;
  if (!below.ok) return below;
  return { ok: true, found: [...new Map([...own.found, ...below.found].map((one) => [one.id, one])).values()] };
}

const named = ({ open_department_id: id, name }: z.output<typeof Department>): Named => ({ id, name: name ?? '' });

async function peopleIn(
  gateway: Gateway,
  api: Api,
  { query, department }: { query: Record<string, string | string[]>; department: string },
): Promise<Many<Person>> {
  const pages = await readPages(gateway, api, { query: { ...IDS, ...PAGE, ...query } });
  if (!pages.ok) return pages;
  const here = parsed(User, pages.items).filter(({ status }) => !status?.is_resigned && !status?.is_exited);
  return {
    ok: true,
    found: here.flatMap(({ open_id: id, name, en_name }) =>
      name ? [{ id, name, alias: en_name ?? '', department }] : [],
    ),
  };
}

/** The items that have the documented shape. */
const parsed = <S extends z.ZodType>(schema: S, items: readonly unknown[]): z.output<S>[] =>
  items.flatMap((item) => {
    const one = schema.safeParse(item);
    return one.success ? [one.data] : [];
  });

/** What each gives, some at the same time; the first that fails ends it. */
async function each<A, T>(all: readonly A[], read: (one: A) => Promise<Many<T>>): Promise<Many<T>> {
  const found: T[] = [];
  const waiting = all.values();
  let failed: Reply | null = null;
  const worker = async (): Promise<void> => {
    for (const one of waiting) {
      if (failed) return;
      const many = await read(one);
      if (many.ok) found.push(...many.found);
      else failed = many.reply;
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return failed ? { ok: false, reply: failed } : { ok: true, found };
}

const inParts = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / IDS_PER_CALL) }, (_, part) =>
    ids.slice(part * IDS_PER_CALL, (part + 1) * IDS_PER_CALL),
  );
