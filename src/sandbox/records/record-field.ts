/** One value of a record: how the page shows it, and how it is changed there by hand. */
import type { Named } from '../seed/settings.ts';

/** How a value is changed by hand. `people` and `person` hold open_ids. */
export type Control = 'text' | 'number' | 'date' | 'on-off' | 'person' | 'people' | 'choice' | 'choices';

export interface RecordField<Row> {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Ids or words, as Hire holds them. */
  readonly read: (row: Row) => readonly string[];
  readonly control?: Control;
  readonly options?: readonly Named[];
  readonly write?: (row: Row, values: readonly string[]) => void;
}

export const one = (value: unknown): string[] =>
  value === undefined || value === null || value === '' ? [] : [String(value)];
export const many = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
export const onOff = (value: boolean): string[] => [value ? 'on' : 'off'];
