/** The figures that this bot promises, and where each is counted: the short form is part of `npm test`. */
export interface Figure {
  readonly name: `${'M' | 'F'}${number}`;
  readonly promises: string;
  readonly files: readonly string[];
  /** What makes the long form of it. */
  readonly long: Readonly<Record<string, string>>;
  /** Needs `TEST_POSTGRES_URL`: several instances share one server. */
  readonly onPostgres?: true;
}

export const figures: readonly Figure[] = [
  {
    name: 'M1',
    promises: 'forged or mutated deliveries are refused, authentic ones accepted',
    files: ['test/reliability/forged.test.ts'],
    long: { FORGED: '100000' },
  },
  {
    name: 'M2',
    promises: 'a replay does nothing: at once, after a restart, hours and days later',
    files: ['test/reliability/replays.test.ts'],
    long: { REPLAYED: '1000' },
  },
  {
    name: 'M3',
    promises: 'kill -9 at any moment, 13 % faulty answers, others change the same targets: nothing lost, nothing twice',
    files: ['test/reliability/kills.test.ts'],
    long: { KILLS: '200', KILL_ROUNDS: '16' },
  },
  {
    name: 'M4',
    promises: 'kill -9 at every failpoint: nothing lost, nothing twice',
    files: ['test/reliability/failpoints.test.ts'],
    long: { FAILPOINT_RUNS: '20' },
  },
  {
    name: 'M5',
    promises: 'a process that is frozen past the quiet period writes nothing twice',
    files: ['test/reliability/frozen.test.ts'],
    long: { FREEZES: '100' },
  },
  {
    name: 'M6',
    promises: '100 clicks at once on each proposal, two instances: one decision, one execution',
    files: ['test/postgres/many-clicks/approvals.test.ts'],
    long: { PROPOSALS: '200' },
    onPostgres: true,
  },
  {
    name: 'M7',
    promises: 'who may decide agrees with an independent oracle; nobody approves their own request',
    files: ['test/core/policy.test.ts', 'test/reliability/bypass.test.ts'],
    long: { WALKS: '100' },
  },
  {
    name: 'M8',
    promises: 'acknowledged in time at 50 events a second while Feishu takes 20 s and the database is locked',
    files: ['test/reliability/acknowledged.test.ts'],
    long: { LOAD_SECONDS: '60' },
  },
  {
    name: 'M9',
    promises: 'fuzzed bodies and commands: no exit, no unhandled rejection, prototypes clean',
    files: ['test/reliability/fuzz.test.ts'],
    long: { FUZZED: '100000' },
  },
  {
    name: 'M10',
    promises: 'secrets and personal data stand nowhere that they do not belong',
    files: ['test/reliability/canaries.test.ts'],
    long: { CANARY_ROUNDS: '20' },
  },
  {
    name: 'M11',
    promises: 'runs of many keep every window of Feishu and use it',
    files: ['test/feishu/pace.test.ts', 'test/reliability/paced-runs.test.ts'],
    long: { PACED: 'all' },
  },
  {
    name: 'M12',
    promises: 'one token for many cold calls, one more after a revocation',
    files: ['test/feishu/token.test.ts'],
    long: {},
  },
  {
    name: 'M13',
    promises: 'no id makes a request outside of the template of its API',
    files: ['test/feishu/gateway.test.ts'],
    long: {},
  },
  {
    name: 'M14',
    promises: 'what people typed or Hire named makes no markup, mention or link',
    files: ['test/cards/card.test.ts'],
    long: {},
  },
  {
    name: 'M15',
    promises: 'deliveries of another app or tenant are refused although they are signed',
    files: ['test/reliability/forged.test.ts'],
    long: { FORGED: '100000' },
  },
  {
    name: 'M16',
    promises: 'every tampering with the audit trail is found',
    files: ['test/store/audit.test.ts'],
    long: {},
  },
  {
    name: 'M17',
    promises:
      'a database that is full, locked, read-only or cut off at any statement: nothing acknowledged without its row',
    files: ['test/reliability/disk.test.ts', 'test/postgres/disk.test.ts'],
    long: { DISK_STEP: '1' },
  },
  {
    name: 'M18',
    promises: 'ended in the middle of a run, it goes on: nothing lost, nothing twice',
    files: ['test/reliability/runs.test.ts'],
    long: { RUNS: '50', ITEMS: '200' },
  },
  {
    name: 'M19',
    promises: '1,000 slow sockets, a body of 540 MiB and a gzip bomb at once keep nobody waiting',
    files: ['test/reliability/siege.test.ts'],
    long: { SLOW_SOCKETS: '1000' },
  },
  {
    name: 'M20',
    promises: 'an outcome that nobody knows is known soon; another instance takes over within 30 s',
    files: ['test/reliability/failpoints.test.ts', 'test/postgres/takeover.test.ts'],
    long: { FAILPOINT_RUNS: '20', TAKEOVERS: '20' },
  },
  {
    name: 'F25',
    promises:
      'an older release is replaced while people talk, one instance after the other where the notes allow it: nothing lost, nothing twice',
    files: ['test/postgres/rolling.test.ts'],
    // The oldest with the tables' present names and an operation for each item, one of the day before, and 0.1.0.
    long: { ROLLED_FROM: 'ca26fee 0bd7a5f', REPLACED_FROM: '367d7a5' },
    onPostgres: true,
  },
];
