/** Loaded before everything else (`node --import`): an older Node would fail somewhere inside, and not say why. */
import { readFileSync } from 'node:fs';

/** `EX_CONFIG` of sysexits, as for settings that cannot be. */
const BAD_SETTINGS = 78;

/** The lines that the tests run on: the whole of them on the first, a part on the others. */
const tested = '20, 22, 24';

const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const [, wanted = ''] = /"node": ">=([\d.]+)"/.exec(manifest) ?? [];
const parts = (version: string): number[] => version.split('.').map(Number);
const [major = 0, minor = 0] = parts(process.versions.node);
const [leastMajor = 0, leastMinor = 0] = parts(wanted);

if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
  process.stderr.write(
    `需要 Node ${wanted} 或更新（${tested} 经过测试），现在是 ${process.versions.node} / Node ${wanted} or newer is needed (${tested} are tested), this is ${process.versions.node}: https://nodejs.org\n`,
  );
  process.exit(BAD_SETTINGS);
}
