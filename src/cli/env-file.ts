/** A `.env` with new values: every other line stays as it is, and nobody but its owner reads it. */
import { renameSync, writeFileSync } from 'node:fs';

/** The text with these set: in every line that names them, for the last one counts; else at the end. */
export function withVariables(text: string, values: Readonly<Record<string, string>>): string {
  let written = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${/^[\w:/.,@-]*$/.test(value) ? value : `"${value}"`}`;
    const present = new RegExp(`^${name}=.*$`, 'gm');
    written = written.match(present) ? written.replace(present, () => line) : `${written}${line}\n`;
  }
  return written;
}

/** Whole or not at all. */
export function writeSecretly(path: string, text: string): void {
  const beside = `${path}.new`;
  writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
  renameSync(beside, path);
}
