import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('sections', () => {
  expect(samples.report('前端工程师')).toMatchSnapshot();
});
