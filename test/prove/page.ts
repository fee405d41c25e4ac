/** `docs/proof.md`: a line for each figure, as it was counted last. */
import type { Counted } from '../support/figure.ts';
import { type Figure, figures } from './figures.ts';

export interface Proof {
  readonly figure: Figure;
  readonly counted: readonly Counted[];
  /** A test of it failed, whatever was counted. */
  readonly failed: boolean;
  readonly command: string;
  readonly long: boolean;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

export function row({ figure, counted, failed, command, long }: Proof, here: string): { text: string; holds: boolean } {
  const tried = sum(counted.map((each) => each.tried));
  const bad = sum(counted.map((each) => each.bad));
  const holds = tried > 0 && bad === 0 && !failed;
  const verdict = holds ? 'holds' : tried === 0 ? '**not counted**' : '**does not hold**';
  const seeds = [...new Set(counted.flatMap(({ seed }) => seed ?? []))];
  const beside = [...counted.map((each) => each.beside), ...seeds.map((seed) => `seed ${seed}`), here].join('; ');
  const cells = [
    figure.name,
    figure.promises,
    tried,
    bad,
    verdict,
    long ? 'long' : 'short',
    cell(beside),
    `\`${command}\``,
  ];
  return { text: `| ${cells.join(' | ')} |`, holds };
}

/** The lines that a page has, by the name of their figure. */
export const linesIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^\| ([MF]\d+) \|.*$/gm)].map(([line, name = '']) => [name, line]));

export function page(rows: ReadonlyMap<string, string>): string {
  const lines = figures.map(
    ({ name, promises }) => rows.get(name) ?? `| ${name} | ${promises} | – | – | not counted yet | | | |`,
  );
  return `# Proof

What the bot promises, counted by its tests. \`npm run prove\` counts the short forms, which are part of \`npm test\`, and writes this page;
\`npm run prove -- --long\` counts the long ones, \`npm run prove -- --long M3 M5\` only these. Figures of several instances need PostgreSQL:
\`TEST_POSTGRES_URL\`. Each line names what had to pass beside it (a bot that refuses everything proves nothing), seeds, day, commit and machine.

| figure | promise | tried | bad | verdict | form | beside | command |
| --- | --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}
