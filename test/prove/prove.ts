/**
 * `npm run prove`: counts the figures M1 to M20 by their tests, prints them and writes them to `docs/proof.md`. In words:
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

function run(files: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', ...files], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

const commandOf = ({ name }: Figure): string => `npm run prove -- ${long ? '--long ' : ''}${name}`;

/** What the tests of a figure have counted of it, also where one of them has failed. */
async function proved(figure: Figure): Promise<Proof> {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const file = join(folder, 'counted');
  const failed = await run(figure.files, { FIGURES: file, ...(long ? figure.long : {}) });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true, force: true });
  const counted = lines.map((line): Counted & { name: string } => JSON.parse(line));
  const own = counted.filter(({ name }) => name === figure.name);
  return {
    figure,
    counted: own,
    failed: failed !== 0 && own.every(({ bad }) => bad === 0),
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
