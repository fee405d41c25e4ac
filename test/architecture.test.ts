/** The layout is law: who may import whom. */
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from '../src/operations/index.ts';
import { filesIn, isOwn, ownTarget, sources, textOf } from './support/sources.ts';

interface Allowed {
  readonly own: readonly string[];
  readonly outside: readonly string[];
}

/** A room of the flow: a command travels hear → propose → ask → view, a click decide → apply → tell, never back. */
const room = (folder: string, rooms: readonly string[], more: readonly string[] = []): Record<string, Allowed> => ({
  [folder]: {
    own: [
      ...rooms.map((name) => `src/flow/${name}`),
      ...more,
      'src/flow/deps.ts',
      'cards',
      'src/store',
      'type src/feishu',
      'type src/feishu/find',
      'src/hire',
      'src/core',
    ],
    outside: [],
  },
});

/** Folder or file → what it may import: folders of ours, packages. `type` before a folder allows types only. */
const law: Readonly<Record<string, Allowed>> = {
  'src/core': {
    own: [],
    outside: ['@opentelemetry/api', 'zod', 'fastest-levenshtein', 'opencc-js/dict/TSCharacters', 'pinyin-pro'],
  },
  'src/core/days': { own: ['src/core'], outside: [] },
  // The kinds of fields that records are built from: nobody above the records knows them apart.
  'src/core/fields': { own: ['src/core/days', 'src/core'], outside: ['zod'] },
  // Facts of the Hire wire that more than one folder needs.
  'src/hire': { own: ['src/core'], outside: ['zod'] },
  // Bytes ↔ tables. What it opens comes from anybody.
  'src/files': { own: ['src/core'], outside: ['csv-parse/sync', 'fflate', 'saxes', 'yauzl'] },
  'src/operations': { own: ['src/hire', 'src/core/fields', 'src/core/days', 'src/core'], outside: ['zod'] },
  'src/command': { own: ['src/core'], outside: [] },
  cards: { own: ['src/core'], outside: [] },
  'src/store': { own: ['src/core'], outside: ['kysely', 'better-sqlite3', 'pg', 'zod', 'node:'] },
  'src/feishu': { own: ['src/hire', 'src/core'], outside: ['@larksuiteoapi/node-sdk', 'undici', 'zod'] },
  'src/feishu/find': { own: ['src/feishu', 'src/hire', 'src/core'], outside: ['zod'] },
  ...room('src/flow/hear', ['report', 'list', 'handover', 'propose', 'ask', 'rights'], ['src/command']),
  // Its table is a list.
  ...room('src/flow/handover', ['list', 'propose', 'ask', 'view', 'read', 'rights'], ['src/files']),
  // A file's rows become what typed targets become.
  ...room('src/flow/list', ['propose', 'ask', 'view', 'read', 'rights'], ['src/command', 'src/files']),
  ...room(
    'src/flow/report',
    ['apply', 'list', 'propose', 'tell', 'ask', 'view', 'read', 'rights'],
    ['src/command', 'src/files'],
  ),
  ...room('src/flow/propose', ['ask', 'view', 'read', 'rights'], ['src/command']),
  ...room('src/flow/decide', ['apply', 'tell', 'ask', 'view', 'read', 'rights', 'loop.ts']),
  ...room('src/flow/apply', ['tell', 'view', 'read', 'rights']),
  ...room('src/flow/tell', ['ask', 'view', 'read', 'rights', 'loop.ts']),
  ...room('src/flow/ask', ['view', 'read'], ['src/command']),
  ...room('src/flow/view', ['read', 'rights']),
  ...room('src/flow/forget', ['rights', 'loop.ts']),
  ...room('src/flow/read', []),
  ...room('src/flow/rights', []),
  'src/flow/deps.ts': {
    own: ['src/flow/loop.ts', 'type src/feishu', 'type src/feishu/find', 'src/store', 'src/core'],
    outside: [],
  },
  'src/flow/loop.ts': { own: ['src/core'], outside: [] },
  // The list of workers.
  'src/flow/work.ts': {
    own: ['hear', 'decide', 'apply', 'tell', 'view', 'forget', 'deps.ts', 'loop.ts']
      .map((name) => `src/flow/${name}`)
      .concat('src/core'),
    outside: [],
  },
  'src/health': {
    own: ['src/edge', 'src/settings', 'src/feishu/find', 'src/feishu', 'src/store', 'src/core'],
    outside: ['zod', 'prom-client'],
  },
  'src/edge': { own: ['src/flow/decide', 'src/store', 'src/core'], outside: ['zod'] },
  'src/edge/socket': { own: ['src/edge', 'src/core'], outside: ['@larksuiteoapi/node-sdk', 'https-proxy-agent'] },
  'src/edge/http': { own: ['src/edge', 'src/core'], outside: ['express', 'zod', 'node:'] },
  'src/settings': { own: ['src/core', '.'], outside: ['zod', 'pino', 'jsonc-parser', 'node:'] },
  'src/cli': {
    own: ['src/health', 'src/settings', 'src/feishu', 'src/store', 'src/operations', 'src/core'],
    outside: ['@larksuiteoapi/node-sdk', 'csv-stringify/sync', 'rolldown', 'uqr', 'zod', 'node:'],
  },
  'src/sandbox': {
    own: [
      'src/sandbox/control',
      'src/sandbox/page-server',
      'src/sandbox/records',
      'src/sandbox/socket',
      'src/sandbox/delivery',
      'src/sandbox/hire',
      'src/sandbox/platform',
      'src/sandbox/world',
    ],
    outside: ['express', 'zod', 'node:'],
  },
  'src/sandbox/control': {
    own: ['src/sandbox/records', 'src/sandbox/delivery', 'src/sandbox/platform', 'src/sandbox/world'],
    outside: ['express', 'zod'],
  },
  'src/sandbox/page-server': {
    own: ['type src/sandbox/platform', 'src/sandbox/world', 'src/sandbox/seed'],
    outside: ['express', 'node:'],
  },
  'src/sandbox/records': { own: ['src/sandbox/world', 'src/sandbox/seed'], outside: [] },
  'src/sandbox/socket': {
    own: ['type src/sandbox/delivery', 'src/sandbox/platform'],
    outside: ['express', 'protobufjs/light.js', 'ws', 'zod', 'node:'],
  },
  'src/sandbox/delivery': { own: ['src/sandbox/platform', 'src/sandbox/world'], outside: ['zod', 'node:'] },
  'src/sandbox/hire': { own: ['src/sandbox/platform', 'src/sandbox/world', 'src/sandbox/seed'], outside: ['zod'] },
  'src/sandbox/platform': { own: ['src/sandbox/world'], outside: ['express', 'zod', 'node:'] },
  'src/sandbox/world': { own: ['src/sandbox/seed'], outside: ['node:'] },
  'src/sandbox/seed': { own: [], outside: [] },
  // The chat page runs in the browser: of the stand-in it knows the types only.
  'src/sandbox/page': {
    own: [
      'src/sandbox/page/card',
      'type src/sandbox/page-server',
      'type src/sandbox/records',
      'type src/sandbox/delivery',
      'type src/sandbox/world',
    ],
    outside: ['preact', 'preact/hooks'],
  },
  'src/sandbox/page/card': { own: [], outside: ['preact', 'preact/hooks', 'marked'] },
  src: {
    own: [
      'src/health',
      'src/settings',
      'src/edge/http',
      'src/edge/socket',
      'src/edge',
      'src/flow/decide',
      'src/flow/hear',
      'src/flow/deps.ts',
      'src/flow/loop.ts',
      'src/flow/work.ts',
      'src/feishu/find',
      'src/feishu',
      'src/store',
      'src/command',
      'src/operations',
      'src/core',
      'src/sandbox',
    ],
    outside: ['node:'],
  },
};

