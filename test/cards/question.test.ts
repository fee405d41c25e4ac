/** Which of several, what is left out, and what was answered. */
import { expect, test } from 'vitest';
import { samples } from '../support/sample-cards.ts';

test('one of several', () => {
  expect(samples.pick('前端工程师')).toMatchSnapshot();
});

test('what is missing', () => {
  expect(samples.ask()).toMatchSnapshot();
});

test('what does not fit', () => {
  expect(samples.askAgain('前端工程师')).toMatchSnapshot();
});

test('answered', () => {
  expect(samples.answered('前端工程师')).toMatchSnapshot();
});
