/**
 * Figure F25: an older release runs, today's is started beside it and brings the tables up to date, the older one is
 * stopped, and people talk all the while: nothing is lost, nothing is done twice, and either decides what the other has
 * proposed. `ROLLED_FROM="<revision> …"` builds these and begins with each; today's build is both where nothing is named.
 * `REPLACED_FROM` is for those that do not go together with today's: they are stopped first, deliveries meet nobody meanwhile.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Job } from '../../src/sandbox/seed/jobs.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { firstBrokenEntry } from '../../src/store/audit.ts';
import { emptyDatabase, type FreshDatabase, openPatient } from '../support/database.ts';
import { figure } from '../support/figure.ts';
import { type Older, olderOf } from '../support/older.ts';
import { LEAD } from '../support/people.ts';
import { type PolicyFile, temporaryPolicy } from '../support/policy.ts';
import { end } from '../support/process.ts';
import {
  decidedBy,
  effectsOf,
  errorsOf,
  type Instance,
  type People,
  peopleOf,
  proposedBy,
  started,
  type Wish,
} from '../support/rolling.ts';

const TODAY = 'today';
const revisionsIn = (words = ''): string[] => words.split(/\s+/).filter((word) => word !== '');
const replaced = revisionsIn(process.env.REPLACED_FROM);
const rolled = revisionsIn(process.env.ROLLED_FROM);
const isLong = replaced.length + rolled.length > 0;
const deploys = [
  ...(isLong ? rolled : [TODAY]).map((from) => ({ from, way: 'beside' as const })),
  ...replaced.map((from) => ({ from, way: 'before' as const })),
];

const SEED = 25;
/** More than are asked for. */
const JOBS = 400;
const TALKERS = isLong ? 3 : 1;
/** Targets of the run that is under way when the older one stops. */
const RUN = 12;
/** Of what either has proposed and the other has decided. */
const CROSSED = isLong ? 5 : 1;

const everyone = { operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } };
const rules = [{ ...everyone, operations: ['pool.*'], approve: { by: [LEAD] } }, everyone];

