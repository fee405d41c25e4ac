/** How large a file, a function, a list of parameters may be, and what the code does without. */
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { filesIn, isOwn, linesOf, ownTarget, type Source, sources, textOf, walk } from './support/sources.ts';

const MAX = {
  fileLines: 250,
  functionLines: 40,
  parameters: 3,
  castsPerKloc: 2,
  commentShare: 0.15,
  /** Imports in a row, of those that are there at run time. It only falls. */
  importDepth: 12,
};
const MIN_TESTS_PER_LINE = 0.8;

const isSandbox = (file: string): boolean => file.startsWith('src/sandbox/');
const styleSheets = filesIn('src', /\.css$/).map((file) => ({ file, lines: linesOf(textOf(file)) }));
const lengths = sources.map(({ file, text }) => ({ file, lines: linesOf(text) }));
const total = (files: readonly { readonly lines: number }[]): number =>
  files.reduce((sum, { lines }) => sum + lines, 0);
const median = (files: readonly { readonly lines: number }[]): number =>
  files.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(files.length / 2)] ?? 0;

/** How many imports in a row a file starts, of what it loads at run time. */
function depths(): Map<string, number> {
  const loads = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports
        .filter((each) => isOwn(each) && !each.typeOnly)
        .map(({ target }) => ownTarget(file, target))
        .filter((target) => isSandbox(file) || !isSandbox(target)),
    ]),
  );
  const known = new Map<string, number>();
  const depthOf = (file: string): number => {
    const depth = known.get(file) ?? Math.max(0, ...(loads.get(file) ?? []).map((next) => 1 + depthOf(next)));
    known.set(file, depth);
    return depth;
  };
  for (const file of loads.keys()) depthOf(file);
  return known;
}

const reached = depths();
const deepest = (sandbox: boolean): number =>
  Math.max(...[...reached].flatMap(([file, depth]) => (isSandbox(file) === sandbox ? [depth] : [])));

interface Sized {
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
}

function functionsOf({ tree, file }: Source): Sized[] {
  const found: Sized[] = [];
  walk(tree, (node) => {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isMethodDeclaration(node)
    ) {
      const [start, end] = [node.getStart(), node.getEnd()].map((at) => tree.getLineAndCharacterOfPosition(at).line);
      const name = node.name && ts.isIdentifier(node.name) ? node.name.text : `line ${(start ?? 0) + 1}`;
      found.push({ name: `${file} ${name}`, lines: (end ?? 0) - (start ?? 0) + 1, parameters: node.parameters.length });
    }
  });
  return found;
}

function countNodes(test: (node: ts.Node) => boolean): string[] {
  return sources.flatMap(({ tree, file }) => {
    const found: string[] = [];
    walk(tree, (node) => {
      if (test(node)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    });
    return found;
  });
}

const isConst = (node: ts.AsExpression): boolean => node.type.getText() === 'const';

describe('budgets', () => {
  const functions = sources.flatMap(functionsOf);

  test('no file is too long, style sheets included', () => {
    expect([...lengths, ...styleSheets].filter(({ lines }) => lines > MAX.fileLines)).toEqual([]);
  });

  test('nothing is loaded through too many others', () => {
    expect(deepest(false)).toBeLessThanOrEqual(MAX.importDepth);
    expect(deepest(true)).toBeLessThanOrEqual(MAX.importDepth + 1);
  });

  test('comments say why, and leave the rest to the code', () => {
    const comments = sources.reduce((sum, { text }) => sum + (text.match(/^\s*(\/\*\*|\*|\/\/)/gm) ?? []).length, 0);
    expect(comments / total(lengths)).toBeLessThanOrEqual(MAX.commentShare);
  });

  test('tests weigh enough beside what they test', () => {
    const tests = filesIn('test').map((file) => ({ file, lines: linesOf(textOf(file)) }));
    const own = lengths.filter(({ file }) => !isSandbox(file));
    const sandbox = lengths.filter(({ file }) => isSandbox(file));
    const longest = Math.max(...functions.map(({ lines }) => lines));
    process.stdout.write(
      `budgets: ${own.length} files, median ${median(own)}; sandbox ${sandbox.length} files, median ${median(sandbox)}; ` +
        `${styleSheets.length} style sheets; longest function ${longest}; depth ${deepest(false)}, sandbox ${deepest(true)}; ` +
        `tests : source ${(total(tests) / total(own)).toFixed(2)} without the sandbox, ` +
        `${(total(tests) / total(lengths)).toFixed(2)} with it\n`,
    );
    expect(total(tests) / total(own)).toBeGreaterThanOrEqual(MIN_TESTS_PER_LINE);
  });

  test('no function is too long', () => {
    expect(functions.length).toBeGreaterThan(300);
    expect(functions.filter(({ lines }) => lines > MAX.functionLines)).toEqual([]);
  });

  test('no function takes too many parameters', () => {
    // Express tells an error handler by its four parameters.
    expect(
      functions.filter(
        ({ parameters, name }) => parameters > MAX.parameters && !name.startsWith('src/edge/http/pages.ts'),
      ),
    ).toEqual([]);
  });

  test('there is no `any`, no `!`, no suppression, no default export', () => {
    expect(
      countNodes(
        (node) => node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node) || ts.isExportAssignment(node),
      ),
    ).toEqual([]);
    expect(sources.filter(({ text }) => /@ts-|biome-ignore/.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('casts are rare', () => {
    const casts = countNodes((node) => ts.isAsExpression(node) && !isConst(node));
    const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);
    expect((casts.length / lines) * 1000, casts.join(' ')).toBeLessThanOrEqual(MAX.castsPerKloc);
  });

  test('time and environment come in as arguments', () => {
    const commands = ['audit', 'doctor', 'person', 'setup'].map((name) => `src/cli/${name}.ts`);
    const roots = ['src/main.ts', 'src/sandbox/say.ts', ...commands];
    const clock = sources.filter(
      ({ file, text }) => !roots.includes(file) && /Date\.now\(\)|new Date\(\)|process\.env/.test(text),
    );
    expect(clock.map(({ file }) => file)).toEqual([]);
  });

  test('nothing is squeezed to fit: no spread of a literal, no list taken apart as it is made', () => {
    const squeezed = countNodes(
      (node) =>
        ((ts.isSpreadAssignment(node) || ts.isJsxSpreadAttribute(node)) &&
          ts.isObjectLiteralExpression(node.expression)) ||
        (ts.isVariableDeclaration(node) &&
          ts.isArrayBindingPattern(node.name) &&
          node.initializer !== undefined &&
          ts.isArrayLiteralExpression(node.initializer) &&
          !node.initializer.elements.some(ts.isSpreadElement)),
    );
    expect(squeezed).toEqual([]);
  });

  test('flows and cards neither read nor write JSON, and know no tables', () => {
    const inside = sources.filter(({ file }) => file.startsWith('src/flow/') || file.startsWith('cards/'));
    expect(
      inside.filter(({ text }) => /JSON\.(parse|stringify)|\w+Table\b/.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  test('a test waits for what happens; where it pauses a comment says why', () => {
    const pauses = filesIn('test').flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, at, lines) =>
          /\b(setTimeout|waitForTimeout)\(/.test(line) && !/^\s*\/\//.test(lines[at - 1] ?? '')
            ? [`${file}:${at + 1}`]
            : [],
        ),
    );
    expect(pauses).toEqual([]);
  });
});
