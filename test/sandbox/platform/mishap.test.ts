/** Ways in which an accepted write is carried out otherwise. */
import { describe, expect, test } from 'vitest';
import { bent } from '../../../src/sandbox/platform/mishap.ts';

const held = { recruiter: 'a', assistants: ['b', 'c'], managers: ['d'] };

describe('bent', () => {
  test('without a mishap is what was asked for', () => {
    const body = { recruiter: 'x', assistants: ['y'] };
    expect(bent(body, held, undefined)).toBe(body);
  });

  test('merge adds every list to what is there, once each', () => {
    const body = { recruiter: 'x', assistants: ['c', 'y'], option: [1, 2] };
    expect(bent(body, held, 'merge')).toEqual({ recruiter: 'x', assistants: ['b', 'c', 'y'], option: [1, 2] });
  });

  test('ignore leaves one member as it is, the last that would change', () => {
    const body = { recruiter: 'x', assistants: ['b', 'c'], managers: ['e'] };
    expect(bent(body, held, 'ignore')).toEqual({ recruiter: 'x', assistants: ['b', 'c'], managers: ['d'] });
  });

  test('drop loses one new entry, never an old one', () => {
    expect(bent({ assistants: ['b', 'x', 'y'] }, held, 'drop')).toEqual({ assistants: ['b', 'x'] });
    expect(bent({ assistants: ['b'] }, held, 'drop')).toEqual({ assistants: ['b'] });
  });

  test('a member that the write does not have stays out', () => {
    expect(bent({ recruiter: 'x' }, held, 'merge')).toEqual({ recruiter: 'x' });
    expect(bent({ recruiter: 'x' }, held, 'ignore')).toEqual({ recruiter: 'a' });
  });
});
