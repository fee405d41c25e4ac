/** A build of better-sqlite3 that would end the process is known by what it calls. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { isUnfit } from '../../src/store/sqlite-addon.ts';

const path = createRequire(import.meta.url).resolve('better-sqlite3/build/Release/better_sqlite3.node');

test('it is refused on the Nodes that it ends, and on no other', () => {
  const unfit = Buffer.from('\0_ZN4node28RemoveEnvironmentCleanupHookEPN2v87IsolateE\0');
  const fit = Buffer.from('\0_ZN4node25AddEnvironmentCleanupHookEPN2v87IsolateE\0');
  const nodes = ['20.19.0', '22.23.3', '24.0.0', '24.18.1', '24.21.0', '26.3.1', '26.4.0', '26.12.1'];
  expect(nodes.filter((node) => isUnfit(unfit, node))).toEqual(['24.0.0', '24.18.1', '24.21.0', '26.3.1']);
  expect(nodes.filter((node) => isUnfit(fit, node))).toEqual([]);
});

test('the build that is here is fit for the Node that is here', () => {
  const addon = readFileSync(path);
  expect(addon.includes('AddEnvironmentCleanupHook')).toBe(true);
  expect(isUnfit(addon, process.versions.node)).toBe(false);
});
