/** The layout is law: who may import whom, and how large a file, a function, a list of parameters may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { operations } from '../src/operations/index.ts';

const root = resolve(import.meta.dirname, '..');

/** Folder → folders of ours, packages. `type` before a folder allows types only. */
const law: Readonly<Record<string, { own: readonly string[]; outside: readonly string[] }>> = {
  'src/core': { own: [], outside: ['zod', 'fastest-levenshtein'] },
  // The kinds of fields that records are built from: nobody above the records knows them apart.
  'src/core/fields': { own: ['src/core'], outside: ['zod'] },
  // Facts of the Hire wire that more than one folder needs.
  'src/hire': { own: ['src/core'], outside: ['zod'] },
  'src/operations': { own: ['src/hire', 'src/core/fields', 'src/core'], outside: ['zod'] },
  'src/command': { own: ['src/operations', 'src/core'], outside: ['yargs-parser'] },
  cards: { own: ['src/core'], outside: [] },
  'src/store': { own: ['src/core'], outside: ['kysely', 'better-sqlite3', 'pg', 'zod', 'node:'] },
  'src/feishu': { own: ['src/hire', 'src/core'], outside: ['@larksuiteoapi/node-sdk', 'undici', 'zod'] },
  'src/feishu/find': { own: ['src/feishu', 'src/hire', 'src/core'], outside: ['zod'] },
  'src/flow': {
    own: [
      'cards',
      'src/store',
      'type src/feishu',
      'type src/feishu/find',
      'src/command',
      'src/operations',
      'src/hire',
      'src/core',
    ],
    outside: [],
  },
  'src/health': {
    own: ['src/edge', 'src/settings', 'src/feishu', 'src/store', 'src/core'],
    outside: ['zod', 'prom-client'],
  },
  'src/edge': { own: ['src/flow', 'src/store', 'src/core'], outside: ['zod'] },
  'src/edge/http': { own: ['src/edge', 'src/core'], outside: ['express', 'zod', 'node:'] },
  'src/settings': { own: ['src/core'], outside: ['zod', 'pino', 'jsonc-parser', 'node:'] },
  'src/cli': {
    own: ['src/health', 'src/settings', 'src/feishu', 'src/store', 'src/operations', 'src/core'],
    outside: ['zod', 'csv-stringify/sync', 'node:'],
  },
  'src/sandbox': {
    own: [
      'src/sandbox/page-server',
      'src/sandbox/records',
      'src/sandbox/delivery',
      'src/sandbox/hire',
      'src/sandbox/platform',
      'src/sandbox/world',
    ],
    outside: ['express', 'zod', 'node:'],
  },
  'src/sandbox/page-server': {
    own: ['type src/sandbox/platform', 'src/sandbox/world', 'src/sandbox/seed'],
    outside: ['express', 'node:'],
  },
  'src/sandbox/records': { own: ['src/sandbox/world', 'src/sandbox/seed'], outside: [] },
  'src/sandbox/delivery': { own: ['src/sandbox/platform', 'src/sandbox/world'], outside: ['zod', 'node:'] },
  'src/sandbox/hire': { own: ['src/sandbox/platform', 'src/sandbox/world', 'src/sandbox/seed'], outside: ['zod'] },
  'src/sandbox/platform': { own: ['src/sandbox/world'], outside: ['express', 'zod', 'node:'] },
  'src/sandbox/world': { own: ['src/sandbox/seed'], outside: ['node:'] },
  'src/sandbox/seed': { own: [], outside: [] },
  // The chat page runs in the browser: of the stand-in it knows the types only.
  'src/sandbox/page': {
    own: [
      'src/sandbox/page/card',
      'type src/sandbox/page-server',
      'type src/sandbox/records',
      'type src/sandbox/delivery',
      'type src/sandbox/world',
    ],
    outside: ['preact', 'preact/hooks'],
  },
  'src/sandbox/page/card': { own: [], outside: ['preact', 'preact/hooks', 'marked'] },
  src: {
    own: [
      'src/health',
      'src/settings',
      'src/edge/http',
      'src/edge',
      'src/flow',
      'src/feishu/find',
      'src/feishu',
      'src/store',
      'src/command',
      'src/operations',
      'src/core',
      'src/sandbox',
    ],
    outside: ['node:'],
  },
};

