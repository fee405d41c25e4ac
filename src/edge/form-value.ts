/** What a submitted form holds: values as forms have them, and the names of those that are no such values. */
import { z } from 'zod';
import type { IncomingClick } from '../core/incoming.ts';
import { dangerousNames } from '../core/json.ts';

/** Text that a database takes: no NUL, no half characters. */
const Words = z.string().refine((text) => !/\0|\p{Cs}/u.test(text));
const FormValue = z.union([Words, z.array(Words)]);
const Form = z.custom<object>((form) => typeof form === 'object' && form !== null && !Array.isArray(form));

/** More are not named. */
const MOST_NAMED = 20;
const LONGEST_NAME = 60;

export function formOf(value: unknown): Pick<IncomingClick, 'form' | 'unread'> {
  const form: Record<string, string | string[]> = Object.create(null);
  // A click without a form has none; a control that nobody touched may come as null.
  if (value === undefined || value === null) return { form, unread: [] };
  const { data: members } = Form.safeParse(value);
  if (!members) return { form, unread: [''] };
  const unread: string[] = [];
  for (const [name, given] of Object.entries(members)) {
    if (given === null) continue;
    const { data } = FormValue.safeParse(given);
    if (data === undefined || dangerousNames.has(name) || !Words.safeParse(name).success) unread.push(name);
    else form[name] = data;
  }
  const named = unread.slice(0, MOST_NAMED).map((name) => [...name].slice(0, LONGEST_NAME).join(''));
  return { form, unread: named };
}
