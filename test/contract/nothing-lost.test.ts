/** Random present state, random change: what was not named is the same after the write. The stand-in forgets what is not sent. */
import { afterAll, describe, expect, test } from 'vitest';
import { isBlocked, type Operation } from '../../src/core/operation.ts';
import { type Edit, entryOf, isList, partsOf, sameValue, type Value, type Values } from '../../src/core/value.ts';
import { jobConfig } from '../../src/operations/job-config.ts';
import { jrUpdate } from '../../src/operations/jr-update.ts';
import { prehireUpdate } from '../../src/operations/prehire-update.ts';
import { hireEndpoints } from '../../src/sandbox/hire/hire.ts';
import type { Endpoint } from '../../src/sandbox/platform/endpoint.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { customFields } from '../../src/sandbox/seed/custom-fields.ts';
import { attributeOf } from '../../src/sandbox/seed/jobs.ts';
import * as seed from '../../src/sandbox/seed/settings.ts';
import { createWorld } from '../../src/sandbox/world/world.ts';

const CASES = 1_000;
const SETTING = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const chance = createChance(20_261_121);
const world = createWorld();
const endpoints = hireEndpoints(world);

const pick = <T>(list: readonly T[]): T => {
  const entry = list[Math.floor(chance() * list.length)];
  if (entry === undefined) throw new Error('picking from nothing');
  return entry;
};
const some = <T>(list: readonly T[]): T[] => list.filter(() => chance() < 0.4);
const maybe = <T>(make: () => T): T | undefined => (chance() < 0.7 ? make() : undefined);
const people = world.people.map(({ openId }) => openId);
const idOf = (list: readonly seed.Named[]): string => pick(list.filter(({ active }) => active !== false)).id;
const ms = (): string => String(1_700_000_000_000 + Math.floor(chance() * 200_000_000_000));
const between = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1));
const word = (): string =>
  pick(['高', '前端', 'a b', '“引号”', '第一行\n第二行', '1=2', '<b>', 'R&D']) + between(0, 99);

function endpoint(method: string, path: string): Endpoint {
  const found = endpoints.find((each) => each.method === method.toLowerCase() && `/open-apis${each.path}` === path);
  if (!found) throw new Error(path);
  return found;
}

function read(operation: Operation, ids: Record<string, string>): Values {
  const call = operation.readCall(ids);
  const { handle } = endpoint(operation.read.method, operation.read.path);
  const given = handle({ params: call.ids, query: call.query, body: call.body });
  const present = operation.presentFrom(given.data, ids, SETTING.timeZone);
  if (!present || isBlocked(present)) throw new Error(`unreadable: ${JSON.stringify(given)}`);
  return present.values;
}

/** Reads, changes, writes, reads again: the flags that are not what they should be. */
function lost(operation: Operation, ids: Record<string, string>, edits: Record<string, Edit>): string[] | null {
  const before = read(operation, ids);
  const wanted = operation.wantedFrom(edits, before, SETTING);
  if (!wanted.ok || Object.keys(wanted.value).length === 0) return null;
  const item = { id: 'x', ids, wanted: wanted.value, present: before, requester: people[0] ?? '' };
  const call = operation.callFor(item);
  const { handle } = endpoint(operation.write.method, operation.write.path);
  const given = handle({ params: call.ids, query: { ...call.query, client_token: undefined }, body: call.body });
  if (given.code !== 0) throw new Error(`refused: ${given.code} ${given.msg} ${JSON.stringify(call.body)}`);
  const [after, lasting] = [read(operation, ids), operation.lasting(wanted.value)];
  const expected = { ...before, ...lasting };
  return Object.keys(expected).filter((flag) => !sameValue(after[flag], expected[flag]));
}

const done: string[] = [];
afterAll(() => void process.stdout.write(`${done.join('\n')}\n`));

function run(name: string, once: () => string[] | null): void {
  let [cases, losses] = [0, 0];
  const broken: string[][] = [];
  while (cases < CASES) {
    const flags = once();
    if (flags === null) continue;
    cases += 1;
    losses += flags.length > 0 ? 1 : 0;
    if (flags.length > 0) broken.push(flags);
  }
  done.push(`${name}: ${cases} random changes, ${losses} losses`);
  expect(broken).toEqual([]);
}

