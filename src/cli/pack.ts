/** `npm run build`: the server and the packages it loads in few files, as it is started (decision 38), and beside them their licences. */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type OutputChunk } from 'rolldown';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'dist/packed');
/** Made beside it: a build that breaks leaves what was there. */
const making = join(root, 'dist/packing');

/** Compiled code, and what is asked for without being there. */
const external = ['better-sqlite3', 'pg-native'];

const Package = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
});

/** Of a package's files: where the package lies. */
const packageOf = (file: string): string | undefined => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];

function licenceOf(place: string): string {
  const told = Package.parse(JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')));
  const textsOf = (names: RegExp): string[] =>
    readdirSync(place, { withFileTypes: true })
      .filter(({ name }) => names.test(name))
      // Of more than one there is a folder.
      .flatMap((each) =>
        each.isDirectory() ? readdirSync(join(place, each.name)).map((file) => join(each.name, file)) : each.name,
      )
      .sort()
      .map((file) => readFileSync(join(place, file), 'utf8').trim());
  const texts = textsOf(/^(licen[cs]e|notice|copying)/i);
  const all = texts.length > 0 ? texts : [nameOf(told), ...textsOf(/^readme/i).flatMap(licenceIn)];
  return [`${told.name} ${told.version} (${told.license})`, ...all].join('\n\n');
}

/** Some give their licence no file: then its author, and what their readme says of it. */
function nameOf({ name, license, author }: z.output<typeof Package>): string {
  if (author === undefined) throw new Error(`${name} says neither its licence's text nor who wrote it`);
  return `Copyright ${author}. https://spdx.org/licenses/${license}.html`;
}

const licenceIn = (readme: string): string[] => {
  const heading = /^(?:#+ *licen[cs]e|licen[cs]e\n-+) *$/im.exec(readme);
  return heading ? [readme.slice(heading.index + heading[0].length).trim()] : [];
};

function licencesOf(chunks: readonly OutputChunk[]): string {
  const files = chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => id.replaceAll('\\', '/')));
  const places = [...new Set(files.flatMap((file) => packageOf(file) ?? []))].sort();
  return `${places.map(licenceOf).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

rmSync(making, { recursive: true, force: true });
const { output } = await build({
  input: { main: join(root, 'dist/src/main.js') },
  platform: 'node',
  external,
  resolve: { mainFields: ['module', 'main'] },
  // The SDK looks beside itself for its version.
  transform: { define: { __dirname: 'import.meta.dirname' } },
  output: {
    dir: making,
    chunkFileNames: '[name].js',
    // Names and lines stay, so that a stack says where. V8 keeps the source: without comments, and a byte for each letter, it is a third.
    comments: { legal: true, annotation: true, jsdoc: false },
    charset: 'ascii',
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
});
const chunks = output.filter((each) => each.type === 'chunk');
writeFileSync(join(making, 'licences.txt'), licencesOf(chunks));
rmSync(folder, { recursive: true, force: true });
renameSync(making, folder);
