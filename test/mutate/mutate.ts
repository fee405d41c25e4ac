/**
 * `npm run mutate`: makes one mistake after the other in a copy of this project and looks whether the tests notice.
 * `-- verify settle` for some subjects. StrykerJS asks for a newer Node than this project promises to run on.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutant, mutantsOf } from './mutants.ts';
import { type Subject, subjects } from './subjects.ts';

const AT_ONCE = 2;
/** A mutant that never comes to an end is noticed too. */
const PATIENCE_MS = 120_000;
const SCORE = 0.9;
const root = resolve(import.meta.dirname, '../../..');

function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'));
  const names = ['src', 'cards', 'test', 'docs', 'deploy', 'package.json', 'tsconfig.json', 'app-manifest.json'];
  for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Whether one of the tests fails, or does not come to an end. */
function isNoticed(folder: string, tests: readonly string[]): Promise<boolean> {
  const words = ['run', '--config', 'test/vitest.config.ts', '--project', 'sqlite', '--bail', '1', '--maxWorkers', '1'];
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words, ...tests], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  return new Promise((done) => {
    // A mutant may turn round for ever.
    const late = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), PATIENCE_MS);
    child.once('exit', (code) => {
      clearTimeout(late);
      done(code !== 0);
    });
  });
}

interface Task {
  readonly subject: Subject;
  readonly file: string;
  readonly mutant: Mutant;
}

async function tried(folder: string, { subject, file, mutant }: Task): Promise<boolean> {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, mutant.start) + mutant.instead + text.slice(mutant.end));
  const noticed = await isNoticed(folder, subject.tests);
  writeFileSync(path, text);
  return noticed;
}

async function scoreOf(subject: Subject, folders: readonly string[]): Promise<number> {
  for (const folder of folders.slice(0, 1))
    if (await isNoticed(folder, subject.tests)) throw new Error(`the tests of ${subject.name} fail without any mutant`);
  const tasks = subject.files.flatMap((file) =>
    mutantsOf(file, readFileSync(join(root, file), 'utf8')).map((mutant): Task => ({ subject, file, mutant })),
  );
  const waiting = [...tasks];
  const survivors: Task[] = [];
  const work = async (folder: string): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift())
      if (!(await tried(folder, task))) survivors.push(task);
  };
  await Promise.all(folders.map(work));
  const score = 1 - survivors.length / tasks.length;
  process.stdout.write(
    `${subject.name}: ${tasks.length} mutants, ${survivors.length} survive, score ${(score * 100).toFixed(1)} %\n`,
  );
  for (const { file, mutant } of survivors) process.stdout.write(`  ${file}:${mutant.line} ${mutant.what}\n`);
  return score;
}

const wanted = process.argv.slice(2);
const folders = Array.from({ length: AT_ONCE }, copyOfProject);
const scores: number[] = [];
for (const subject of subjects) {
  if (wanted.length > 0 && !wanted.some((word) => subject.name.startsWith(word))) continue;
  scores.push(await scoreOf(subject, folders));
}
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
process.exit(scores.every((score) => score >= SCORE) ? 0 : 1);