const encodedValue = (type: number): string => {
  const { options = [] } = customFields.find((each) => each.type === type) ?? {};
  switch (type) {
    case 3:
      return pick(options).key;
    case 4:
      return JSON.stringify(
        some(options.map(({ key }) => key))
          .concat(pick(options).key)
          .filter((key, index, all) => all.indexOf(key) === index),
      );
    case 8:
      return JSON.stringify([ms(), ms()]);
    case 9:
      return String(between(0, 99));
    case 1:
    case 2:
      return word();
    default:
      return ms();
  }
};

function randomRequirement(): string {
  const requirement = pick([...world.requirements.values()].filter(({ approval }) => approval !== 2));
  const optional = {
    max_level_id: maybe(() => idOf(seed.levels)),
    min_level_id: maybe(() => idOf(seed.levels)),
    sequence_id: maybe(() => idOf(seed.families)),
    category: maybe(() => between(1, 2)),
    department_id: maybe(() => idOf(seed.departments)),
    recruiter_id_list: maybe(() => some(people)),
    jr_hiring_manager_id_list: maybe(() => some(people)),
    direct_leader_id_list: maybe(() => some(people)),
    start_time: maybe(ms),
    deadline: maybe(ms),
    priority: maybe(() => between(1, 3)),
    required_degree: maybe(() => pick([1, 2, 8, 20])),
    max_salary: maybe(() => String(between(30, 90))),
    min_salary: maybe(() => String(between(1, 30))),
    address_id: maybe(() => idOf(seed.positionAddresses)),
    description: maybe(word),
    process_type: maybe(() => between(1, 2)),
    job_type_id: maybe(() => idOf(seed.jobTypes)),
    job_id_list: maybe(() => some([...world.jobs.keys()].slice(0, 8))),
    employment_job_id: maybe(() => '6807407987381831949'),
    position_id: maybe(() => '7094136522860922111'),
    recruitment_type_id: maybe(() => pick(['101', '202'])),
  };
  const rows = some(customFields).map(({ id, type }) => ({ object_id: id, value: encodedValue(type) }));
  requirement.body = {
    name: word(),
    display_progress: between(1, 6),
    head_count: between(0, 40),
    employee_type_id: idOf(seed.employeeTypes),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    customized_data_list: rows,
  };
  return requirement.id;
}

const listEdit = (entries: readonly string[]): Edit => {
  const form = chance();
  if (form < 0.4) return { set: some(entries) };
  return form < 0.7 ? { add: some(entries) } : { remove: some(entries) };
};

const requirementEdits: Readonly<Record<string, () => Edit>> = {
  name: () => ({ set: [word()] }),
  status: () => ({ set: [String(between(1, 6))] }),
  headcount: () => ({ set: [pick(['+1', '+3', '12', '0'])] }),
  priority: () => ({ set: [pick(['高', 'medium', '3'])] }),
  deadline: () => ({ set: [`2027-0${between(1, 9)}-1${between(0, 9)}`] }),
  description: () => (chance() < 0.3 ? { clear: true } : { set: [word()] }),
  recruiters: () => listEdit(people),
  'hiring-managers': () => listEdit(people),
  leaders: () => (chance() < 0.3 ? { clear: true } : listEdit(people)),
  'max-salary': () => ({ set: [String(between(91, 200))] }),
  'min-level': () => ({ set: [idOf(seed.levels)] }),
  jobs: () => listEdit([...world.jobs.keys()].slice(0, 8)),
};

function someEdits(all: Readonly<Record<string, () => Edit>>): Record<string, Edit> {
  const flags = Object.keys(all).filter(() => chance() < 0.25);
  const chosen = flags.length > 0 ? flags : [pick(Object.keys(all))];
  return Object.fromEntries(chosen.map((flag) => [flag, all[flag]?.() ?? {}]));
}

