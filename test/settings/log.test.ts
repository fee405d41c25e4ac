import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const log = pathToFileURL(resolve(import.meta.dirname, '../../dist/src/settings/log.js')).href;

/** More than a pipe holds, and one line more while nobody reads. It tells when the moment of that line is long over. */
const speaker = (lines: number): string => `
  const { createLog } = await import('${log}');
  const log = createLog('info');
  for (let line = 0; line < ${lines}; line += 1) log.info({ line }, 'filling');
  // Its moment is past what it follows; then past its own: nothing tells of either.
  setTimeout(() => {
    log.info({}, 'last');
    // No line may come behind it.
    setTimeout(() => process.stderr.write('said'), 50);
  }, 50);
  process.stdin.resume();
`;

/** Its reader begins when it is told to: over a pipe, which holds 64 KB. */
const slowlyRead = '"$0" --input-type=module --eval "$1" 3<&- | { read -r _ <&3; exec cat; }';

/** Written in pieces of up to 16 KB: the last of some of these is a short one. */
const fills = [3000, 3060, 3120, 3180];

test.each(fills)('what is said while nobody has read the %i lines before comes when they are read', async (lines) => {
  const child = spawn('sh', ['-c', slowlyRead, process.execPath, speaker(lines)], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  try {
    await once(child.stderr, 'data');
    const [, , , gate] = child.stdio;
    if (gate && 'write' in gate) gate.write('read\n');
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      if (line.includes('"last"')) break;
    }
    expect(said).toHaveLength(lines + 1);
  } finally {
    child.stdin.end();
  }
});

test('where nothing can be written, as on a full disk, the process goes on, and ends when it is to end', async () => {
  const script = `
    const { createLog } = await import('${log}');
    const log = createLog('info');
    for (let line = 0; line < 200; line += 1) log.info({ line }, 'filling');
    // Its moment is over then: what could not be written has failed.
    setTimeout(() => {
      log.info({}, 'last');
      process.stderr.write('goes on');
      process.exit(3);
    }, 100);
  `;
  const child = spawn('sh', ['-c', 'exec "$0" --input-type=module --eval "$1" > /dev/full', process.execPath, script]);
  const [[told], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
  expect([String(told), code]).toEqual(['goes on', 3]);
});
