/** Runs of many against Feishu's windows, on a clock of their own: how long they take, and calls above any window. */
import type { Api } from '../../src/core/api.ts';
import type { Operation } from '../../src/core/operation.ts';
import { operations } from '../../src/operations/index.ts';
import type { World } from '../../src/sandbox/world/world.ts';
import { type Arrival, startVirtualBot, type VirtualOptions, WAY_MS } from './virtual-bot.ts';

export interface Run {
  readonly what: string;
  readonly operation: string;
  /** As many targets as a run has. */
  readonly targets: number;
  readonly command: (world: World, targets: number) => string;
}

/** So many that are like the first one that the stand-in has, and nothing else. */
function many<Row extends { readonly id: string }>(
  rows: Map<string, Row>,
  count: number,
  named: (row: Row, nth: string) => Row,
): Row[] {
  const [first] = rows.values();
  if (!first) throw new Error('the stand-in has none');
  rows.clear();
  for (let nth = 0; nth < count; nth += 1) {
    const row = named({ ...structuredClone(first), id: `79${String(nth).padStart(17, '3')}` }, String(nth));
    rows.set(row.id, row);
  }
  return [...rows.values()];
}

const idsOf = (rows: readonly { readonly id: string }[]): string => rows.map(({ id }) => id).join(' ');

export const runs: readonly Run[] = [
  {
    what: '1,000 talents into a pool',
    operation: 'pool.add',
    targets: 1_000,
    command: ({ talents, pools }, targets) => {
      const rows = many(talents, targets, (talent) => ({ ...talent }));
      for (const talent of rows) Object.assign(talent, { pools: new Set<string>(), onboarded: false });
      return `/pool add ${[...pools.values()][0]?.id} ${idsOf(rows)}`;
    },
  },
  {
    what: 'people of 200 jobs',
    operation: 'job.managers',
    targets: 200,
    command: ({ jobs, people }, targets) => {
      const rows = many(jobs, targets, (job, nth) => ({ ...job, code: `J9${nth}` }));
      const [to, other] = people;
      for (const job of rows) Object.assign(job, { recruiter: other?.openId });
      return `/job managers ${idsOf(rows)} --recruiter ${to?.openId}`;
    },
  },
  {
    what: 'settings of 200 jobs',
    operation: 'job.config',
    targets: 200,
    command: ({ jobs }, targets) =>
      `/job config ${idsOf(many(jobs, targets, (job, nth) => ({ ...job, code: `J9${nth}` })))} --self-scheduling off`,
  },
  {
    what: '100 requirements',
    operation: 'jr.update',
    targets: 100,
    command: ({ requirements }, targets) =>
      `/jr update ${idsOf(many(requirements, targets, (row, nth) => ({ ...row, code: `R9${nth}` })))} --headcount +1`,
  },
  {
    what: '100 pre-hires',
    operation: 'prehire.update',
    targets: 100,
    command: ({ preHires }, targets) =>
      `/prehire update ${idsOf(many(preHires, targets, (row, nth) => ({ ...row, workerId: `W9${nth}` })))} --hire-date 2027-03-01`,
  },
];

const pattern = ({ path }: Api): RegExp => new RegExp(`^${path.replace(/:[a-z_]+/g, '[^/]+')}$`);
const of = (arrivals: readonly Arrival[], api: Api): number[] =>
  arrivals.filter(({ method, path }) => method === api.method && pattern(api).test(path)).map(({ at }) => at);

/** What the windows of an API allow at best for so many calls. */
const boundOf = ({ windows }: Api, calls: number): number =>
  Math.max(...windows.map(({ limit, seconds }) => (Math.ceil(calls / limit) - 1) * seconds * 1000));

/** Calls more than a window holds, 100 ms forgiven per second. */
const above = ({ windows }: Api, times: readonly number[]): number =>
  windows.reduce((sum, { limit, seconds }) => {
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + seconds * 900).length));
    return sum + Math.max(0, most - limit);
  }, 0);

export interface Measured {
  readonly calls: number;
  /** How long it took, and what the windows allow at best. */
  readonly tookMs: number;
  readonly boundMs: number;
  /** Calls more than a window holds. */
  readonly above: number;
}

export async function measure({ operation: name, targets, command }: Run, options: VirtualOptions): Promise<Measured> {
  const operation = operations.find((each): each is Operation => each.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const bot = await startVirtualBot(options);
  await bot.carryOut(command(bot.world, targets));
  const apis = [operation.read, operation.write];
  const times = apis.map((api) => of(bot.arrivals, api));
  await bot.close();
  const all = times.flat();
  // Where the windows allow all at once, the way of one item still takes its time: a read, then the write.
  const bound = Math.max(...apis.map((api, index) => boundOf(api, times[index]?.length ?? 0))) + 2 * WAY_MS;
  return {
    calls: all.length,
    tookMs: Math.max(...all) - Math.min(...all),
    boundMs: bound,
    above: apis.reduce((sum, api, index) => sum + above(api, times[index] ?? []), 0),
  };
}