describe('nothing that was not named is lost', () => {
  test('requirements', () => {
    run('requirement', () => lost(jrUpdate, { requirement: randomRequirement() }, someEdits(requirementEdits)));
  });

  test('custom fields', () => {
    run('custom fields', () => {
      const requirement = randomRequirement();
      const removing = chance() < 0.2;
      // What the template wants filled cannot be taken away.
      const chosen = some(customFields)
        .filter(({ required }) => !removing || !required)
        .map(({ id, type }) => ({ id, entry: entryOf(id, encodedValue(type)) }));
      const edit: Edit = removing ? { remove: chosen.map(({ id }) => id) } : { set: chosen.map(({ entry }) => entry) };
      const held = read(jrUpdate, { requirement }).custom;
      const flags = lost(jrUpdate, { requirement }, { custom: edit });
      if (flags === null) return null;
      // Entry by entry: only the named fields may differ.
      const after = read(jrUpdate, { requirement }).custom;
      const named = new Set(chosen.map(({ id }) => id));
      const others = (value: Value | undefined) =>
        (isList(value) ? value : []).filter((entry) => !named.has(partsOf(entry).key));
      return sameValue(others(held), others(after)) ? flags : [...flags, 'custom'];
    });
  });

  test('settings', () => {
    // One of the flows is for one department only.
    const flows = seed.offerFlows.filter(({ departments }) => departments === undefined);
    const virtual = [...world.jobs.values()].filter((job) => attributeOf(job) === 2).map(({ id }) => id);
    const edits: Readonly<Record<string, () => Edit>> = {
      'offer-form': () => ({ set: [idOf(seed.offerForms)] }),
      'offer-flow': () => (chance() < 0.3 ? { clear: true } : { set: [idOf(flows)] }),
      interviewers: () => ({ set: [entryOf(String(between(1, 3)), pick(people))] }),
      evaluators: () => listEdit(people),
      requirements: () => listEdit([...world.requirements.keys()].slice(0, 6)),
      'related-jobs': () => ({ set: [pick(virtual)] }),
      'self-scheduling': () => ({ set: [pick(['on', 'off'])] }),
      'interview-type': () => ({ set: [pick(['1', '2', '3'])] }),
      video: () => ({ set: [pick(['1', '9', '100'])] }),
      remark: () => (chance() < 0.3 ? { clear: true } : { set: [word()] }),
      cc: () => listEdit(people),
      'contact-mobile': () => ({ set: [`1380000${between(1000, 9999)}`] }),
      'site-form': () => ({ set: [idOf(seed.siteForms)] }),
    };
    run('settings', () => {
      const job = pick([...world.jobs.values()].filter(({ open, code }) => open && attributeOf({ code }) === 1));
      const details = {
        interview_type: maybe(() => between(1, 3)),
        remark: maybe(word),
        cc: maybe(() => some(people)),
        contact_user_id: maybe(() => pick(people)),
        contact_email: maybe(() => 'a@example.com'),
        address_id: maybe(() => idOf(seed.interviewAddresses)),
        video_type: maybe(() => pick([1, 5, 8])),
        appointment_notification_template_id: maybe(() => '6960663240925956573'),
      };
      Object.assign(job.config, {
        interviewers: some([1, 2, 3]).map((round) => ({ round, people: [pick(people)] })),
        evaluators: some(people),
        requirements: some([...world.requirements.keys()].slice(0, 6)),
        relatedJobs: chance() < 0.5 ? [pick(virtual)] : [],
        scheduling: {
          on: chance() < 0.5,
          config: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
        },
      });
      return lost(jobConfig, { job: job.id }, someEdits(edits));
    });
  });

  test('lists of pre-hires: cost centers and custom fields', () => {
    const centers = seed.costCenters.filter(({ active }) => active !== false).map(({ id }) => id);
    run('pre-hire lists', () => {
      const held = pick([...world.preHires.values()]);
      held.customFields = some(['a__c', 'b__c', 'c__c', 'd__c']).map((field_name) => ({
        field_name,
        value: pick(['"x=y"', '12', 'true', '["1","2"]', '"中文"']),
      }));
      held.hireDate = `2027-0${between(1, 9)}-15`;
      const edits: Record<string, Edit> = {};
      if (chance() < 0.6) edits.custom = { set: [entryOf(pick(['a__c', 'e__c']), pick(['"z"', '7']))] };
      if (chance() < 0.4) edits['cost-centers'] = { set: [entryOf(pick(centers), '100')] };
      if (chance() < 0.4) edits['hire-date'] = { set: [`2028-0${between(1, 9)}-01`] };
      return lost(prehireUpdate, { prehire: held.id }, edits);
    });
  });
});
