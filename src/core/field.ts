/** One field of an operation: its flag, its place on cards and forms, what may be typed for it. */
import type { z } from 'zod';
import type { Entity, EntityKind, ValueShape } from './entity.ts';
import type { FormField } from './form-field.ts';
import type { Outcome } from './outcome.ts';
import type { Resolved, Resolving } from './resolving.ts';
import type { Text } from './text.ts';
import type { Edit, Value, Values } from './value.ts';

/** What is true of every word of one command. */
export interface Setting {
  /** ms since 1970 UTC. */
  readonly now: number;
  /** IANA name of the tenant's zone. */
  readonly timeZone: string;
  /** What the target's own things are called, by id; known once it was read. */
  readonly nameOf?: (id: string) => string | undefined;
  /** Of the tenant's own fields, as far as they were looked up: by the key of an entry. */
  readonly shapeOf?: (key: string) => ValueShape | undefined;
}

/** What reading a typed word may need to know. */
export interface Reading extends Setting {
  /** What Hire holds now; undefined before it was read. */
  readonly present?: Value | undefined;
  /** Of the tenant's own field that the value is for. */
  readonly shape?: ValueShape | undefined;
  /** All that the target holds. */
  readonly beside?: Values;
  /** All that was typed for it, where a field takes several words for one value. */
  readonly words?: readonly string[];
}

/** One of the documented values of an enum. */
export interface Choice {
  readonly value: number | string;
  readonly zh: string;
  readonly en: string;
  /** Verbs that alone say so of something: 暂停 R00407. */
  readonly does?: readonly string[];
}

/** What may be typed after the flag. */
export interface Typed {
  readonly takes: 'choice' | 'name' | 'date' | 'nothing' | 'anything';
  /** Of a name: of what. */
  readonly kind?: EntityKind;
  readonly choices?: readonly Choice[];
  /** The ways to write it, in Markdown. */
  readonly written: readonly string[];
  /** The same in words, for the help. */
  readonly says?: Text;
  /** One value, for an example; left out where only a list could tell one. */
  readonly sample?: Text;
}

/**
 * How a change from the present value is typed: what stands before an amount that makes it more, and less. A count is of
 * people or things, an amount is of money; of choices in an order the step itself says all.
 */
export interface Steps {
  readonly by: 'number' | 'amount' | 'time' | 'order';
  readonly up: string;
  readonly down: string;
}

export interface OwnFields {
  readonly kind: EntityKind;
  /** How one of them is typed. */
  readonly typed: (shape: ValueShape | undefined) => OwnTyped;
  /** What their names look like, in folded text, where no list of Feishu's tells them. */
  readonly spelled?: RegExp;
}

export type OwnTyped = Pick<Field, 'sentence' | 'many' | 'steps'>;

/** Who leaves and who follows, open_ids. */
export interface Handing {
  readonly from: string;
  readonly to: string;
}

export type EntryName = readonly [entry: string, name: string];

/** Something in Feishu, other than a person. */
export interface Thing {
  readonly kind: EntityKind;
  readonly id: string;
}

/** What a value is put into words with. */
export interface Speaking {
  /** By id; also of whole entries. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** Of the tenant's own field that a value is for. */
  readonly shape?: ValueShape | undefined;
}

/** Present and new value in words. */
export interface SpokenChange {
  readonly from: Text;
  readonly to: Text;
  /** Names of people or entries that come and go; empty for single values. */
  readonly added: readonly Text[];
  readonly removed: readonly Text[];
  readonly kept: number;
  readonly emptied: boolean;
  /** Of a list that is edited key by key: each key that changes, told apart from the others. */
  readonly parts?: readonly SpokenPart[];
}

export interface SpokenPart extends Omit<SpokenChange, 'parts'> {
  readonly label: Text;
  /** What stands there now, where that was asked. */
  readonly found?: Text;
}

/** A place on a form, before the field has said how it asks there. */
export interface Slot extends Pick<FormField, 'name' | 'flag' | 'key' | 'label' | 'topic'> {
  readonly base: Value | undefined;
  readonly initial: Value | undefined;
}

/** What controls are made with. */
export interface Forming extends Speaking {
  /** Whom a form offers, open_ids. */
  readonly people: readonly string[];
  /** All things of a kind; null where they are too many for a form, or cannot be read. */
  readonly list: (kind: EntityKind) => Promise<readonly Entity[] | null>;
}

