/** What `npm start` runs is tested as `tsc` left it, also where `tsc` alone was run since it was packed. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const dist = (file: string): string => resolve(import.meta.dirname, '../../dist', file);
const changed = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);

export function setup(): void {
  // A copy in which mistakes are made is not built.
  if (changed(dist('.tsbuildinfo')) > changed(dist('packed/main.js')))
    execFileSync(process.execPath, [dist('src/cli/pack.js')], { stdio: 'inherit' });
}
