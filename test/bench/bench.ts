/** `npm run bench`: asks the questions in their short form, one after the other, prints what they say and writes `docs/speed.md`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Question, questions } from './questions.ts';
import type { Table } from './report.ts';
import { page, section, sectionsIn } from './speed-page.ts';

const PAGE = resolve(import.meta.dirname, '../../../docs/speed.md');
const here = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()})`;

/** The tables of one question; it prints them itself. */
async function asked({ name, short }: Question): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hirebot-bench-'));
  const file = join(folder, 'tables');
  const script = resolve(import.meta.dirname, `${name}.js`);
  const env = { ...short, ...process.env, BENCH_REPORT: file };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`measuring ${name}: exit ${code}`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true });
  return lines.map((line): Table => JSON.parse(line));
}

/** The environment says it otherwise: then the page tells that. */
const asGiven = (short: Question['short']): Question['short'] =>
  Object.fromEntries(Object.entries(short).map(([name, value]) => [name, process.env[name] ?? value]));

const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value;

const words = process.argv.slice(2);
const sections = sectionsIn(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '');
const measured: Record<string, Table[]> = {};
for (const each of questions.filter(({ name }) => words.length === 0 || words.includes(name))) {
  const question = { ...each, short: asGiven(each.short) };
  const tables = await asked(question);
  measured[question.name] = tables;
  if (tables.length > 0) sections.set(question.title, section(question, tables, here));
  // After each, so that what was measured stays when somebody stops it.
  writeFileSync(PAGE, page(sections));
}
process.stdout.write(`\n${JSON.stringify({ here, measured }, rounded)}\n`);
