/** `npm run audit -- verify` proves the chain; `npm run audit -- export [--format csv|jsonl]` writes it to stdout. */
import { parseArgs } from 'node:util';
import { BAD_SETTINGS, readDatabaseUrl } from '../settings/config.ts';
import { firstBrokenEntry } from '../store/audit.ts';
import { trail } from '../store/audit-trail.ts';
import { openDatabase } from '../store/open.ts';
import type { Db } from '../store/schema.ts';
import { columns, csvLine, rowOf } from './audit-export.ts';

const out = (text: string): void => void process.stdout.write(text);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { format: { type: 'string', default: 'csv' } },
});

async function verify(db: Db): Promise<number> {
  const broken = await firstBrokenEntry(db);
  const { seq } = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow();
  if (broken === null) out(`审计链完整，共 ${seq} 条 / the audit chain is whole, ${seq} entries\n`);
  else out(`第 ${broken} 条起被改动、删除或调换 / changed, removed or moved from entry ${broken} on\n`);
  return broken === null ? 0 : 1;
}

async function exportTrail(db: Db, format: string): Promise<number> {
  if (format === 'csv') out(csvLine(columns));
  for await (const entry of trail(db)) {
    const row = rowOf(entry);
    out(format === 'csv' ? csvLine(Object.values(row)) : `${JSON.stringify(row)}\n`);
  }
  return 0;
}

const usage = 'npm run audit -- verify | export [--format csv|jsonl]\n';
const [verb = ''] = positionals;
const known = verb === 'verify' || (verb === 'export' && ['csv', 'jsonl'].includes(values.format));
const read = readDatabaseUrl(process.env);
if (!known) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exitCode = BAD_SETTINGS;
} else {
  const db = await openDatabase(read.config.databaseUrl);
  process.exitCode = verb === 'verify' ? await verify(db) : await exportTrail(db, values.format);
  await db.destroy();
}
