/** A copy of the project in which mistakes are made, and whether its tests notice them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asked } from './bench.ts';
import type { Mutant } from './mutants.ts';
import type { Subject } from './subjects.ts';

/** A mistake that never comes to an end is noticed too. */
const PATIENCE_MS = 120_000;
/** It takes long and hurries nobody. */
const NICE = 15;

export interface Runner {
  /** Whether the tests fail, or do not come to an end, with this in the place of the file's text; without, as it stands. */
  notices(subject: Subject, mistake: { readonly file: string; readonly text: string }): Promise<boolean>;
  close(): void;
}

export const mistaken = (text: string, { start, end, instead }: Mutant): string =>
  text.slice(0, start) + instead + text.slice(end);

function copyOf(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'));
  const names = ['src', 'cards', 'test', 'docs', 'deploy', 'package.json', 'tsconfig.json', 'app-manifest.json'];
  for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function benchIn(folder: string, root: string): ChildProcess {
  const bench = fork(join(root, 'dist/test/mutate/bench.js'), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  });
  if (bench.pid !== undefined) setPriority(bench.pid, NICE);
  return bench;
}

export function createRunner(root: string): Runner {
  const folder = copyOf(root);
  let bench = benchIn(folder, root);
  const stop = (): void => {
    // With the workers it has started.
    if (bench.pid !== undefined) process.kill(-bench.pid, 'SIGKILL');
  };
  const isNoticed = async (asked: Asked): Promise<boolean> => {
    const waits = new AbortController();
    // How long is its subject.
    const late = setTimeout(() => waits.abort(), PATIENCE_MS);
    const { signal } = waits;
    bench.send(asked);
    try {
      const [answer] = await Promise.race([once(bench, 'message', { signal }), once(bench, 'exit', { signal })]);
      if (typeof answer === 'boolean') return answer;
    } catch {
      stop();
    } finally {
      clearTimeout(late);
      waits.abort();
    }
    // It turned for ever, or ended.
    bench = benchIn(folder, root);
    return true;
  };
  return {
    notices: async ({ files, tests, otherwise = [] }, { file, text }) => {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      writeFileSync(path, text);
      const noticed =
        (await isNoticed({ files, tests })) || (otherwise.length > 0 && (await isNoticed({ files, tests: otherwise })));
      writeFileSync(path, before);
      return noticed;
    },
    close: () => {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
