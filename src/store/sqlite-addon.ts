/**
 * Built with the headers of Node 24.19 or newer, every object of better-sqlite3 12 takes back a hook when it is collected.
 * Node 24 itself, and 26 before 26.4, then ends the process, at any moment (nodejs/node#65446). Built with older headers,
 * as what is downloaded is, it runs on all of them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The name of what is called then, as the built file holds it. */
const HOOK = 'RemoveEnvironmentCleanupHook';

function endsOnSuchCalls(node: string): boolean {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  return major === 24 || (major === 26 && minor < 4);
}

export const isUnfit = (addon: Buffer, node: string): boolean => endsOnSuchCalls(node) && addon.includes(HOOK);

export function refuseUnfitAddon(node: string): void {
  if (!endsOnSuchCalls(node)) return;
  const folder = createRequire(import.meta.url)
    .resolve('better-sqlite3/package.json')
    .replace(/package\.json$/, '');
  if (!isUnfit(readFileSync(join(folder, 'build/Release/better_sqlite3.node')), node)) return;
  throw Object.assign(new Error(`better-sqlite3 was built with headers that end Node ${node}`), {
    code: 'UNFIT_ADDON',
  });
}
