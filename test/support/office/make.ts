/** `node dist/test/support/office/make.js`: has LibreOffice write `test/fixtures/sheets/`, each list as a workbook and as a text. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { flatSheet } from './flat.ts';
import { officeTables } from './tables.ts';

const SHEETS = resolve(import.meta.dirname, '../../../../test/fixtures/sheets');
/** Separator, mark and encoding in LibreOffice's own numbers: UTF-8 and commas, GB 18030 and semicolons, UTF-16 and tabs. */
const texts = ['44,34,76,1,,0,false,true', '59,34,85,1,,0,false,true', '9,34,65535,1,,0,false,true'];

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
mkdirSync(SHEETS, { recursive: true });
const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
function convert(names: readonly string[], to: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const files = names.map((name) => join(folder, `${name}.fods`));
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', into, ...files], { stdio: 'ignore' });
}

const tables = officeTables();
for (const table of tables) writeFileSync(join(folder, `${table.name}.fods`), flatSheet(table));
const names = tables.map(({ name }) => name);
convert(names, 'xlsx:Calc MS Excel 2007 XML', SHEETS);
// A text has one sheet only.
for (const table of tables) writeFileSync(join(folder, `${table.name}.fods`), flatSheet({ ...table, second: false }));
for (const [at, options] of texts.entries()) {
  const own = tables.filter((_, index) => index % texts.length === at);
  convert(
    own.map(({ name }) => name),
    `csv:Text - txt - csv (StarCalc):${options}`,
    SHEETS,
  );
}
rmSync(folder, { recursive: true });
