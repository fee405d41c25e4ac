import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('proposals', () => {
  expect(samples.proposals('前端工程师')).toMatchSnapshot();
});
