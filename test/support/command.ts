/** What an operator runs, as it was built. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

/** A built command of this project, with its own settings. */
export function runCommand(command: string, env: Record<string, string>, ...words: readonly string[]) {
  const file = resolve(import.meta.dirname, `../../dist/src/cli/${command}.js`);
  return new Promise<{ code: number | null; out: string }>((done) => {
    // No `.env` of the project's is read there.
    const child = spawn(process.execPath, [file, ...words], { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env } });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        out += String(data);
      });
    }
    child.on('exit', (code) => done({ code, out }));
  });
}
