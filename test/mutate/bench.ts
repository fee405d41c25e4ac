/**
 * The tests in a copy of the project, kept warm between one mistake and the next; in a process of its own, because a
 * mistake may turn round for ever.
 */
import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';

export interface Asked {
  /** What may have changed since. */
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

const vitest = await createVitest('test', {
  config: 'test/vitest.config.ts',
  project: ['sqlite'],
  watch: false,
  bail: 1,
  maxWorkers: 1,
  reporters: [{}],
});

process.on('message', async ({ files, tests }: Asked) => {
  for (const file of files) vitest.invalidateFile(resolve(file));
  const specifications = await vitest.globTestSpecifications([...tests]);
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
  // What else it remembers is of another mistake.
  const allWell = specifications.length >= tests.length && specifications.every(({ testModule }) => testModule?.ok());
  process.send?.(unhandledErrors.length > 0 || !allWell);
});

// Whoever asked was stopped.
process.once('disconnect', () => process.exit(0));
