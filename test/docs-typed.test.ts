/** What the documents tell people to type is there: scripts, their flags, settings, chat commands. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { headOf } from '../src/command/head.ts';
import { handoverOver } from '../src/operations/handover.ts';
import { operations } from '../src/operations/index.ts';
import { looks } from '../src/operations/looks.ts';
import { manifest } from '../src/settings/manifest.ts';
import { codeIn, flagsIn, pages, type Run, runsIn, settingsIn } from './support/documents.ts';
import { filesIn, root, textOf } from './support/sources.ts';

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(textOf('package.json')));

/** The commands of ours that a script runs, as they are written. */
const sourceOf = (script: string): string =>
  [...(scripts[script] ?? '').matchAll(/\bdist\/([\w/-]+)\.js/g)]
    .map(([, path = '']) => `${path}.ts`)
    .filter((file) => existsSync(resolve(root, file)))
    .map(textOf)
    .join('\n');

/** A command says in its usage what it takes; `--help` every one of them. */
const takes = ({ script }: Run): string[] => ['help', ...flagsIn(sourceOf(script))];

const spellings = (flag: string): string[] => ['', 'add-', 'remove-'].map((before) => `${before}${flag}`);
/** Of the chat; that page is what the records say. */
const said = flagsIn(textOf('docs/operations.md')).flatMap(spellings);
const reports = flagsIn(filesIn('src/command').map(textOf).join('\n'));
const known = new Set([...said, ...reports, ...Object.keys(scripts).flatMap((script) => takes({ script, flags: [] }))]);

const ours = [...textOf('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
/** Read by tests, or by what stands around the bot. */
const ofTests = [
  ...filesIn('test')
    .map(textOf)
    .join('\n')
    .matchAll(/process\.env\.([A-Z_]+)/g),
].map(([, name]) => name);
const ofCi = [...textOf('.ci/newer-node').matchAll(/\$\{([A-Z_]+):-/g)].map(([, name]) => name);
const foreign = ['SELF_SIGNED_CERT_IN_CHAIN', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_TRACES_EXPORTER'];
const constants = [
  ...filesIn('src')
    .map(textOf)
    .join('\n')
    .matchAll(/\bconst ([A-Z][A-Z_]+)\b/g),
].map(([, name]) => name);
const settings = new Set([
  ...ours,
  ...ours.map((name) => `${name}_FILE`),
  ...ofTests,
  ...ofCi,
  ...foreign,
  ...constants,
]);

const vocabulary = { operations, looks, handover: handoverOver(operations) };
const routes = /^\/(feishu|healthz|readyz|metrics|open-apis|[\w-]+\/)/;
const commandsIn = (line: string): string[] => {
  const typed = line.match(/^\/\p{L}.*/u) ?? [];
  const quoted = [...line.matchAll(/npm run say -- .*?"(\/[^"]+)"/g)].map(([, command = '']) => command);
  return [...typed, ...quoted].filter((command) => !routes.test(command));
};
const isCommand = (line: string): boolean => headOf(line, vocabulary).kind !== 'unknown';

describe.each(pages)('%s', (page) => {
  const code = codeIn(textOf(page));

  test('what it runs is there, with these flags', () => {
    const runs = code.flatMap(runsIn);
    expect(runs.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
    expect(runs.filter((run) => run.flags.some((flag) => !takes(run).includes(flag)))).toEqual([]);
  });

  test('flags that stand alone are those of a command', () => {
    const alone = code.filter((line) => line.startsWith('--')).flatMap(flagsIn);
    expect(alone.filter((flag) => !known.has(flag))).toEqual([]);
  });

  test('its settings are read', () => {
    expect(code.flatMap(settingsIn).filter((name) => !settings.has(name))).toEqual([]);
  });

  test('its chat commands are understood', () => {
    expect(code.flatMap(commandsIn).filter((command) => !isCommand(command))).toEqual([]);
  });
});

test("the administrator's guide says of every scope what the manifest says, and of no other", () => {
  const guide = textOf('docs/admin-guide.md');
  const { required, optional } = manifest.scopes.tenant;
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
  const needed = Object.entries(required).map(([scope, { gives }]) => `| \`${scope}\` | ${gives.zh} | ${gives.en} |`);
  const nicer = Object.entries(optional).map(
    ([scope, { gives, without }]) => `| \`${scope}\` | ${gives.zh} | ${without.zh} | ${gives.en}; ${without.en} |`,
  );
  expect(rows).toEqual([...needed, ...nicer]);
});

test('what is looked for is found', () => {
  const line = 'A_B=1 npm run say -- "/x --note" --as ann  # --none';
  expect(runsIn(line)).toEqual([{ script: 'say', flags: ['as'] }]);
  expect(settingsIn(`${line} PORT=1 src/A_B.ts C_D_FILE`)).toEqual(['A_B', 'PORT', 'C_D_FILE']);
  expect(commandsIn('npm run say -- --in group "/job managers x"')).toEqual(['/job managers x']);
  expect([isCommand('/job managers x'), isCommand('/jib manegers')]).toEqual([true, false]);
  expect(takes({ script: 'setup', flags: [] })).toContain('repair');
  expect([known.has('add-assistants'), known.has('assistant')]).toEqual([true, false]);
  const all = pages.flatMap((page) => codeIn(textOf(page)));
  const counts = [all.flatMap(runsIn), all.flatMap(settingsIn), all.flatMap(commandsIn)].map(({ length }) => length);
  expect(Math.min(...counts)).toBeGreaterThan(20);
});
