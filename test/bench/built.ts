/** The bot as it is built, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The built bot as `npm start` runs it; resolves when it says that it is ready. `flags` are for Node. */
export async function startBuilt(
  folder: string,
  [port, sandboxPort]: readonly [number, number],
  flags: readonly string[] = [],
): Promise<ChildProcess> {
  const env = {
    ...process.env,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATABASE_URL: `file:${join(folder, 'bench.sqlite')}`,
  };
  const main = resolve(import.meta.dirname, '../../packed/main.js');
  const child = spawn(process.execPath, [...flags, main], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  await new Promise<void>((ready, reject) => {
    child.stdout?.on('data', (data) => String(data).includes('"ready"') && ready());
    child.once('exit', (code) => reject(new Error(`starting the bot: exit ${code}`)));
  });
  return child;
}
