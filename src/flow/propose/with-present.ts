/** A refusal with what stands now in the fields that it is about (`interface.md` section 4). */
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import type { Values } from '../../core/value.ts';
import type { Deps } from '../deps.ts';
import { speakingOf } from './already.ts';
import { presentWords } from './present-words.ts';

/** What it is said of. */
export interface Refused {
  readonly label: string;
  readonly values: Values;
}

const MOST_TARGETS = 5;

export async function withPresent(
  deps: Deps,
  refusal: Refusal,
  { operation, of, known }: { operation: Operation; of: readonly Refused[]; known: Readonly<Record<string, string>> },
): Promise<Refusal> {
  const flags = aboutOf(refusal).filter((flag) => operation.fields.has(flag));
  if (flags.length === 0) return refusal;
  const told = of.slice(0, MOST_TARGETS).map(({ label, values }) => ({
    label,
    idle: {},
    leftOut: false,
    values: Object.fromEntries(flags.map((flag) => [flag, values[flag] ?? null])),
  }));
  const speaking = await speakingOf(deps, operation, { already: told, known });
  const facts = told.flatMap(({ label, values }) =>
    [...operation.fields].flatMap(([flag, field]) => {
      const value = values[flag];
      if (value === undefined) return [];
      return [holding(of.length > 1 ? label : '', field.label, presentWords(field, value, speaking))];
    }),
  );
  return { ...refusal, text: joined([refusal.text, ...facts]) };
}

const aboutOf = ({ about, again }: Refusal): readonly string[] => about ?? (Array.isArray(again) ? again : []);

const holding = (target: string, label: Text, value: Text): Text => ({
  zh: `${target && `${target} 的`}「${label.zh}」现在是${value.zh}。`,
  en: `"${label.en}"${target && ` of ${target}`} is ${value.en}.`,
});

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join(''),
  en: texts.map(({ en }) => en).join(' '),
});
