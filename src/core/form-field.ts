/** One field of a form, as it is stored with the form and drawn by its card. */
import { z } from 'zod';
import { Text } from './text.ts';

export const FormOption = z.object({ value: z.string(), zh: z.string(), en: z.string() }).readonly();
export type FormOption = z.output<typeof FormOption>;

const words = z.array(z.string()).readonly();

export const FormField = z
  .object({
    /** The flag, or `flag-key` for one entry of a keyed list. */
    name: z.string(),
    flag: z.string(),
    /** Of a keyed list: the key that this field is for. */
    key: z.string().exactOptional(),
    label: Text,
    topic: Text,
    /** Typed text is a list, not one text. */
    list: z.boolean().exactOptional(),
    /** Of a keyed list: entries that are as they were change nothing. */
    merges: z.boolean().exactOptional(),
    /** A target of the command, not a field. */
    target: z.boolean().exactOptional(),
    control: z.enum(['text', 'long-text', 'select', 'multi-select', 'person', 'people', 'date']),
    options: z.array(FormOption).readonly().exactOptional(),
    /** Who can be chosen, open_ids. */
    people: words.exactOptional(),
    /** Of a person picker: whom it does not offer, as it was typed beside it. */
    byName: z.string().exactOptional(),
    /** What Hire holds; a value that still equals it changes nothing. */
    base: words,
    /** What the form is filled with. */
    initial: words,
  })
  .readonly();
export type FormField = z.output<typeof FormField>;

/** The name of what is typed beside a picker: a client offers members of the chat alone. Null where nothing is. */
export const besideName = ({ name, control }: Pick<FormField, 'name' | 'control'>): string | null =>
  control === 'person' || control === 'people' ? `${name}-by-name` : null;
