/** `docs/speed.md`: a section for each question, as it was measured last. */
import { type Question, questions } from './questions.ts';
import { cellText, type Table } from './report.ts';

const commandOf = (name: string, env: Readonly<Record<string, string>>): string => {
  const words = Object.entries(env).map(([key, value]) => `${key}=${/ /.test(value) ? `"${value}"` : value}`);
  return [...words, `node dist/test/bench/${name}.js`].join(' ');
};

function tableText({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const ruler = line(columns.map((_, at) => (at === 0 ? '---' : '---:')));
  return [`${title}:`, '', line(columns), ruler, ...rows.map((row) => line(row.map(cellText)))].join('\n');
}

export function section({ name, title, short, long, bound }: Question, tables: readonly Table[], here: string): string {
  const same = commandOf(name, short) === commandOf(name, long);
  const commands = [`\`${commandOf(name, short)}\``, ...(same ? [] : [`the long form \`${commandOf(name, long)}\``])];
  const parts = [`## ${title}`, bound, ...tables.map(tableText), `${here}: ${commands.join('; ')}.`];
  return `${parts.join('\n\n')}\n`;
}

/** The sections that a page has, by their titles. */
export const sectionsIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^## (.*)\n[\s\S]*?(?=^## |(?![\s\S]))/gm)].map(([all, title = '']) => [
      title,
      `${all.trim()}\n`,
    ]),
  );

export function page(sections: ReadonlyMap<string, string>): string {
  const asked = questions.map(({ title }) => sections.get(title) ?? `## ${title}\n\nNot measured yet.\n`);
  return `# Speed

Measured, not promised: \`npm run bench\` runs the short forms and writes this page; \`npm run bench -- edge reply\` only some of them, the others
keep what they have. Figures of one table were taken in turns on one machine, so their ratios say more than they do. Medians, with the lowest and the
highest round in brackets; CPU says more than time where others share the machine.

${asked.join('\n')}`;
}
