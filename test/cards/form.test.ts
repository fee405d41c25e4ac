/** A form: every page inside the limits, no field lost. */
import { describe, expect, test } from 'vitest';
import { formCard, paged } from '../../cards/form.ts';
import type { FormField } from '../../src/core/form-field.ts';
import { everyControl, sendable, text } from '../support/sample-cards.ts';

describe('a form', () => {
  const field = (index: number, options: number): FormField => ({
    name: `f${index}`,
    flag: `f${index}`,
    label: text(`项 ${index}`),
    topic: text(`组 ${Math.floor(index / 4)}`),
    control: 'select',
    options: Array.from({ length: options }, (_, each) => ({
      value: String(each),
      zh: `选项 ${each}`,
      en: `Choice ${each}`,
    })),
    base: [],
    initial: [],
  });

  test.each([
    [5, 3],
    [40, 8],
    [12, 99],
    [90, 0],
  ])('%i fields of %i choices: each page fits, none is lost', (count, options) => {
    const fields = Array.from({ length: count }, (_, index) => field(index, options));
    const data = { title: text('表单'), about: [text('说明')], ref: '00000000-0000-0000-0000-000000000000' };
    const pages = paged(fields, data);
    expect(pages.flat()).toEqual(fields);
    for (const page of pages.keys()) sendable(formCard({ ...data, pages, page }));
  });

  test('looks like this', () => {
    expect(
      formCard({ title: text('表单'), about: [text('说明')], pages: [everyControl('前端')], page: 0, ref: 'r' }),
    ).toMatchSnapshot();
  });
});
