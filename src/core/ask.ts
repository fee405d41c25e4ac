/** What a question asks, as it is stored with the question and drawn by its card. */
import { z } from 'zod';
import { Command } from './command.ts';
import { entityKinds } from './entity.ts';
import { FormField } from './form-field.ts';
import { FoundRow } from './found-row.ts';
import { ListedProposal } from './listed-proposal.ts';
import type { TURN } from './proposal.ts';
import { rowStates } from './row-state.ts';
import { Text } from './text.ts';

const listOf = <S extends z.ZodType>(schema: S) => z.array(schema).readonly();

const PickOne = z
  .object({
    kind: z.literal('pick'),
    /** What the options are. */
    of: z.enum(entityKinds).default('person'),
    /** Names the target or the flag whose word is in question. */
    target: z.string(),
    typed: z.string(),
    /** What it was typed together with; the word itself where it stood alone. */
    entry: z.string().exactOptional(),
    label: Text,
    /** None was called so; these come closest. */
    onlyNear: z.boolean(),
    /** None comes close either; these are all there are. */
    rest: z.literal(true).exactOptional(),
    options: listOf(FoundRow),
  })
  .readonly();

export const AskField = z
  .object({
    /** The flag or target, also the name of the form field. */
    name: z.string(),
    label: Text,
    required: z.boolean(),
    /** A target of the command, not a flag. */
    target: z.boolean().exactOptional(),
    /** One value, however many words it has; otherwise what is typed is a list. */
    whole: z.boolean().exactOptional(),
    /** How a form asks for it; left out for targets, and in questions from before there were any: then it is typed. */
    controls: listOf(FormField).exactOptional(),
  })
  .readonly();
export type AskField = z.output<typeof AskField>;

const Fill = z
  .object({
    kind: z.literal('fill'),
    title: Text,
    /** What was wrong with what was given. */
    problem: Text.exactOptional(),
    fields: listOf(AskField),
  })
  .readonly();

const Form = z
  .object({
    kind: z.literal('form'),
    /** The proposal that the submitted form takes the place of. */
    replaces: z.string().nullable(),
    title: Text,
    about: listOf(Text),
    /** All pages are one draft: what was filled in on any of them is what its fields are filled with from then on. */
    pages: listOf(listOf(FormField)),
    /** Of `pages`, from 0. */
    page: z.number(),
  })
  .readonly();

/** What was found; one of them can be shown by the command that `shows` names. */
const Found = z
  .object({
    kind: z.literal('found'),
    shows: z.string().nullable(),
    title: Text,
    rows: listOf(FoundRow),
    /** Each has a code or number that people know it by: ids are of no use. */
    coded: z.boolean().default(false),
    /** How many there are beyond these. */
    more: z.number(),
  })
  .readonly();

export const Section = z
  .object({
    title: Text,
    lines: listOf(z.object({ label: Text, value: Text }).readonly()),
    /** Fields without a value. */
    empty: z.number(),
  })
  .readonly();
export type Section = z.output<typeof Section>;

/** What one thing holds; it is the target of the forms that open from here. */
const Show = z
  .object({
    kind: z.literal('show'),
    target: z.string(),
    title: Text,
    label: z.string(),
    id: z.string(),
    coded: z.boolean().default(false),
    notes: listOf(Text),
    sections: listOf(Section),
    /** Forms that can be opened from here. */
    forms: listOf(z.object({ operation: z.string(), title: Text }).readonly()),
  })
  .readonly();

/** Proposals; one of them can be opened, and those of a person decided. */
const Proposals = z
  .object({
    kind: z.literal('proposals'),
    title: Text,
    pages: listOf(listOf(ListedProposal)),
    /** Of `pages`, from 0. */
    page: z.number(),
  })
  .readonly();

const errorLines = {
  code: z.number().nullable(),
  text: Text,
  cause: Text.exactOptional(),
  fix: Text,
  /** Feishu's own words. */
  message: z.string().exactOptional(),
  /** How often it was tried in vain, where more than once. */
  tries: z.number().exactOptional(),
  logId: z.string().nullable(),
  scopes: listOf(z.string()),
};
export const ErrorLines = z.object(errorLines).readonly();
export type ErrorLines = z.output<typeof ErrorLines>;

const MenuLine = z.object({ text: Text, small: z.boolean() }).readonly();
export type MenuLine = z.output<typeof MenuLine>;

/** A command on a button. */
const Offer = z
  .object({
    title: Text,
    command: Command,
    /** Its form is opened, with what the command says filled in; otherwise it is answered as if it had been typed. */
    form: z.boolean(),
    /** The command was asked before and is changed now. */
    edits: z.boolean().exactOptional(),
  })
  .readonly();
export type Offer = z.output<typeof Offer>;

/** What can be said: help, and what may have been meant. */
const Menu = z
  .object({
    kind: z.literal('menu'),
    title: Text,
    colour: z.enum(['blue', 'yellow']),
    pages: listOf(listOf(MenuLine)),
    /** Of `pages`, from 0. */
    page: z.number(),
    offers: listOf(Offer),
  })
  .readonly();

/** Nothing is missing; a read failed and the command may be tried again. */
const Again = z
  .object({
    kind: z.literal('again'),
    error: z.object({ ...errorLines, title: Text, console: z.string().nullable() }).readonly(),
  })
  .readonly();

/** A file that was sent, and the operations that its columns fit. */
const Sheet = z
  .object({
    kind: z.literal('sheet'),
    title: Text,
    rows: z.number(),
    notes: listOf(Text),
    /** With the columns that each understands, and those that it does not. */
    forms: listOf(
      z
        .object({ operation: z.string(), title: Text, known: listOf(z.string()), unknown: listOf(z.string()) })
        .readonly(),
    ),
    file: z.string(),
  })
  .readonly();

/** Columns that mean nothing to the operation: may they be left aside? */
const Columns = z
  .object({ kind: z.literal('columns'), title: Text, known: listOf(z.string()), unknown: listOf(z.string()) })
  .readonly();

export const AskedRow = z
  .object({
    line: z.number(),
    state: z.enum(rowStates),
    target: z.string(),
    /** What is wrong with it, or what it would change. */
    remark: Text,
    /** Of several that are called so. */
    choice: z
      .object({ name: z.string(), typed: z.string(), options: listOf(FoundRow), picked: z.string().nullable() })
      .readonly()
      .exactOptional(),
  })
  .readonly();
export type AskedRow = z.output<typeof AskedRow>;

/** How the rows of a file end, before anything is proposed. */
const Rows = z
  .object({
    kind: z.literal('rows'),
    title: Text,
    notes: listOf(Text),
    pages: listOf(listOf(AskedRow)),
    /** Of `pages`, from 0. */
    page: z.number(),
  })
  .readonly();

const ofFiles = [Sheet, Columns, Rows] as const;

export const Ask = z.discriminatedUnion('kind', [PickOne, Fill, Form, Found, Show, Proposals, Menu, Again, ...ofFiles]);
export type Ask = z.output<typeof Ask>;

/** One kind of question. */
export type Asked<K extends Ask['kind']> = Extract<Ask, { readonly kind: K }>;

/** What people do to a question with a button or a list. */
export type QuestionAct = 'continue' | 'pick' | 'submit' | 'open' | 'edit' | 'retry' | 'cancel' | typeof TURN;

export const isClickTo = ({ act }: { readonly act: string }, wanted: QuestionAct): boolean => act === wanted;
