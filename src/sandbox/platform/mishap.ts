/** An accepted write that is not carried out as asked: everything looks well, and Hire holds something else. */

export const mishaps = ['merge', 'ignore', 'drop'] as const;
export type Mishap = (typeof mishaps)[number];

type Members = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const without = (list: readonly unknown[], others: readonly unknown[]): unknown[] =>
  list.filter((entry) => !others.some((other) => same(entry, other)));

/** The member that the write would change, the last of them where they are several. */
const changedIn = (body: Members, held: Members, isIt: (member: string) => boolean = () => true): string | undefined =>
  Object.keys(held).findLast(
    (member) => body[member] !== undefined && !same(body[member], held[member]) && isIt(member),
  );

const listIn = (members: Members, name: string): unknown[] => {
  const list = members[name];
  return Array.isArray(list) ? list : [];
};

const ways: Readonly<Record<Mishap, (body: Members, held: Members) => Members>> = {
  /** Lists are added to what is there, instead of taking its place. */
  merge: (body, held) => {
    const lists = Object.keys(held).filter((member) => Array.isArray(body[member]));
    const merged = (member: string) => {
      const before = listIn(held, member);
      return [...before, ...without(listIn(body, member), before)];
    };
    return Object.fromEntries(lists.map((member) => [member, merged(member)]));
  },
  /** One member stays as it is. */
  ignore: (body, held) => {
    const member = changedIn(body, held);
    return member === undefined ? {} : { [member]: held[member] };
  },
  /** One new entry of a list gets lost. */
  drop: (body, held) => {
    const added = (member: string) => without(listIn(body, member), listIn(held, member));
    const member = changedIn(body, held, (each) => added(each).length > 0);
    return member === undefined ? {} : { [member]: without(listIn(body, member), added(member).slice(-1)) };
  },
};

/** What is carried out instead of `body`; `held` is what stands there, by the names of the body. */
export const bent = <B extends object>(body: B, held: Members, mishap: Mishap | undefined): B =>
  mishap === undefined ? body : { ...body, ...ways[mishap](Object.fromEntries(Object.entries(body)), held) };
