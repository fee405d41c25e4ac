import type { Spoken } from '../core/spoken.ts';
import type { Text } from '../core/text.ts';

export const commandWords = ({ noun, verb }: Pick<Spoken, 'noun' | 'verb'>): string[] => [
  `/${noun.en} ${verb.en}`.trim(),
  `/${noun.zh} ${verb.zh}`.trim(),
];

/** The flags that an operation accepts, without their dashes. */
export function flagsOf(operation: Spoken): string[] {
  const own = [...operation.fields].flatMap(([flag, field]) => {
    if (!field.offered) return [];
    return field.many ? [flag, `add-${flag}`, `remove-${flag}`] : [flag];
  });
  return [...own, ...(own.length > 0 ? ['clear'] : []), 'note', 'dry-run'];
}

/** `/job managers <job>… [--recruiter …] …`, and by the Chinese names. */
export function usageOf(operation: Spoken): Text {
  const [en = '', zh = ''] = commandWords(operation);
  const offered = [...operation.fields].filter(([, field]) => field.offered);
  const written = (head: string, targets: readonly string[], flags: readonly string[]): string =>
    [head, ...targets, ...flags.map((flag) => `[--${flag} …]`)].join(' ');
  const target = (name: string, many: boolean): string => `<${name}>${many ? '…' : ''}`;
  return {
    zh: `${written(
      zh,
      operation.targets.map(({ label, many }) => target(label.zh, many)),
      [...offered.map(([, { label }]) => withoutBrackets(label.zh)), '原因'],
    )} [--只看]`,
    en: `${written(
      en,
      operation.targets.map(({ name, many }) => target(name, many)),
      [...offered.map(([flag]) => flag), 'note'],
    )} [--dry-run]`,
  };
}

const withoutBrackets = (label: string): string => label.replace(/[（(].*$/, '').replaceAll(' ', '');
