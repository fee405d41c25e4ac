/** The project's documents, and what they name: spans, lines of code, and what is typed into a terminal. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { filesIn, root, textOf } from './sources.ts';

/** Of today. What was once is told by the change log and the notes of releases. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesIn('docs', /\.md$/).filter((file) => !file.startsWith('docs/releases/')),
];

export const documents = [...pages, 'CHANGELOG.md', ...filesIn('docs/releases', /\.md$/)];

const FENCED = /^```.*\n([\s\S]*?)^```$/gm;
export const SPAN = /`([^`\n]+)`/g;

export const prose = (text: string): string => text.replace(FENCED, '');

export const spansIn = (text: string): string[] => [...prose(text).matchAll(SPAN)].map(([, span = '']) => span);

/** A heading as the address that hosts of Git give it: letters, digits and dashes, a number where it stands twice. */
export function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose(text).matchAll(/^#{1,6} (.+)$/gm)) {
    const kept = heading.toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '');
    const anchor = kept.trim().replaceAll(' ', '-');
    let again = 0;
    while (anchors.has(again === 0 ? anchor : `${anchor}-${again}`)) again += 1;
    anchors.add(again === 0 ? anchor : `${anchor}-${again}`);
  }
  return anchors;
}

export function isBroken(document: string, link: string): boolean {
  const [path = '', anchor = ''] = link.split('#').map(decodeURIComponent);
  const target = path === '' ? document : relative(root, resolve(root, dirname(document), path));
  if (!existsSync(resolve(root, target))) return true;
  return anchor !== '' && !anchorsIn(textOf(target)).has(anchor);
}

/** Spans, and the lines of blocks. */
export function codeIn(text: string): string[] {
  const blocks = [...text.matchAll(FENCED)].map(([, block = '']) => block);
  return [...spansIn(text), ...blocks.flatMap((block) => block.split('\n'))];
}

export interface Run {
  /** As `package.json` names it. */
  readonly script: string;
  readonly flags: readonly string[];
}

/** `npm run setup -- --repair`, `npx hirebot setup --repair`; what is quoted is said to the bot. */
const RUN = /(?:\bnpm run |\bhirebot )([a-z]+)((?:(?! #| \|| &&).)*)/g;
const FLAG = /(?<![\w-])--([a-z][\w-]*)/g;

export const flagsIn = (text: string): string[] => [...text.matchAll(FLAG)].map(([, flag = '']) => flag);

export function runsIn(line: string): Run[] {
  return [...line.matchAll(RUN)].map(([, script = '', rest = '']) => {
    return { script, flags: flagsIn(rest.replace(/"[^"]*"/g, '')) };
  });
}

/** Names of environment variables: with an underscore, or set there; parts of a path are none. */
const SETTING = /(?<![\w/$.<-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{2,}(?==))(?![\w/*…])/g;

export const settingsIn = (line: string): string[] => [...line.matchAll(SETTING)].map(([, name = '']) => name);
