/** The documents point at what is there: links, headings, paths, and the functions that drawings name. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsIn, documents, isBroken, prose, SPAN, spansIn } from './support/documents.ts';
import { filesIn, root, textOf } from './support/sources.ts';

/** Targets of links and pictures within this project. */
function linksIn(text: string): string[] {
  const plain = prose(text).replace(SPAN, '');
  const found = [...plain.matchAll(/\]\(([^()\s]+)\)|<img [^>]*src="([^"]+)"/g)];
  return found.map(([, link, picture]) => link ?? picture ?? '').filter((link) => !/^[a-z]+:/.test(link));
}

const PATH = /(?<![\w./@<-])(?:(?:src|test|docs|cards|deploy)\/[\w./<>*-]*|[\w./<>*-]+\.(?:tsx?|md|json))(?![\w/])/g;

const pathsIn = (text: string): string[] => spansIn(text).flatMap((span) => span.match(PATH) ?? []);

const all = ['src', 'test', 'docs', 'cards', 'deploy'].flatMap((folder) => filesIn(folder, /./));

/** From the top or from beside the document; `<name>` stands for at least one that is there. */
function isMissing(document: string, path: string): boolean {
  if (!/[<*]/.test(path))
    return ![root, resolve(root, dirname(document))].some((from) => existsSync(resolve(from, path)));
  const parts = path.split(/<[^<>]*>|\*/).map((part) => part.replaceAll('.', '\\.'));
  const pattern = new RegExp(`^${parts.join('[^/]+')}$`);
  return !all.some((file) => pattern.test(file));
}

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  test('its links lead somewhere', () => {
    expect(linksIn(text).filter((link) => isBroken(document, link))).toEqual([]);
  });

  test('its paths are there', () => {
    expect(pathsIn(text).filter((path) => isMissing(document, path))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const text = textOf('docs/architecture.md');

  test('its drawings name functions that are in the files they name', () => {
    const drawings = [...text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, drawing = '']) => drawing).join('\n');
    const named = [...drawings.matchAll(/((?:[\w-]+\/)+[\w-]+\.ts) (\w+)/g)];
    expect(named.length).toBeGreaterThan(40);
    const isThere = (path: string, name: string): boolean => {
      const file = path.startsWith('cards/') ? path : `src/${path}`;
      return existsSync(resolve(root, file)) && new RegExp(`\\b(?:function|const) ${name}\\b`).test(textOf(file));
    };
    expect(named.filter(([, path = '', name = '']) => !isThere(path, name)).map(([pair]) => pair)).toEqual([]);
  });

  test('its names are names of the code', () => {
    const code = [...filesIn('src'), ...filesIn('cards')].map(textOf).join('\n');
    const names = spansIn(text).filter((span) => /^[A-Za-z]*[a-z][A-Z]\w*$/.test(span));
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});

test('what is looked for is found', () => {
  const text = ['# A · b', '## A b', '## A b', '[x](docs/none.md) ![y](a.png "z") `src/none/` `[z](w)`'].join('\n');
  expect([...anchorsIn(text)]).toEqual(['a--b', 'a-b', 'a-b-1']);
  expect(linksIn(text)).toEqual(['docs/none.md']);
  expect(isBroken('README.md', '#none')).toBe(true);
  expect(isBroken('docs/policy.md', '../README.md#english')).toBe(false);
  expect(pathsIn('`src/none/` `X=docs/a.json y` `dist/src/a.js` `a <b> c`')).toEqual(['src/none/', 'docs/a.json']);
  expect(isMissing('README.md', 'src/operations/<name>.ts')).toBe(false);
  expect(isMissing('README.md', 'src/operations/<name>.md')).toBe(true);
  expect(documents.flatMap((document) => linksIn(textOf(document))).length).toBeGreaterThan(40);
});
