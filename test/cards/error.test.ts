/** What Feishu refused. */
import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('looks like this', () => {
  expect(samples.error('前端工程师')).toMatchSnapshot();
});
