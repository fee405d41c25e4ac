/** What was filled in where fields were asked for: the command with that in it. */
import type { AskField } from '../../core/ask.ts';
import type { OperationCommand } from '../../core/command.ts';
import { isBlank } from '../../core/fold.ts';
import { besideName, type FormField } from '../../core/form-field.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import type { Edit } from '../../core/value.ts';
import { submitted, targetsIn, wordsIn } from './submitted.ts';

type Form = IncomingClick['form'];

/** Null where nothing was filled in. */
export function withAnswers(
  command: OperationCommand,
  fields: readonly AskField[],
  form: Form,
): { readonly command: OperationCommand; readonly count: number } | null {
  const withdrawn = new Set(fields.filter((field) => isWithdrawn(field, form)).map(({ name }) => name));
  const kept = Object.entries(command.edits).filter(([flag]) => !withdrawn.has(flag));
  const given = fields.flatMap((field) => {
    const words = answered(field, form);
    return words.length > 0 ? [{ field, words }] : [];
  });
  if (given.length === 0 && (withdrawn.size === 0 || kept.length === 0)) return null;
  const first: OperationCommand = { ...command, edits: Object.fromEntries(kept) };
  return { command: given.reduce(withFilled, first), count: given.length + withdrawn.size };
}

/** The words of an answer; none for a field that was not touched. */
export function answered({ name, whole, controls, target }: AskField, form: Form): string[] {
  const touched = controls?.filter((control) => isTouched(control, form)) ?? [];
  if (touched.length > 0) return submitted(touched, form).edits[name]?.set ?? [];
  const typed = Object.hasOwn(form, name) ? (form[name] ?? '') : '';
  if (whole) return [typed].flat().filter((text) => !isBlank(text));
  return target ? targetsIn(typed) : wordsIn(typed);
}

const isTouched = (control: FormField, form: Form): boolean =>
  [control.name, besideName(control)].some((name) => name !== null && Object.hasOwn(form, name));

/** What was typed wrongly was taken out again. */
const isWithdrawn = (field: AskField, form: Form): boolean =>
  (field.controls ?? []).some(({ name, initial }) => initial.length > 0 && Object.hasOwn(form, name)) &&
  answered(field, form).length === 0;

interface Filled {
  readonly field: AskField;
  readonly words: string[];
}

function withFilled(command: OperationCommand, { field: { name, target }, words }: Filled): OperationCommand {
  if (target) return { ...command, targets: { ...command.targets, [name]: words } };
  return { ...command, edits: { ...command.edits, [name]: withWords(command.edits[name], words) } };
}

/** The value goes where it was missing: `--add-assistants` without people stays an addition. */
const withWords = (edit: Edit | undefined, words: string[]): Edit => {
  if (edit?.add && edit.add.length === 0) return { ...edit, add: words };
  if (edit?.remove && edit.remove.length === 0) return { ...edit, remove: words };
  return { set: words };
};
