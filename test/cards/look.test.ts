/** What was found, and one of it. */
import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('a list', () => {
  expect(samples.found('前端工程师')).toMatchSnapshot();
});

test('one of it', () => {
  expect(samples.show('前端工程师')).toMatchSnapshot();
});
