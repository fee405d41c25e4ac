/** While a long list is read. */
import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('looks like this', () => {
  expect(samples.reading('前端工程师')).toMatchSnapshot();
});
