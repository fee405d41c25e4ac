import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const postgres = process.env.TEST_POSTGRES_URL;

/** The store, what decides and applies, and each of its other users once run on both databases; the rest once. */
const onPostgres = [
  'test/edge/*.test.ts',
  'test/feishu/pace.test.ts',
  'test/flow/*.test.ts',
  'test/flow/{ask/draft,handover/answer,hear/meant,hear/recalled,propose/twin,propose/undo,report/reports,view/how-far,view/order,view/others,view/show}.test.ts',
  'test/flow/{apply,decide,forget,tell}/*.test.ts',
  'test/postgres/*.test.ts',
  'test/{store,reliability}/**/*.test.ts',
];

/** What a line cut short brings, a walk step by step allows or a disk does not hang on where it is stored. */
const onlyOnSqlite = [
  'test/reliability/acknowledged.test.ts',
  'test/reliability/canaries.test.ts',
  'test/reliability/disk.test.ts',
  'test/reliability/fuzz.test.ts',
  'test/reliability/paced-runs.test.ts',
  'test/reliability/siege.test.ts',
  'test/reliability/bypass.test.ts',
  'test/reliability/cuts.test.ts',
  'test/reliability/failpoints.test.ts',
  'test/reliability/forged.test.ts',
  'test/reliability/replays.test.ts',
  'test/store/disk.test.ts',
  'test/store/journal.test.ts',
  'test/store/plans.test.ts',
  'test/store/turns.test.ts',
];

if (process.env.CI && !postgres) throw new Error('CI runs the tests on PostgreSQL too: set TEST_POSTGRES_URL');

// No test replaces a module, so a worker loads each of them once for all its files.
const common = {
  root: '.',
  isolate: false,
  // What hangs ends; what a busy machine does slowly is waited for.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  globalSetup: ['test/support/packed.ts'],
};

const elsewhere = {
  env: { TEST_DATABASE: postgres ?? '' },
  globalSetup: [...common.globalSetup, 'test/support/template.ts'],
};
/** Hundreds of clicks at once, each with three seconds for its answer: alone, when the others are done. */
const alone = { maxWorkers: 1, sequence: { groupOrder: 1 } };

/** What takes longest begins first. Then one project after the other: a worker goes on with files of its own project only. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId, project }: TestSpecification): string =>
      /\/(?:reliability|postgres)\//.test(moduleId) ? '' : project.name;
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => turn(one).localeCompare(turn(other)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Tests wait more than they work: for cards, for paces, for a database.
    maxWorkers: 6,
    projects: [
      { test: { ...common, name: 'sqlite', include: ['test/**/*.test.ts'], exclude: ['test/postgres/**'] } },
      ...(postgres
        ? [
            { test: { ...common, name: 'postgres', include: onPostgres, exclude: onlyOnSqlite, ...elsewhere } },
            {
              test: {
                ...common,
                ...alone,
                name: 'many clicks',
                include: ['test/postgres/many-clicks/*.test.ts'],
                ...elsewhere,
              },
            },
          ]
        : []),
    ],
  },
});
