import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('a few lines', () => {
  expect(samples.note('前端工程师')).toMatchSnapshot();
});
