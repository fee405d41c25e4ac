/** One change at a time, each of them a mistake that somebody could make. Types, and words that only people read, stay. */
import ts from 'typescript';
import { mutantsOfPattern } from './regexes.ts';

export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
  readonly line: number;
  /** What it does, for people. */
  readonly what: string;
}

/** Where it is made. */
export interface Mistake {
  readonly file: string;
  readonly mutant: Mutant;
}

const K = ts.SyntaxKind;
const operators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [K.EqualsEqualsEqualsToken, '!=='],
  [K.ExclamationEqualsEqualsToken, '==='],
  [K.LessThanToken, '<='],
  [K.LessThanEqualsToken, '<'],
  [K.GreaterThanToken, '>='],
  [K.GreaterThanEqualsToken, '>'],
  [K.AmpersandAmpersandToken, '||'],
  [K.BarBarToken, '&&'],
  [K.PlusToken, '-'],
  [K.MinusToken, '+'],
  [K.AsteriskToken, '/'],
  [K.SlashToken, '*'],
]);
const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['toLowerCase', 'toUpperCase'],
  ['startsWith', 'endsWith'],
]);
/** What may be forgotten of a list or a text. */
const forgotten: ReadonlySet<string> = new Set(['filter', 'sort', 'slice', 'trim', 'trimStart']);

/** What is read by people: `{ zh, en }`, the activities of faults, reasons; and what stands between the words of a list. */
function isWords(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && ['zh', 'en'].includes(parent.name.getText())) return true;
  if (ts.isPropertyAssignment(parent) && ['why', 'message'].includes(parent.name.getText())) return true;
  if (ts.isStringLiteral(node) && /\s/.test(node.text)) return true;
  return ts.isNewExpression(parent);
}

const isOfTypes = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node);

/** What may stand in place of this very node. */
function insteadOf(node: ts.Node): string[] {
  if (node.kind === K.TrueKeyword) return ['false'];
  if (node.kind === K.FalseKeyword) return ['true'];
  if (ts.isRegularExpressionLiteral(node)) return mutantsOfPattern(node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((one) => withoutElement(node, one));
  if (ts.isCallExpression(node)) return insteadOfCall(node);
  if (ts.isNumericLiteral(node)) return [`(${node.text} + 1)`];
  if (ts.isStringLiteral(node) && node.text !== '') return isWords(node) ? [] : ["'mutated'"];
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) return [node.operand.getText()];
  if (ts.isConditionalExpression(node)) return [`(${node.whenTrue.getText()})`, `(${node.whenFalse.getText()})`];
  if (ts.isExpressionStatement(node)) return isFailpoint(node) ? [] : ['undefined;'];
  if (ts.isBinaryExpression(node)) return insteadOfBinary(node);
  if (isTested(node)) return ['true', 'false'];
  if (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) {
    const other = methods.get(node.text);
    return other ? [other] : [];
  }
  return [];
}

/** Does nothing but in tests of its own, which count figure M4. */
const isFailpoint = (node: ts.Node): boolean => /^await deps\.pass\(/.test(node.getText());

/** The condition of an `if`. */
const isTested = (node: ts.Node): boolean => ts.isIfStatement(node.parent) && node.parent.expression === node;

const withoutElement = ({ elements }: ts.ArrayLiteralExpression, gone: ts.Expression): string =>
  `[${elements
    .filter((each) => each !== gone)
    .map((each) => each.getText())
    .join(', ')}]`;

function insteadOfCall({ expression: called }: ts.CallExpression): string[] {
  return ts.isPropertyAccessExpression(called) && forgotten.has(called.name.text) ? [called.expression.getText()] : [];
}

function insteadOfBinary(node: ts.BinaryExpression): string[] {
  const [left, right] = [node.left.getText(), node.right.getText()];
  if (node.operatorToken.kind === K.QuestionQuestionToken) return [`(${right})`];
  const other = operators.get(node.operatorToken.kind);
  const swapped = other ? [`(${left} ${other} ${right})`] : [];
  return isTested(node) ? [...swapped, 'true', 'false'] : swapped;
}

export function mutantsOf(file: string, text: string): Mutant[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isOfTypes(node)) return;
    const [start, end] = [node.getStart(), node.getEnd()];
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    for (const instead of insteadOf(node)) {
      const short = (words: string) => words.replace(/\s+/g, ' ').slice(0, 60);
      found.push({ start, end, instead, line, what: `${short(node.getText())} → ${short(instead)}` });
    }
    node.forEachChild(visit);
  };
  tree.forEachChild(visit);
  return found;
}
