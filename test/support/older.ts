/** An earlier revision of the bot, built aside: as it runs at somebody who has not upgraded yet. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export interface Older {
  /** Where its `src/main.js` is. */
  readonly built: string;
  remove(): void;
}

const root = resolve(import.meta.dirname, '../..');
const Package = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()).default({}) });
const packageIn = (folder: string) => Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

export function olderOf(revision: string): Older {
  const folder = mkdtempSync(join(tmpdir(), 'hirebot-older-'));
  const archive = join(folder, 'archive.tar');
  execFileSync('git', ['archive', '--output', archive, revision], { cwd: root });
  execFileSync('tar', ['-xf', archive], { cwd: folder });
  givePackages(folder);
  // It was checked when it was landed: here it is only emitted.
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noCheck'], { cwd: folder });
  return { built: join(folder, 'dist'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Ours where it asks for the same, so that no network is needed; otherwise what its own lock file says. */
function givePackages(folder: string): void {
  const here = join(root, 'node_modules');
  const asked = Object.entries(packageIn(folder).dependencies);
  const isHere = ([name, version]: [string, string]): boolean =>
    existsSync(join(here, name, 'package.json')) && packageIn(join(here, name)).version === version;
  if (asked.every(isHere)) symlinkSync(here, join(folder, 'node_modules'));
  else execFileSync('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder });
}