const chance = createChance(SEED);
function anyOf<T>(values: readonly T[]): T {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

let sandbox: Sandbox;
let database: FreshDatabase;
let policy: PolicyFile;
let older: Older | null;
let instances: readonly Instance[];
/** Those that a delivery may come to. */
let doors: readonly Instance[];
let people: People;
let wishes: Wish[];
let jobs: Job[];
let talents: string[];
let recruiters: readonly string[];

beforeEach(async () => {
  // What meets one that is gone comes again soon, and to another.
  sandbox = await startSandbox({ port: 0, seed: SEED, retriesMs: Array.from({ length: 200 }, () => 200) });
  database = await emptyDatabase();
  policy = temporaryPolicy({ rules });
  older = null;
  instances = [];
  wishes = [];
  people = peopleOf(sandbox, () => anyOf(doors));
  const { world } = sandbox;
  const [job] = world.jobs.values();
  if (!job) throw new Error('the stand-in has no job');
  jobs = Array.from({ length: JOBS }, (_, nth) => ({
    ...structuredClone(job),
    id: String(BigInt(job.id) + BigInt(nth + 1) * 7_919n),
    code: `J${5_000 + nth}`,
    open: true,
    recruiter: world.people[0]?.openId ?? '',
  }));
  for (const each of jobs) world.jobs.set(each.id, each);
  talents = [...world.talents.values()]
    .filter(({ pools, onboarded }) => pools.size === 0 && !onboarded)
    .map(({ id }) => id);
  // Nobody of them has a job yet.
  recruiters = world.people.slice(5, 20).map(({ openId }) => openId);
});
afterEach(async () => {
  for (const { process } of instances) process.kill('SIGKILL');
  await sandbox.stop();
  await database.drop();
  policy.remove();
  older?.remove();
});

async function start(name: string, built?: string): Promise<Instance> {
  const home = { sandbox, database, settleAfter: '2s', policyFile: policy.path };
  const instance = await started(name, built === undefined ? home : { ...home, built });
  instances = [...instances, instance];
  return instance;
}

/** Each asks for targets that nobody else has asked for. */
async function askedFor(targets: readonly Job[]): Promise<Message> {
  const to = anyOf(recruiters.filter((each) => targets.every(({ recruiter }) => recruiter !== each)));
  const card = await people.ask(`/job managers ${targets.map(({ code }) => code).join(' ')} --recruiter ${to}`);
  wishes.push(...targets.map(({ id }) => ({ card, told: [id, to] })));
  return card;
}
const change = (): Promise<Message> => askedFor(jobs.splice(0, 1));

/** Confirmed, and waits for the lead. */
async function pooled(): Promise<Message> {
  const talent = talents.pop() ?? '';
  const card = await people.ask(`@招聘助手 /pool add 高潜人才 ${talent}`, { chat: 'group' });
  wishes.push({ card, told: [talent] });
  await people.decide('recruiter', card, 'confirm');
  await people.state(card, 'To approve');
  return card;
}

async function goesThrough(): Promise<void> {
  const changed = await change();
  await people.decide('recruiter', changed, 'confirm');
  const added = await pooled();
  await people.decide('lead', added, 'approve');
  await people.state(changed, 'Applied');
  await people.state(added, 'Applied');
}

/** People who go on until they are told that it is over. */
function talkers(): { over(): Promise<unknown> } {
  let over = false;
  const talking = Array.from({ length: TALKERS }, async () => {
    while (!over) await goesThrough();
  });
  return {
    over: () => {
      over = true;
      return Promise.all(talking);
    },
  };
}

interface Deployed {
  readonly fresh: Instance;
  /** Of the older one. */
  readonly code: number | null;
  readonly leftOfRun: number;
}

async function stopped(old: Instance, run: Message): Promise<Omit<Deployed, 'fresh'>> {
  await people.decide('recruiter', run, 'confirm');
  const done = () => wishes.filter((wish) => wish.card === run && effectsOf(sandbox, wish) > 0).length;
  await people.until(
    () => done() >= RUN / 3,
    () => `${done()} of the run`,
  );
  const leftOfRun = RUN - done();
  return { code: await end(old.process, 'SIGTERM'), leftOfRun };
}

async function deployed(way: 'beside' | 'before', old: Instance, run: Message): Promise<Deployed> {
  if (way === 'before') {
    const before = await stopped(old, run);
    return { ...before, fresh: await start('new') };
  }
  const fresh = await start('new');
  doors = [old, fresh];
  await people.until(
    () => Math.min(...crossed(old, fresh)) >= CROSSED,
    () => `decisions of what the other proposed: ${crossed(old, fresh).join(', ')}`,
  );
  return { ...(await stopped(old, run)), fresh };
}

const crossed = (old: Instance, fresh: Instance): readonly [number, number] => [
  decidedBy(fresh, proposedBy(old)),
  decidedBy(old, proposedBy(fresh)),
];

/** What must not be. */
async function wrong(): Promise<string[]> {
  const db = await openPatient(database.url);
  const aside = await db.selectFrom('inbox').select('key').where('state', '=', 'poison').execute();
  const broken = await firstBrokenEntry(db);
  await db.destroy();
  const counts = wishes.map((wish) => effectsOf(sandbox, wish));
  return [
    ...counts.flatMap((count) => (count === 0 ? ['lost'] : count > 1 ? ['twice'] : [])),
    ...aside.map(({ key }) => `set aside: ${key}`),
    ...(broken === null ? [] : [`trail broken at ${broken}`]),
    ...instances.flatMap(errorsOf),
  ];
}

const again = (built: string): Promise<string> =>
  start('old again', built).then(
    () => 'which starts again',
    () => 'which refuses to start again',
  );

test.each(deploys)('$from runs $way this one', { timeout: 400_000 }, async ({ from, way }) => {
  older = from === TODAY ? null : olderOf(from);
  const old = await start('old', older?.built);
  doors = [old];
  const run = await askedFor(jobs.splice(0, RUN));
  const left = await change();
  const waiting = [await pooled(), await pooled()];
  const talk = talkers();
  const { fresh, code, leftOfRun } = await deployed(way, old, run);
  doors = [fresh];
  await people.decide('recruiter', left, 'confirm');
  for (const card of waiting) await people.decide('lead', card, 'approve');
  await goesThrough();
  await talk.over();
  for (const { card } of wishes) await people.state(card, 'Applied');
  const undo = await people.ask('/undo 2');
  await people.decide('recruiter', undo, 'confirm');
  await people.state(undo, 'Applied');

  const found = await wrong();
  const [byFresh, byOld] = crossed(old, fresh);
  const beside = [
    `${from} ${way} this one: lost 0, twice 0, none set aside, no error in either log`,
    `the new one decided ${byFresh} proposals of the old one, the old one ${byOld} of the new one`,
    `${leftOfRun} of a run of ${RUN} were left when the old one was told to stop${older ? `, ${await again(older.built)}` : ''}`,
  ].join('; ');
  figure('F25', {
    tried: wishes.length,
    bad: found.length,
    beside: found.length > 0 ? found.join('; ') : beside,
    seed: SEED,
  });
  expect({ found, code }).toEqual({ found: [], code: 0 });
});
