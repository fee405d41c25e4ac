/**
 * `npm run mutate`: makes one mistake after the other in a copy of this project, looks whether the tests notice, prints the
 * scores and writes them to `docs/mutation.md`. `-- verify settle` for some subjects; the others keep the lines they have.
 * StrykerJS asks for a newer Node than this project promises to run on.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { createCompiler } from './compiler.ts';
import { type Mistake, mutantsOf } from './mutants.ts';
import { linesIn, page, row, type Scored, scoreOf } from './page.ts';
import { createRunner, mistaken, type Runner } from './runner.ts';
import { type Subject, subjects } from './subjects.ts';

const AT_ONCE = 2;
const SCORE = 0.9;
const root = resolve(import.meta.dirname, '../../..');
const PAGE = join(root, 'docs/mutation.md');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What the compiler lets pass. */
function tasksIn(file: string): Mistake[] {
  const text = textOf(file);
  const compiles = createCompiler(root, file);
  return mutantsOf(file, text)
    .filter((mutant) => compiles(mistaken(text, mutant)))
    .map((mutant) => ({ file, mutant }));
}

/** A score means nothing where the tests fail without any mistake, before the first or after the last. */
async function mustBeWell(subject: Subject, runners: readonly Runner[]): Promise<void> {
  const [file = ''] = subject.files;
  for (const runner of runners)
    if (await runner.notices(subject, { file, text: textOf(file) }))
      throw new Error(`the tests of ${subject.name} fail without any mistake`);
}

async function scored(subject: Subject, runners: readonly Runner[]): Promise<Scored> {
  await mustBeWell(subject, runners);
  const tasks = subject.files.flatMap(tasksIn);
  const waiting = [...tasks];
  const unnoticed: Mistake[] = [];
  const work = async (runner: Runner): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const { file, mutant } = task;
      if (!(await runner.notices(subject, { file, text: mistaken(textOf(file), mutant) }))) unnoticed.push(task);
    }
  };
  await Promise.all(runners.map(work));
  await mustBeWell(subject, runners);
  return { subject, tried: tasks.length, unnoticed };
}

const wanted = process.argv.slice(2);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const here = `${new Date().toISOString().slice(0, 10)}, ${commit}, Node ${process.versions.node}, ${cpus().length} cores`;
const runners = Array.from({ length: AT_ONCE }, () => createRunner(root));
let missed = 0;
for (const subject of subjects) {
  if (wanted.length > 0 && !wanted.some((word) => subject.name.startsWith(word))) continue;
  const all = await scored(subject, runners);
  for (const { file, mutant } of all.unnoticed)
    process.stdout.write(`  not noticed: ${file}:${mutant.line} ${mutant.what}\n`);
  const line = row(all, here);
  process.stdout.write(`${line}\n`);
  // After each, so that what was scored stays when somebody stops it.
  const rows = linesIn(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
  writeFileSync(PAGE, page(rows.set(subject.name, line)));
  if (scoreOf(all) < SCORE) missed += 1;
}
for (const runner of runners) runner.close();
process.exit(missed === 0 ? 0 : 1);
