import type { Text } from '../core/text.ts';
import { type Check, ill, well } from './check.ts';

export interface ConnectionParts {
  /** Null where deliveries come by webhook alone. */
  readonly connection: { readonly trouble: () => Text | null } | null;
}

/** Of the running process. */
export const connection: Check<ConnectionParts> = {
  what: 'connection',
  title: { zh: '本实例的长连接', en: 'Long connection of this instance' },
  look: async ({ connection: held }) => {
    const trouble = held?.trouble() ?? null;
    if (trouble !== null)
      return [ill(trouble, { zh: '代码见日志；会自动再试', en: 'the log tells codes; it is tried again by itself' })];
    return [
      well(held ? { zh: '已连上', en: 'open' } : { zh: '事件由 webhook 送达', en: 'deliveries come by webhook' }),
    ];
  },
};
