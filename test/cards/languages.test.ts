/** One reader, one language: over every card that there is. */
import { expect, test } from 'vitest';
import { reports, usageOfReport } from '../../src/command/reports.ts';
import { inItsWords } from '../../src/command/spoken.ts';
import { usageOf } from '../../src/command/suggest.ts';
import { noSuchChoice } from '../../src/core/fields/wrong-values.ts';
import type { Text } from '../../src/core/text.ts';
import { operations } from '../../src/operations/index.ts';
import { foreignIn, type Language, readIn } from '../support/languages.ts';
import { everyCard } from '../support/sample-cards.ts';

/** Names in the samples. */
const NAMES = ['前端工程师', '李四', '王五', '赵六', '林晓'];

test.each<Language>(['zh', 'en'])('a reader of %s finds nothing of the other language', (language) => {
  const texts = everyCard('4711').flatMap((card) => readIn(card, language));
  expect(texts.length).toBeGreaterThan(200);
  expect([...new Set(texts.flatMap((each) => foreignIn(each, language, NAMES) ?? []))]).toEqual([]);
});

/** What every record says of how it is typed, and of a word that it does not know: no card is needed for that. */
test('usage, choices and what is closest to a wrong one are each in one language', () => {
  const wrong = ['onsite', '线', 'High', 'campus', '已', 'x'];
  const texts: Text[] = [
    ...reports.flatMap((report) => [usageOfReport(report), report.title, report.about]),
    ...operations.flatMap((operation) => [
      usageOf(operation),
      ...[...operation.fields.values()].flatMap(({ label, typed: { says, choices = [] } }) => [
        label,
        ...(says ? [says] : []),
        ...wrong.flatMap((word) => noSuchChoice(label, word, choices).hint ?? []),
      ]),
    ]),
  ];
  for (const language of ['zh', 'en'] as const)
    expect(texts.flatMap((text) => foreignIn(text[language], language, ['Nowcoder', 'AcmCoder', 'HC']) ?? [])).toEqual(
      [],
    );
});

test('a choice of a sentence is named as its reader calls it, whatever was typed', () => {
  for (const operation of operations)
    for (const [flag, { typed, many }] of operation.fields)
      for (const { zh, en } of typed.choices ?? [])
        for (const word of many ? [] : [zh, en, en.toUpperCase()]) {
          const said = { targets: {}, edits: { [flag]: { set: [word] } }, note: '' };
          const understood = inItsWords(operation, said, { people: new Map(), own: undefined });
          expect([understood.zh.includes(zh), understood.en.includes(en)]).toEqual([true, true]);
        }
});

test('the other language is found where it stands', () => {
  expect(foreignIn('撤销 / Undo #3', 'zh', [])).not.toBeNull();
  expect(foreignIn('撤销 / Undo #3', 'en', [])).not.toBeNull();
  expect(foreignIn('陈静 approved', 'en', ['陈静'])).toBeNull();
  expect(foreignIn('陈静 approved（1/2）', 'en', ['陈静'])).not.toBeNull();
  expect(foreignIn('请用 --offer-form，见 /help', 'zh', [])).toBeNull();
});