/** The nearest entry of the law: the file itself, or a folder above it. */
function placeOf(file: string): string {
  const inside = Object.keys(law).filter((place) => file === place || file.startsWith(`${place}/`));
  return inside.sort((a, b) => b.length - a.length)[0] ?? dirname(file);
}

describe('imports', () => {
  test.each(sources.map(({ file, imports }) => ({ file, imports })))(
    '$file imports only downwards',
    ({ file, imports }) => {
      const folder = placeOf(file);
      const allowed = law[folder];
      expect(allowed, `${folder} stands in the law`).toBeDefined();
      for (const each of imports) {
        if (isOwn(each)) {
          const target = placeOf(ownTarget(file, each.target));
          const ways = each.typeOnly ? [target, `type ${target}`] : [target];
          expect(
            [folder, ...(allowed?.own ?? [])].some((one) => ways.includes(one)),
            `${file} → ${each.target}`,
          ).toBe(true);
        } else {
          expect(
            allowed?.outside.some((one) => each.target === one || (one.endsWith(':') && each.target.startsWith(one))),
            `${file} → ${each.target}`,
          ).toBe(true);
        }
      }
    },
  );

  const graph = new Map(
    sources.map(({ file, imports }) => [file, imports.filter(isOwn).map(({ target }) => ownTarget(file, target))]),
  );

  test('form no circle, types included', () => {
    const done = new Set<string>();
    const follow = (file: string, path: readonly string[]): void => {
      expect(path, `circle: ${[...path, file].join(' → ')}`).not.toContain(file);
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) follow(next, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) follow(file, []);
    expect(done.size).toBeGreaterThan(50);
  });
});

describe('operations', () => {
  test('every file of an operation stands in the list', () => {
    const files = filesIn('src/operations').map(textOf);
    const names = files.flatMap((text) =>
      [...text.matchAll(/^ {2}name: '([a-z]+\.[a-z]+)'/gm)].map(([, name]) => name),
    );
    expect(names.sort()).toEqual(operations.map(({ name }) => name).sort());
  });
});

test('a test that is named after a file stands where the file stands', () => {
  const mirrors = sources.map(({ file }) => `test/${file.replace(/^src\//, '').replace(/\.tsx?$/, '')}.test.ts`);
  const room = (file: string): string => file.split('/')[1] ?? '';
  const rooms = new Set(mirrors.map(room));
  const names = new Set(mirrors.map((file) => basename(file)));
  const astray = filesIn('test').filter(
    (file) => rooms.has(room(file)) && names.has(basename(file)) && !mirrors.includes(file),
  );
  expect(astray).toEqual([]);
});

test('a transaction is opened in one place, which keeps the order of locks', () => {
  const opening = filesIn('src').filter((file) => textOf(file).includes('.transaction()'));
  expect(opening).toEqual(['src/store/transact.ts']);
});
