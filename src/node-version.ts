/** Loaded before everything else (`node --import`): an older Node would fail somewhere inside, and not say why. */
import { readFileSync } from 'node:fs';

/** `EX_CONFIG` of sysexits, as for settings that cannot be. */
const BAD_SETTINGS = 78;

const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const [, wanted = ''] = /"node": ">=([\d.]+)"/.exec(manifest) ?? [];
const parts = (version: string): number[] => version.split('.').map(Number);
const [major = 0, minor = 0] = parts(process.versions.node);
const [leastMajor = 0, leastMinor = 0] = parts(wanted);

if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
  process.stderr.write(
    `需要 Node ${wanted} 或更新，现在是 ${process.versions.node} / Node ${wanted} or newer is needed, this is ${process.versions.node}: https://nodejs.org\n`,
  );
  process.exit(BAD_SETTINGS);
}
