/** Something in Feishu that a person can point at by id, code or name. */
import type { Reply } from './api.ts';
import type { Refusal } from './outcome.ts';
import type { Text } from './text.ts';

export interface Entity {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of the same name: code, city, department. */
  readonly detail: string;
  /** Other words it answers to. */
  readonly codes: readonly string[];
  /** Something to know before writing: closed, private. */
  readonly warning?: Text;
}

/** What became of one typed word. */
export type Found =
  | { readonly kind: 'one'; readonly entity: Entity }
  | { readonly kind: 'several'; readonly entities: readonly Entity[] }
  | { readonly kind: 'none'; readonly nearest: readonly Entity[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Feishu did not tell: a missing scope, or no answer. */
  | { readonly kind: 'failed'; readonly reply: Reply };

export const plainEntity = (id: string): Entity => ({ id, label: '', detail: '', codes: [] });
