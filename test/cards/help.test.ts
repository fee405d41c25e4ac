/** What the bot can do, and one command in full. */
import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('everything', () => {
  expect(samples.help()).toMatchSnapshot();
});

test('one command', () => {
  expect(samples.helpTopic()).toMatchSnapshot();
});
