/** What is written for readers of English has the punctuation of English. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const files = ['src', 'cards'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** The literal parts of what stands behind `en:`; not what is put into them. */
function englishIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node, isEnglish: boolean): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && isEnglish) found.push(node.text);
    ts.forEachChild(node, (child) => {
      const isOwn = ts.isPropertyAssignment(node) ? node.name.getText() === 'en' : isEnglish;
      visit(child, isOwn && !ts.isCallExpression(node) && !(ts.isTemplateSpan(node) && child === node.expression));
    });
  };
  visit(source, false);
  return found;
}

const FULL_WIDTH = /[，、。：；！？（）「」《》【】]/;

test('no text in English has full-width punctuation', () => {
  const texts = files.flatMap((file) => englishIn(file).map((text) => ({ file, text })));
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter(({ text }) => FULL_WIDTH.test(text))).toEqual([]);
});
