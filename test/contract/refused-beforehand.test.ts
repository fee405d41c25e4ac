/**
 * Random changes, judged by the rules and then sent to the stand-in whatever they said: what the preview lets through is
 * taken, what it refuses in Feishu's stead would have been refused.
 */
import { afterAll, expect, test } from 'vitest';
import type { Reply } from '../../src/core/api.ts';
import { isBlocked, type Operation, type Present } from '../../src/core/operation.ts';
import { type Edit, entryOf, type Values } from '../../src/core/value.ts';
import { createFinders } from '../../src/feishu/find/finders.ts';
import type { Gateway } from '../../src/feishu/gateway.ts';
import { consult } from '../../src/flow/read/consult.ts';
import { jobConfig } from '../../src/operations/job-config.ts';
import { jrUpdate } from '../../src/operations/jr-update.ts';
import { prehireUpdate } from '../../src/operations/prehire-update.ts';
import { hireEndpoints } from '../../src/sandbox/hire/hire.ts';
import { contactEndpoints } from '../../src/sandbox/platform/contact.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { customFields, customValue } from '../../src/sandbox/seed/custom-fields.ts';
import * as seed from '../../src/sandbox/seed/settings.ts';
import { createWorld } from '../../src/sandbox/world/world.ts';

const CASES = 600;
const SETTING = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const chance = createChance(20_261_126);
const world = createWorld();
const endpoints = [...hireEndpoints(world), ...contactEndpoints(world)];

/** Straight to the stand-in, without pace and wire. */
function ask(
  { method, path }: { method: string; path: string },
  {
    ids,
    query,
    body,
  }: { ids: Readonly<Record<string, string>>; query: Readonly<Record<string, unknown>>; body: unknown },
) {
  const found = endpoints.find((each) => each.method === method.toLowerCase() && `/open-apis${each.path}` === path);
  if (!found) throw new Error(`the stand-in has no ${method} ${path}`);
  return found.handle({ params: ids, query, body });
}
const read: Gateway['read'] = async (api, call): Promise<Reply> => {
  const { code, msg = '', data } = ask(api, call);
  return code === 0
    ? { kind: 'answered', data, logId: null }
    : { kind: 'refused', code, message: msg, logId: null, namedIds: [] };
};
// Every list is older than a moment: the rules ask anew.
let moment = 0;
const finders = createFinders({ read, send: read, opensAt: async () => 0, ready: async () => undefined }, () => {
  moment += 1;
  return moment;
});

const between = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));
const pick = <T>(list: readonly T[]): T => {
  const entry = list[between(0, list.length - 1)];
  if (entry === undefined) throw new Error('picking from nothing');
  return entry;
};
const some = <T>(list: readonly T[]): T[] => list.filter(() => chance() < 0.4);
const people = world.people.map(({ openId }) => openId);
const idOf = (list: readonly seed.Named[]): Edit => ({ set: [pick(list).id] });
const clear: Edit = { clear: true };

type Edits = Readonly<Record<string, () => Edit>>;

function someOf(edits: Edits): Record<string, Edit> {
  const flags = Object.keys(edits).filter(() => chance() < 0.15);
  const chosen = flags.length > 0 ? flags : [pick(Object.keys(edits))];
  return Object.fromEntries(chosen.map((flag) => [flag, edits[flag]?.() ?? {}]));
}

interface Draft {
  readonly operation: Operation;
  readonly ids: Readonly<Record<string, string>>;
  readonly edits: Record<string, Edit>;
}

function presentOf({ operation, ids }: Draft): Present | null {
  const given = ask(operation.read, operation.readCall(ids));
  const present = operation.presentFrom(given.data, ids, SETTING.timeZone);
  return present && !isBlocked(present) ? present : null;
}

/** What the draft wants, or what it would have wanted where a field may not be empty at all. */
function wantedOf({ operation, edits }: Draft, present: Present): { wanted: Values; refused: boolean } | null {
  const outcome = operation.wantedFrom(edits, present.values, SETTING);
  if (outcome.ok) return Object.keys(outcome.value).length > 0 ? { wanted: outcome.value, refused: false } : null;
  if (outcome.refusal.code !== 'may-not-be-empty') return null;
  const emptied = Object.keys(edits).filter((flag) => edits[flag]?.clear);
  return { wanted: Object.fromEntries(emptied.map((flag) => [flag, null])), refused: true };
}

/** Rules that are ours alone: Feishu takes these, and a person would be sorry. */
const ours = new Set(['salary-order', 'date-order', 'without-round-types', 'by-round-types']);

async function judged(draft: Draft): Promise<{ refused: string | null; code: number } | null> {
  const { operation, ids } = draft;
  const present = presentOf(draft);
  const wish = present && wantedOf(draft, present);
  if (!present || !wish) return null;
  const { wanted } = wish;
  const known = await consult({ finders }, operation.consults({ ids, wanted, before: present.values }));
  expect(known.unchecked).toEqual([]);
  const refusal = operation.check({ ...known, ids, wanted, present, setting: SETTING });
  if (refusal && ours.has(refusal.code)) return null;
  const call = operation.callFor({ id: 'x', ids, wanted, present: present.values, requester: people[0] ?? '' });
  const { code } = ask(operation.write, { ...call, query: { ...call.query, client_token: undefined } });
  return { refused: refusal?.text.zh ?? (wish.refused ? 'may-not-be-empty' : null), code };
}

