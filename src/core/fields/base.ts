/** What all kinds of fields share. */
import { z } from 'zod';
import { type Outcome, ok } from '../outcome.ts';
import type { Text } from '../text.ts';
import type { Value } from '../value.ts';

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
  read: asTyped,
} as const;

export const text = z.string().nullable();
export const list = z.array(z.string()).readonly();
