/** One wish for one field: how it is typed, what of it must be seen on the card, what Hire must hold afterwards. */
import { isDeepStrictEqual } from 'node:util';
import * as settings from '../../../src/sandbox/seed/settings.ts';
import type { World } from '../../../src/sandbox/world/world.ts';
import type { Luck } from './luck.ts';

export interface Wish {
  /** As it is typed, with its flag. */
  readonly typed: string;
  /** Members of the stand-in's own record, with what they hold once this is so. */
  readonly after: Readonly<Record<string, (before: unknown) => unknown>>;
  /** What must be read on the card, given what stood there. */
  readonly shown: (before: Readonly<Record<string, unknown>>) => readonly string[];
  /** What must be read on the card where Hire holds this instead of what was wanted. */
  readonly instead: (held: unknown, wanted: unknown) => readonly string[];
}

export type Making = (world: World, luck: Luck) => Wish;

const always = (value: unknown) => () => value;

interface Single {
  readonly typed: string;
  readonly value: unknown;
}

/** A field of one value, and how a value of it is called. */
const single = (flag: string, member: string, { typed, value }: Single, called: (held: unknown) => string): Wish => ({
  typed: `--${flag} ${typed}`,
  after: { [member]: always(value) },
  shown: () => [called(value)],
  instead: (held) => (held === undefined || held === '' ? [] : [called(held)]),
});

export const text =
  (flag: string, member: string): Making =>
  (_, luck) => {
    const value = luck.text();
    return single(flag, member, { typed: `「${value}」`, value }, String);
  };

export const number =
  (flag: string, member: string): Making =>
  (_, luck) => {
    const value = 100 + luck.upTo(9_000);
    return single(flag, member, { typed: String(value), value }, String);
  };

/** A number, or a mail, an id, a code: shown as it is typed. */
export const word =
  (flag: string, member: string, make: (luck: Luck) => string): Making =>
  (_, luck) => {
    const value = make(luck);
    return single(flag, member, { typed: value, value }, String);
  };

type Read = (key: string) => unknown;

export const choice =
  (flag: string, member: string, choices: Readonly<Record<string, string>>, read: Read = Number): Making =>
  (_, luck) => {
    const [typed] = luck.pick(Object.entries(choices));
    return single(flag, member, { typed, value: read(typed) }, (held) => choices[String(held)] ?? String(held));
  };

export const named =
  (flag: string, member: string, list: readonly settings.Named[]): Making =>
  (_, luck) => {
    const { id } = luck.pick(list.filter(({ active, departments }) => active !== false && !departments));
    const called = (held: unknown) => list.find((each) => each.id === held)?.zh ?? String(held);
    return single(flag, member, { typed: id, value: id }, called);
  };

const HOURS_AHEAD = 8;
export const inShanghai = (typed: string): string => String(Date.parse(`${typed}T00:00:00+08:00`));
const dayInShanghai = (ms: unknown): string => new Date(Number(ms) + HOURS_AHEAD * 3600_000).toISOString().slice(0, 10);
export const anyDay = (luck: Luck, year: number): string =>
  new Date(Date.UTC(year, 0, 1 + luck.upTo(365))).toISOString().slice(0, 10);

/** A day that travels as a moment. */
export const moment =
  (flag: string, member: string, year: number): Making =>
  (_, luck) => {
    const typed = anyDay(luck, year);
    return single(flag, member, { typed, value: inShanghai(typed) }, dayInShanghai);
  };

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
/** What comes and what goes. */
const moved = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((id) => !after.includes(id)),
  ...after.filter((id) => !before.includes(id)),
];
const nameIn =
  ({ people: all }: World) =>
  (openId: unknown): string =>
    all.find((each) => each.openId === openId)?.name ?? String(openId);

export const person =
  (flag: string, member: string): Making =>
  (world, luck) => {
    const { openId } = luck.pick(world.people);
    return single(flag, member, { typed: openId, value: openId }, nameIn(world));
  };

/** The whole list, or some more: who comes and who goes is seen by name. */
export const people =
  (flag: string, member: string): Making =>
  (world, luck) => {
    const ids = luck.some(world.people, 1 + luck.upTo(luck.often(0.2) ? 20 : 4)).map(({ openId }) => openId);
    const add = luck.often(0.5);
    const after = (before: unknown) => (add ? [...new Set([...listOf(before), ...ids])] : ids);
    return {
      typed: `--${add ? 'add-' : ''}${flag} ${ids.join(' ')}`,
      after: { [member]: after },
      shown: ({ [member]: before }) => moved(listOf(before), after(before)).map(nameIn(world)),
      instead: (held) => listOf(held).map(nameIn(world)),
    };
  };

/** Who interviews in a round; the other rounds stay. */
export const interviewers: Making = (world, luck) => {
  const round = 1 + luck.upTo(4);
  const ids = luck.some(world.people, 1 + luck.upTo(3)).map(({ openId }) => openId);
  const rowsOf = (held: unknown): { round: number; people: string[] }[] => (Array.isArray(held) ? held : []);
  const inRound = (held: unknown) => rowsOf(held).find((row) => row.round === round)?.people ?? [];
  return {
    typed: `--interviewers ${round}=${ids.join(',')}`,
    after: { interviewers: (held) => [...rowsOf(held).filter((row) => row.round !== round), { round, people: ids }] },
    shown: ({ interviewers: held }) => moved(inRound(held), ids).map(nameIn(world)),
    // Told round by round: of one that is as it was wanted nothing more is said.
    instead: (held, wanted) =>
      rowsOf(held)
        .filter((row) => !rowsOf(wanted).some((other) => isDeepStrictEqual(row, other)))
        .flatMap((row) => row.people.map(nameIn(world))),
  };
};

/** Two centers that share the costs. */
export const costCenters: Making = (_, luck) => {
  const active = settings.costCenters.filter((center) => center.active);
  const one = luck.pick(active);
  const other = luck.pick(active.filter((center) => center !== one));
  const share = 1 + luck.upTo(99);
  const rows = [
    { cost_center_id: one.id, rate: share },
    { cost_center_id: other.id, rate: 100 - share },
  ];
  return {
    typed: `--cost-centers ${one.id}=${share} ${other.id}=${100 - share}`,
    after: { costCenters: always(rows) },
    shown: () => [one.zh, other.zh, String(share), String(100 - share)],
    instead: () => [],
  };
};
