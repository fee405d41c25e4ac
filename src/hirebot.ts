#!/usr/bin/env node
/** `npx hirebot`: the server, or what is run beside it. An older Node is told so before anything else is loaded. */
import './node-version.ts';

const NOT_UNDERSTOOD = 2;

/** What each word runs; it finds its own words where it would find them without this one. The server is the packed one. */
const files: ReadonlyMap<string, string> = new Map([
  ['start', '../packed/main.js'],
  ['setup', './cli/setup.ts'],
  ['doctor', './cli/doctor.ts'],
  ['audit', './cli/audit.ts'],
  ['person', './cli/person.ts'],
  ['say', './sandbox/say.ts'],
]);

const USAGE = `hirebot [${[...files.keys()].join(' | ')}]

start（默认）：没有 FEISHU_APP_ID 时是沙盒模式。文档里的 npm run setup -- --repair，这里写 hirebot setup --repair。
start is the default: sandbox mode without FEISHU_APP_ID. What the documents call npm run setup -- --repair is hirebot setup --repair here.
hirebot <word> --help 说明每一个 / tells of each
`;

const [word = 'start'] = process.argv.splice(2, 1);
const file = files.get(word);
if (file) await import(file);
else {
  const asked = word === '--help' || word === '-h';
  (asked ? process.stdout : process.stderr).write(USAGE);
  process.exitCode = asked ? 0 : NOT_UNDERSTOOD;
}
