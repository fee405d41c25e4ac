/** One reader, one language: over every card that there is. */
import { expect, test } from 'vitest';
import { foreignIn, type Language, readIn } from '../support/languages.ts';
import { everyCard } from '../support/sample-cards.ts';

/** Names in the samples. */
const NAMES = ['前端工程师', '李四', '王五', '赵六', '林晓'];

test.each<Language>(['zh', 'en'])('a reader of %s finds nothing of the other language', (language) => {
  const texts = everyCard('4711').flatMap((card) => readIn(card, language));
  expect(texts.length).toBeGreaterThan(200);
  expect([...new Set(texts.flatMap((each) => foreignIn(each, language, NAMES) ?? []))]).toEqual([]);
});

test('the other language is found where it stands', () => {
  expect(foreignIn('撤销 / Undo #3', 'zh', [])).not.toBeNull();
  expect(foreignIn('撤销 / Undo #3', 'en', [])).not.toBeNull();
  expect(foreignIn('陈静 approved', 'en', ['陈静'])).toBeNull();
  expect(foreignIn('陈静 approved（1/2）', 'en', ['陈静'])).not.toBeNull();
  expect(foreignIn('请用 --offer-form，见 /help', 'zh', [])).toBeNull();
});
