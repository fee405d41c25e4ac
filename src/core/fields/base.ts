/** What all kinds of fields share. */
import { z } from 'zod';
import { type Outcome, ok } from '../outcome.ts';
import type { Text } from '../text.ts';
import { isList, type Value } from '../value.ts';
import { byName, inWords, spoken } from './words.ts';

export interface Options {
  /** True unless said otherwise. */
  readonly emptiable?: boolean;
  readonly topic?: Text;
}

const asTyped = (word: string): Outcome<Value> => ok(word);

export const base = {
  many: false,
  emptiable: true,
  offered: true,
  instruction: false,
  bare: false,
  sentence: false,
  typed: { takes: 'anything', written: ['number, id'] },
  control: 'word',
  traced: false,
  people: false,
  peopleIn: () => [],
  thingsIn: () => [],
  read: asTyped,
  ...spoken(inWords(byName)),
} as const;

export const text = z.string().nullable();
export const list = z.array(z.string()).readonly();

/** A value as the list of what stands in it. */
export const listed = (value: Value | undefined): string[] =>
  (isList(value) ? value : [String(value ?? '')]).filter((entry) => entry !== '');
