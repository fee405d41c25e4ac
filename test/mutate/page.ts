/** `docs/mutation.md`: a line for each subject, as it was scored last. */
import type { Mistake } from './mutants.ts';
import { type Subject, subjects } from './subjects.ts';

export interface Scored {
  readonly subject: Subject;
  /** Mistakes that the compiler lets pass. */
  readonly tried: number;
  readonly unnoticed: readonly Mistake[];
}

export const scoreOf = ({ tried, unnoticed }: Scored): number => 1 - unnoticed.length / tried;

export function row(scored: Scored, here: string): string {
  const { subject, tried, unnoticed } = scored;
  const files = subject.files.map((file) => `\`${file}\``).join(', ');
  const score = `${(scoreOf(scored) * 100).toFixed(1)} %`;
  return `| ${subject.name} | ${files} | ${tried} | ${tried - unnoticed.length} | ${score} | ${here} |`;
}

/** The lines that a page has, by the name of their subject. */
export const linesIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^\| ([^|]+) \| `.*$/gm)].map(([line, name = '']) => [name, line]));

export function page(rows: ReadonlyMap<string, string>): string {
  const lines = subjects.map(({ name }) => rows.get(name) ?? `| ${name} | not scored yet | | | | |`);
  return `# Mutation

Would the tests notice a mistake? \`npm run mutate\` makes them one at a time in a copy of this project, prints whichever no test noticed and
writes this page; \`npm run mutate -- verify settle\` does so for some subjects. A mistake: a comparison or a condition turned round, a step left
out, an entry of a list left out, a branch taken always or never, a number or a word changed, a pattern that is looser or stricter. Not
counted: what the compiler refuses, and words that only people read. \`npm run mutate\` fails where less than 90 % are noticed.

| subject | files | mistakes | noticed | score | counted |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}
