/** `npm run audit -- verify` proves the chain; `npm run audit -- export [--format csv|jsonl]` writes it to stdout. */
import { firstBrokenEntry } from '../store/audit.ts';
import { trail } from '../store/audit-trail.ts';
import type { Db } from '../store/schema.ts';
import { columns, csvLine, rowOf } from './audit-export.ts';
import { openedHere } from './database.ts';
import { endWithItsReader, notUnderstood, typedFor } from './terminal.ts';

const out = (text: string): void => void process.stdout.write(text);

const USAGE = `npm run audit -- verify | export [--format csv|jsonl]

  verify    证明审计链没有被改动 / proves that no entry was changed, removed or moved
  export    把审计记录写到标准输出 / writes the entries to standard output: csv (the default) or jsonl

数据库由 DATABASE_URL 指明。 / DATABASE_URL names the database.
退出码 / exit codes: 0 done, 1 the chain is broken or the database does not open, 2 not understood, 78 bad settings
`;

endWithItsReader();
const typed = typedFor(USAGE, { format: 'csv' });

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

const [verb = ''] = typed.words;
const format = typed.option('format');
const known = verb === 'verify' || (verb === 'export' && ['csv', 'jsonl'].includes(format));
if (!known) notUnderstood('', USAGE);
const db = await openedHere(process.env);
process.exitCode = verb === 'verify' ? await verify(db) : await exportTrail(db, format);
await db.destroy();
