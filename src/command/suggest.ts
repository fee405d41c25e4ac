import type { Spoken } from '../core/spoken.ts';

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

/** `/job managers <job>… [--recruiter …] …` */
export function usageOf(operation: Spoken): string {
  const targets = operation.targets.map(({ name, many }) => `<${name}>${many ? '…' : ''}`);
  const flags = [...operation.fields]
    .filter(([, { offered }]) => offered)
    .map(([flag, { many }]) => `[--${flag} …${many ? ',' : ''}]`);
  const [english = ''] = commandWords(operation);
  return [english, ...targets, ...flags, '[--note …]', '[--dry-run]'].join(' ').replaceAll('…,]', '…]');
}
