import type { Operation } from '../core/operation.ts';

export const commandWords = ({ noun, verb }: Pick<Operation, 'noun' | 'verb'>): string[] => [
  `/${noun.en} ${verb.en}`,
  `/${noun.zh} ${verb.zh}`,
];

/** The flags that an operation accepts, without their dashes. */
export function flagsOf(operation: Operation): string[] {
  const own = [...operation.fields].flatMap(([flag, field]) => {
    if (!field.offered) return [];
    return field.many ? [flag, `add-${flag}`, `remove-${flag}`] : [flag];
  });
  return [...own, ...(own.length > 0 ? ['clear'] : []), 'note', 'dry-run'];
}

/** `/job managers <job>… [--recruiter …] …` */
export function usageOf(operation: Operation): string {
  const targets = operation.targets.map(({ name, many }) => `<${name}>${many ? '…' : ''}`);
  const flags = [...operation.fields]
    .filter(([, { offered }]) => offered)
    .map(([flag, { many }]) => `[--${flag} …${many ? ',' : ''}]`);
  const [english = ''] = commandWords(operation);
  return [english, ...targets, ...flags, '[--note …]', '[--dry-run]'].join(' ').replaceAll('…,]', '…]');
}
