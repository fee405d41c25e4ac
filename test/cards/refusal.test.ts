/** An expected no. */
import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('looks like this', () => {
  expect(samples.refusal('前端工程师')).toMatchSnapshot();
});
