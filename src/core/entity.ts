/** Something in Feishu that a person can point at by id, code or name. */
import type { Reply } from './api.ts';
import type { Refusal } from './outcome.ts';
import type { Text } from './text.ts';

export const entityKinds = [
  'person',
  'job',
  'pool',
  'talent',
  'requirement',
  'prehire',
  'department',
  'level',
  'family',
  'employee-type',
  'workforce-type',
  'job-type',
  'position-address',
  'interview-address',
  'feedback-form',
  'round-type',
  'offer-form',
  'offer-flow',
  'interview-registration',
  'onboarding-form',
  'site-form',
  'cost-center',
  'custom-field',
  'prehire-field',
  'requirement-field',
] as const;
export type EntityKind = (typeof entityKinds)[number];

/** How the values of a tenant's own field are written (`contract/job-requirement.json`, `custom_value_encoding`). */
export interface ValueShape {
  /** Feishu's `object_type`. */
  readonly type: number;
  readonly options: readonly { readonly key: string; readonly zh: string; readonly en: string }[];
}

export interface Entity {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of the same name: code, city, department. */
  readonly detail: string;
  /** What stands beside the name of a target, for names are shared: the code of a job. */
  readonly mark?: string;
  /** Its own code or number, where it has one. */
  readonly code?: string;
  /** Other words it answers to. */
  readonly codes: readonly string[];
  /** Something to know before writing: closed, private. */
  readonly warning?: Text;
  /** Of a tenant's own field. */
  readonly shape?: ValueShape;
  /** Masked mobile and mail: only for a chat that nobody else reads. */
  readonly contact?: string;
  /** What a check between fields may ask about it. */
  readonly traits?: Readonly<Record<string, string>>;
}

/** The end of a mobile tells people of one name apart; it stands on cards that others see, so no more of it. */
export function phoneTail({ contact = '' }: Pick<Entity, 'contact'>): string {
  const [tail] = /\d{4}(?=\s|$)/.exec(contact) ?? [];
  return tail ? `****${tail}` : '';
}

/** One thing among others on a card: by its code, or else by the end of its number. */
export function exactly(entity: Entity): string {
  const { id, label, mark } = entity;
  if (label === '') return id;
  if (mark) return `${label} ${mark}`;
  const tail = phoneTail(entity);
  return tail ? `${label}（${tail}）` : label;
}

/** What became of one typed word. */
export type Found =
  | {
      readonly kind: 'one';
      readonly entity: Entity;
      /** Its name could not be read: scopes of which one would help. */
      readonly lacking?: readonly string[];
    }
  | { readonly kind: 'several'; readonly entities: readonly Entity[] }
  | {
      readonly kind: 'none';
      readonly nearest: readonly Entity[];
      /** None of them is near: they are all there are. */
      readonly rest?: true;
      /** How else to say it. */
      readonly hint?: Text;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Feishu did not tell: a missing scope, or no answer. */
  | { readonly kind: 'failed'; readonly reply: Reply; readonly lacking?: readonly string[] };

export const plainEntity = (id: string): Entity => ({ id, label: '', detail: '', codes: [] });

/** Of one name; more are found by saying more. */
const MOST_SHOWN = 20;

/** What all mean the same word. */
export function foundFrom(entities: readonly Entity[]): Found {
  const [only, another] = entities;
  if (!only) return { kind: 'none', nearest: [] };
  return another ? { kind: 'several', entities: entities.slice(0, MOST_SHOWN) } : { kind: 'one', entity: only };
}
