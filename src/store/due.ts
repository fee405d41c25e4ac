/** Calls of which nobody has told the end, and whose time has come: one look for all who see to them. */
import { kept, type Places } from './kept.ts';
import { lit } from './lit.ts';
import type { Db } from './schema.ts';

export interface Due {
  /** Their outcome is unclear. */
  readonly unsettled: boolean;
  /** Accepted, and not read back so far. */
  readonly unread: boolean;
  /** Accepted, and to be read back once more. */
  readonly again: boolean;
}

const due = kept((db, the: Places<{ now: number }>) =>
  db.selectNoFrom(({ exists, selectFrom }) => {
    const timely = selectFrom('items').select('id').where('settle_at', '<=', the('now'));
    const accepted = timely.where('state', '=', lit('checking'));
    return [
      exists(timely.where('state', '=', lit('sending'))).as('unsettled'),
      exists(accepted.where('held', 'is', null)).as('unread'),
      exists(accepted.where('held', 'is not', null)).as('again'),
    ];
  }),
);

export async function callsDue(db: Db, now: number): Promise<Due> {
  const [found] = (await due(db, { now })).rows;
  return { unsettled: Boolean(found?.unsettled), unread: Boolean(found?.unread), again: Boolean(found?.again) };
}
