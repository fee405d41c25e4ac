/** A build of better-sqlite3 that would end the process is known by what it calls. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Fault } from '../../src/core/outcome.ts';
import { wayOut } from '../../src/settings/way-out.ts';
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

test('who meets it is told what to run', () => {
  const cause = Object.assign(new Error('built with headers that end Node 24.21.0'), { code: 'UNFIT_ADDON' });
  const told = wayOut(new Fault('opening the database', { code: 'database', cause }), 3000);
  expect(told).toMatch(/Node 22.*npm rebuild better-sqlite3 --build-from-source --target=24\.18\.1/);
});
