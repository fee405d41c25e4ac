/** What `npm start` runs is the program as it was compiled, in few files; test/reliability/ runs it on both databases. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { freshDatabase } from '../support/database.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { filesIn, isOwn, ownTarget, root, sources, textOf } from '../support/sources.ts';
import { createUntil } from '../support/until.ts';

const Packed = z.object({ sources: z.array(z.string()) });
const Package = z.object({ name: z.string(), version: z.string(), license: z.string() });
const Span = z.object({ span: z.string(), id: z.string(), within: z.string().nullable() });
/** The files that each of its files was made from, as its map names them. */
const sourcesOf = (map: string): string[] =>
  Packed.parse(JSON.parse(textOf(map))).sources.map((source) => ownTarget(map, source));
const maps = filesIn('dist/packed', /\.map$/);
const packed = maps.flatMap(sourcesOf);

describe('it holds', () => {
  const own = packed.filter((file) => /^dist\/(?:src|cards)\//.test(file));

  test('each file that the server loads, once, and none beside it', () => {
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      const source = sources.find((each) => each.file === file);
      for (const each of source?.imports ?? []) if (isOwn(each) && !each.typeOnly) load(ownTarget(file, each.target));
    };
    load('src/main.ts');
    const built = [...loaded].map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
    expect(built.length).toBeGreaterThan(600);
    expect(own.filter((file, at) => !built.includes(file) || own.indexOf(file) !== at)).toEqual([]);
    // Of a file of constants nothing is left: they stand where they are used.
    const gone = built.filter((file) => !packed.includes(file));
    expect(gone.filter((file) => /function|=>/.test(textOf(file)))).toEqual([]);
  });

  test('apart what waits for its first use (decision 37)', () => {
    const loaded = new Set(['main.js']);
    for (const file of loaded)
      for (const [, next = ''] of textOf(`dist/packed/${file}`).matchAll(/^import .*?"\.\/([\w-]+\.js)";$/gm))
        loaded.add(next);
    const atStart = maps.filter((map) => loaded.has(basename(map, '.map'))).flatMap(sourcesOf);
    expect(atStart.join('\n')).toMatch(/node_modules\/zod\//);
    expect(atStart.join('\n')).not.toMatch(
      /node_modules\/(?:@larksuiteoapi\/node-sdk|undici|express|pg|yauzl|ws)\/|src\/sandbox\//,
    );
  });

  test('with the licence of each package that it took in', () => {
    const licences = textOf('dist/packed/licences.txt');
    const places = packed.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
    expect(new Set(places).size).toBeGreaterThan(20);
    for (const place of new Set(places)) {
      const { name, version, license } = Package.parse(JSON.parse(textOf(`${place}/package.json`)));
      expect(licences).toContain(`${name} ${version} (${license})\n`);
      for (const file of filesIn(place, /^LICENSE(?:\.\w+)?$/i)) expect(licences).toContain(textOf(file).trim());
    }
    const ofEach = licences.split(`\n${'-'.repeat(80)}\n`);
    expect(ofEach.length).toBe(new Set(places).size);
    // Those that ship no file too: at least whose it is.
    expect(ofEach.filter((text) => text.trim().split('\n').length < 3)).toEqual([]);
    expect(ofEach.find((text) => /^pgpass /m.test(text))).toMatch(/Copyright Hannes.*WITHOUT WARRANTY OF ANY KIND/s);
  });
});

test('a place in it is told by the compiled file, where the maps are asked for', async () => {
  const flags = ['--enable-source-maps', resolve(root, 'dist/packed/main.js')];
  const env = { PATH: process.env.PATH, DATABASE_URL: 'file:/dev/null/x/y.sqlite', PORT: '0', SANDBOX_PORT: '0' };
  const { stdout } = spawnSync(process.execPath, flags, { cwd: tmpdir(), env, encoding: 'utf8' });
  expect(stdout).toMatch(/"place":"at [^"]*dist\/src\/store\/[\w-]+\.js:\d+:\d+\)?"/);
});

test('what an operator loads beside it sees its spans, within one another', async () => {
  const sandbox = await startSandbox({ port: 0 });
  const database = await freshDatabase();
  const port = await freePort();
  sandbox.connect(`http://127.0.0.1:${port}`);
  const spans: z.infer<typeof Span>[] = [];
  const hear = (line: string) => line.startsWith('{"span"') && spans.push(Span.parse(JSON.parse(line)));
  const flags = ['--import', resolve(root, 'dist/test/support/spans.js')];
  const bot = await startProcess({ sandbox, database, port, settleAfter: '60s', flags, hear });
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await sandbox.stop();
    await database.drop();
  });
  await sandbox.say({ from: 'recruiter', text: '/职位 查看 J1002' });
  const named = (name: RegExp) => spans.find((span) => name.test(span.span));
  const until = createUntil(sandbox.world.news);
  const work = await until(() => named(/^work on a delivery$/) ?? null);
  expect(spans.some(({ span, within }) => span.startsWith('GET /') && within === work.id)).toBe(true);
  expect(await end(bot, 'SIGTERM')).toBe(0);
});
