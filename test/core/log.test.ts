import { expect, test } from 'vitest';
import { faultFields, storyOf } from '../../src/core/log.ts';
import { Fault } from '../../src/core/outcome.ts';

test('a fault is logged by its code and place, never by its message, which may quote what was sent', () => {
  const cause = new Error('13810002713 陈静 t-secret');
  const fields = faultFields(new Fault('reading a job', { code: 'no-answer', cause }));
  expect(fields).toMatchObject({ fault: 'no-answer', cause: 'Error' });
  expect(fields.place).toMatch(/^at /);
  expect(JSON.stringify(fields)).not.toMatch(/13810002713|陈静|t-secret|reading a job/);
});

test('what is no error at all is told by its type', () => {
  expect(faultFields('13810002713')).toEqual({ fault: 'string' });
  expect(faultFields(undefined)).toEqual({ fault: 'undefined' });
  expect(faultFields(new TypeError('陈静'))).toMatchObject({ fault: 'TypeError' });
});

test("an operator's line reads as a path from the activity to its cause", () => {
  const cause = new Error('file is not a database');
  expect(storyOf(new Fault('opening the database', { code: 'database', cause }), 'starting')).toBe(
    'opening the database: file is not a database',
  );
  expect(storyOf(new Error('no room'), 'starting')).toBe('no room');
  expect(storyOf(42, 'starting')).toBe('starting');
});
