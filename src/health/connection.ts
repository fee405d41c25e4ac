import { type Check, ill, well } from './check.ts';

export interface ConnectionParts {
  /** Null where deliveries come by webhook alone. */
  readonly connection: { readonly trouble: () => string | null } | null;
}

/** Of the running process. */
export const connection: Check<ConnectionParts> = {
  what: 'connection',
  look: async ({ connection: held }) => {
    const trouble = held?.trouble() ?? null;
    if (trouble !== null) return [ill(trouble, 'the log tells codes; it is tried again by itself')];
    return [well(held ? 'open' : 'deliveries come by webhook')];
  },
};
