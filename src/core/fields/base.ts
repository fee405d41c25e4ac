/** What all kinds of fields share. */
import { z } from 'zod';
import type { Slot } from '../field.ts';
import { foldedCode } from '../fold.ts';
import { type Outcome, ok } from '../outcome.ts';
import type { Resolved } from '../resolving.ts';
import type { Text } from '../text.ts';
import { editedList, type Value } from '../value.ts';
import { typedText } from './controls.ts';
import { byName, inWords, spoken } from './words.ts';

export interface Options {
  /** True unless said otherwise. */
  readonly emptiable?: boolean;
  readonly names?: readonly string[];
  readonly does?: readonly string[];
  readonly topic?: Text;
}

const asTyped = (word: string): Outcome<Value> => ok(word);

export const base = {
  topic: { zh: '内容', en: 'Fields' },
  names: [],
  does: [],
  many: false,
  keyed: false,
  doubles: false,
  emptiable: true,
  offered: true,
  instruction: false,
  bare: false,
  sentence: false,
  steps: null,
  typed: { takes: 'anything', written: ['number, id'], says: { zh: '数字或 ID', en: 'a number or id' } },
  points: false,
  people: false,
  peopleIn: () => [],
  handed: (value: Value | undefined): Value => value ?? null,
  thingsIn: () => [],
  folded: (word: string): Outcome<string> => ok(foldedCode(word)),
  controls: async (slot: Slot) => [typedText(slot)],
  resolve: async (words: readonly string[]): Promise<Resolved> => ({ kind: 'words', words }),
  read: asTyped,
  edited: editedList,
  ...spoken(inWords(byName)),
} as const;

export const text = z.string().nullable();
export const list = z.array(z.string()).readonly();
