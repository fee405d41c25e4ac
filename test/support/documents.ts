/** The project's documents, and what they name: spans, lines of code, and what is typed into a terminal. */
import { filesIn } from './sources.ts';

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