export interface Field<V extends Value = Value> {
  readonly label: Text;
  /** Shorter Chinese names that people call it by, beside its label. A name that several fields share means all of them. */
  readonly names: readonly string[];
  /** Chinese verbs that say whose value follows or stands before them: 由陈静负责, 下周一入职. */
  readonly does: readonly string[];
  readonly many: boolean;
  /** What is named twice stays so, for the rules of the operation to tell; otherwise it counts once. */
  readonly doubles: boolean;
  /** A list whose entries are `key=value`. */
  readonly keyed: boolean;
  /** What its keys look like, as a pattern in folded text: one may stand before its name or behind it, 一面面试官. */
  readonly keyWords?: string;
  /** Its keys are fields of the tenant's own, which go by their own names. */
  readonly own?: OwnFields;
  /** May be emptied with `--clear`. Where Feishu refuses an empty value, or has no way to say it, it may not. */
  readonly emptiable: boolean;
  /** Offered as a flag; false for what the verb itself says (`add`, `remove`). */
  readonly offered: boolean;
  /** Over its column in an exported sheet, where no flag says it. */
  readonly header?: Text;
  /** Says how to write, is nothing that Hire holds: never compared with what was read. */
  readonly instruction: boolean;
  /** What the keys of its entries are the names of: a sheet may have a column for each. */
  readonly keys?: EntityKind;
  /** A flag that needs no value: alone it means yes. */
  readonly bare: boolean;
  /** Takes all words up to the next flag, so that a sentence needs no quotes. */
  readonly sentence: boolean;
  /** A change from what is held may be typed: `+2`, 推迟7天. */
  readonly steps: Steps | null;
  readonly typed: Typed;
  /** The field that holds the other end of a range, and whether a word names both: then it is meant for that one too. */
  readonly otherEnd?: { readonly flag: string; readonly named: (word: string) => boolean };
  readonly schema: z.ZodType<V>;
  /** Fields of one topic stand together in a panel of the form. */
  readonly topic: Text;
  /** Its words point at things in Feishu. It holds their ids, which may stand in the audit trail; texts may not. */
  readonly points: boolean;
  /** Its entries are people. */
  readonly people: boolean;
  /** open_ids in a value. */
  readonly peopleIn: (value: Value | undefined) => readonly string[];
  /** The value with one person in another's place, whoever holds it already only once. */
  readonly handed: (value: Value | undefined, people: Handing) => Value;
  /** What else stands in a value by its id. */
  readonly thingsIn: (value: Value | undefined) => readonly Thing[];
  /** Its controls of a form. */
  readonly controls: (slot: Slot, forming: Forming) => Promise<readonly FormField[]>;
  /** The one control of a slot, where the value can be chosen; left out or null where it can only be typed. */
  readonly chosen?: (slot: Slot, forming: Forming) => Promise<FormField | null>;
  /** A word as it counts, by the kind of value that the field takes: the same for what is typed and what is filled in. */
  readonly folded: (word: string, shape?: ValueShape) => Outcome<string>;
  /** What was typed, with ids for names. A word that cannot be told is asked for or refused. */
  readonly resolve: (words: readonly string[], resolving: Resolving) => Promise<Resolved>;
  /** A typed word, or the id it stood for, as the value that the API has. */
  readonly read: (word: string, reading: Reading) => Outcome<Value>;
  /** What to know of a word that sits ill with what stands there: 推迟到 a day that comes before it. */
  readonly remark?: (word: string, to: Value, reading: Reading) => Text | null;
  /** What an edit that goes from the present value comes to: another day, one more choice. Left out where none does. */
  readonly stepped?: (edit: Edit, reading: Reading) => Outcome<Edit>;
  /** What entries of it are called that nobody typed, by the things that their keys stand for. */
  readonly entryNames?: (
    value: Value | undefined,
    keys: ReadonlyMap<string, Entity>,
    timeZone: string,
  ) => readonly EntryName[];
  /** The list that an edit makes of the present one. */
  readonly edited: (edit: Edit, present: readonly string[], setting: Setting) => readonly string[];
  readonly words: (value: Value | undefined, speaking: Speaking) => Text;
  readonly change: (
    change: { from: Value | undefined; to: Value; found?: Value | undefined },
    speaking: Speaking,
  ) => SpokenChange;
}
