/**
 * `npm run prove`: counts the figures M1 to M20 and F25 by their tests, prints them and writes them to `docs/proof.md`. In words:
 * `-- --long` for the long forms, `-- M3 M5` for some of them; the others keep the lines they have.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Counted } from '../support/figure.ts';
import { type Figure, figures } from './figures.ts';
import { linesIn, type Proof, page, row } from './page.ts';

const root = resolve(import.meta.dirname, '../../..');
const PAGE = join(root, 'docs/proof.md');

const words = process.argv.slice(2);
const long = words.includes('--long');
const wanted = figures.filter(({ name }) => words.every((word) => word.startsWith('--')) || words.includes(name));
const server = process.env.TEST_POSTGRES_URL;

/** Of all figures: those that share a file count it in one go. */
const longForms = Object.fromEntries(figures.flatMap(({ long }) => Object.entries(long)));

interface Ran {
  readonly counted: readonly (Counted & { readonly name: string })[];
  readonly failed: boolean;
}

async function run(file: string): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const counts = join(folder, 'counted');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', file], {
    cwd: root,
    env: { ...process.env, FIGURES: counts, ...(long ? longForms : {}) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((done) => child.once('exit', done));
  const lines = existsSync(counts) ? readFileSync(counts, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true, force: true });
  return { counted: lines.map((line) => JSON.parse(line)), failed: code !== 0 };
}

const ran = new Map<string, Promise<Ran>>();
function once(file: string): Promise<Ran> {
  const running = ran.get(file) ?? run(file);
  ran.set(file, running);
  return running;
}

const commandOf = ({ name }: Figure): string => `npm run prove -- ${long ? '--long ' : ''}${name}`;

/** What the tests of a figure have counted of it, also where one of them has failed. */
async function proved(figure: Figure): Promise<Proof> {
  const all: Ran[] = [];
  // One after the other: some of them weigh or time something.
  for (const file of figure.files) all.push(await once(file));
  const own = all.flatMap(({ counted }) => counted).filter(({ name }) => name === figure.name);
  return {
    figure,
    counted: own,
    failed: all.some(({ failed }) => failed) && own.every(({ bad }) => bad === 0),
    command: commandOf(figure),
    long,
  };
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const here = `${new Date().toISOString().slice(0, 10)}, ${commit}, Node ${process.versions.node}, ${cpus().length} cores`;
const rows = linesIn(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
let missed = 0;
for (const figure of wanted) {
  if (figure.onPostgres && !server) {
    process.stdout.write(`${figure.name}: not counted, TEST_POSTGRES_URL is not set\n`);
    continue;
  }
  const line = row(await proved(figure), here);
  rows.set(figure.name, line.text);
  if (!line.holds) missed += 1;
  // After each, so that what was counted stays when somebody stops it.
  writeFileSync(PAGE, page(rows));
}
process.stdout.write(`\n${page(rows)}\n`);
process.exit(missed === 0 ? 0 : 1);