const MAX = { fileLines: 250, functionLines: 40, parameters: 3, castsPerKloc: 2, importDepth: 8 };

function filesIn(folder: string): string[] {
  return readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const sources: Source[] = [...filesIn('src'), ...filesIn('cards')].map((file) => {
  const text = readFileSync(resolve(root, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  return { file, text, tree, imports: importsOf(tree) };
});

function importsOf(tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ target: node.moduleSpecifier.text, typeOnly: isTypeOnly(node) });
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ target: node.moduleSpecifier.text, typeOnly: node.isTypeOnly });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target)) found.push({ target: target.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

/** The nearest folder above that stands in the law. */
function folderOf(file: string): string {
  const inside = Object.keys(law).filter((folder) => file.startsWith(`${folder}/`));
  return inside.sort((a, b) => b.length - a.length)[0] ?? dirname(file);
}
const ownTarget = (file: string, target: string): string => relative(root, resolve(root, dirname(file), target));
const isOwn = ({ target }: Import): boolean => target.startsWith('.');

describe('imports', () => {
  test.each(sources.map(({ file, imports }) => ({ file, imports })))(
    '$file imports only downwards',
    ({ file, imports }) => {
      const folder = folderOf(file);
      const allowed = law[folder];
      expect(allowed, `${folder} stands in the law`).toBeDefined();
      for (const each of imports) {
        if (isOwn(each)) {
          const target = folderOf(ownTarget(file, each.target));
          const ways = each.typeOnly ? [target, `type ${target}`] : [target];
          expect(
            [folder, ...(allowed?.own ?? [])].some((one) => ways.includes(one)),
            `${file} → ${each.target}`,
          ).toBe(true);
        } else {
          expect(
            allowed?.outside.some((one) => each.target === one || (one.endsWith(':') && each.target.startsWith(one))),
            `${file} → ${each.target}`,
          ).toBe(true);
        }
      }
    },
  );

  const graph = new Map(
    sources.map(({ file, imports }) => [file, imports.filter(isOwn).map(({ target }) => ownTarget(file, target))]),
  );

  test('form no circle, types included', () => {
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      expect(path, `circle: ${[...path, file].join(' → ')}`).not.toContain(file);
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) walk(file, []);
    expect(done.size).toBeGreaterThan(50);
  });
});

interface Sized {
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
}

function functionsOf({ tree, file }: Source): Sized[] {
  const found: Sized[] = [];
  const visit = (node: ts.Node): void => {
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
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function countNodes(test: (node: ts.Node) => boolean): string[] {
  return sources.flatMap(({ tree, file }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (test(node)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

const isConst = (node: ts.AsExpression): boolean => node.type.getText() === 'const';

describe('budgets', () => {
  const functions = sources.flatMap(functionsOf);

  test('no file is too long', () => {
    expect(
      sources
        .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
        .filter(({ lines }) => lines > MAX.fileLines),
    ).toEqual([]);
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
    const roots = ['src/main.ts', 'src/sandbox/say.ts', 'src/cli/audit.ts', 'src/cli/doctor.ts'];
    const clock = sources.filter(
      ({ file, text }) => !roots.includes(file) && /Date\.now\(\)|new Date\(\)|process\.env/.test(text),
    );
    expect(clock.map(({ file }) => file)).toEqual([]);
  });
});

describe('operations', () => {
  test('every file of an operation stands in the list', () => {
    const files = filesIn('src/operations').map((file) => readFileSync(resolve(root, file), 'utf8'));
    const names = files.flatMap((text) =>
      [...text.matchAll(/^ {2}name: '([a-z]+\.[a-z]+)'/gm)].map(([, name]) => name),
    );
    expect(names.sort()).toEqual(operations.map(({ name }) => name).sort());
  });
});