const done: string[] = [];
afterAll(() => void process.stdout.write(`${done.join('\n')}\n`));

async function run(name: string, draft: () => Draft): Promise<void> {
  const [through, back]: [number[], number[]] = [[], []];
  for (let cases = 0; cases < CASES; ) {
    const made = draft();
    const verdict = await judged(made);
    if (!verdict) continue;
    cases += 1;
    const { refused, code } = verdict;
    const told = JSON.stringify({ edits: made.edits, refused, code });
    expect(refused === null ? code === 0 : code !== 0, told).toBe(true);
    if (refused === null) through.push(code);
    else back.push(code);
  }
  const codes = [...new Set(back)].sort((a, b) => a - b);
  done.push(
    `${name}: ${through.length} let through and taken, ${back.length} refused beforehand (${codes.join(', ')})`,
  );
  // Both must have happened, or the test says nothing.
  expect(Math.min(through.length, back.length)).toBeGreaterThan(CASES / 20);
}

test('requirements', async () => {
  const jobs = [...world.jobs.keys()];
  const edits: Edits = {
    headcount: () => ({ set: [String(between(1, 60))] }),
    'min-level': () => idOf(seed.levels),
    'max-level': () => (chance() < 0.2 ? clear : idOf(seed.levels)),
    department: () => (chance() < 0.2 ? clear : idOf(seed.allDepartments)),
    'job-family': () => (chance() < 0.2 ? clear : idOf(seed.allFamilies)),
    address: () => (chance() < 0.2 ? clear : idOf(seed.allPositionAddresses)),
    'employee-type': () => idOf(seed.allEmployeeTypes),
    deadline: () => (chance() < 0.2 ? clear : { set: [`2028-0${between(1, 9)}-10`] }),
    description: () => clear,
    leaders: () => clear,
    custom: () =>
      chance() < 0.3
        ? clear
        : chance() < 0.5
          ? { remove: some(customFields).map(({ id }) => id) }
          : { set: some(customFields).map(({ id, type }) => entryOf(id, customValue(type, between(0, 9)))) },
    jobs: () => ({
      set: chance() < 0.3 ? Array.from({ length: between(199, 203) }, (_, index) => `70000000${index}`) : some(jobs),
    }),
  };
  const writable = [...world.requirements.values()].filter(({ approval }) => approval !== 2);
  await run('requirements', () => ({
    operation: jrUpdate,
    ids: { requirement: pick(writable).id },
    edits: chance() < 0.03 ? { 'employee-type': clear } : someOf(edits),
  }));
});

test('settings', async () => {
  const members = ['contact', 'contact-mobile', 'contact-email', 'address', 'cc', 'remark', 'timezone'];
  const edits: Edits = {
    'offer-flow': () => (chance() < 0.2 ? clear : idOf(seed.offerFlows)),
    'offer-form': () => idOf(seed.offerForms),
    address: () => idOf(seed.allInterviewAddresses),
    evaluators: () => ({ set: some(people) }),
    interviewers: () => (chance() < 0.3 ? clear : { set: [entryOf(String(between(1, 3)), pick(people))] }),
    'related-jobs': () => ({ set: some([...world.jobs.keys()].slice(0, 20)).slice(0, between(1, 2)) }),
    'self-scheduling': () => ({ set: [pick(['on', 'off'])] }),
    'interview-registration': () => idOf(seed.registrations),
    requirements: () => ({ set: some([...world.requirements.keys()].slice(0, 5)) }),
  };
  await run('settings', () => {
    const job = pick([...world.jobs.values()]);
    // Somebody opens and closes jobs all the time.
    job.open = chance() < 0.9;
    const cleared = Object.fromEntries(some(members).map((flag) => [flag, clear]));
    return { operation: jobConfig, ids: { job: job.id }, edits: { ...cleared, ...someOf(edits) } };
  });
});

test('pre-hires', async () => {
  const edits: Edits = {
    'hire-date': () => ({ set: [`2027-0${between(1, 9)}-01`] }),
    'worker-id': () => ({ set: [String(between(24_001, 24_060))] }),
    'cost-centers': () => {
      const [first, second] = [pick(seed.costCenters).id, pick(seed.costCenters).id];
      const share = between(0, 100);
      const rest = chance() < 0.8 ? 100 - share : between(1, 100);
      return { set: chance() < 0.5 ? [`${first}=100`] : [`${first}=${share}`, `${second}=${rest}`] };
    },
  };
  await run('pre-hires', () => ({
    operation: prehireUpdate,
    ids: { prehire: pick([...world.preHires.keys()]) },
    edits: someOf(edits),
  }));
});
