/** What two proposals of one person share where the second is the same command said again. */
import { canonicalJson } from '../../core/api.ts';
import type { Edit } from '../../core/value.ts';
import { sha256 } from '../../store/audit.ts';
import type { NewItem } from '../../store/rows/item.ts';
import type { NewProposal } from '../../store/rows/proposal.ts';
import type { Resolved } from './resolve.ts';

interface Material {
  readonly proposal: Pick<NewProposal, 'operation' | 'note' | 'notices' | 'undoes'>;
  readonly targets: Resolved['targets'];
  readonly items: readonly NewItem[];
  readonly asked: readonly Readonly<Record<string, Edit>>[];
}

/**
 * Over all that an approver reads: changes, note, notices, every target, also those that are left out. Not over the
 * requests: some carry a token that is new each time. `+2` and `12` come to the same only as long as 10 stands there.
 */
export function twinKey({ proposal: { operation, note, notices, undoes }, targets, items, asked }: Material): string {
  const named = Object.fromEntries([...targets].map(([name, entities]) => [name, entities.map(({ id }) => id)]));
  const changes = items.map(({ operation: by, ids, seen, wanted, state, code, note: own }) => ({
    ...(by === operation ? {} : { by }),
    ids,
    seen,
    wanted,
    state,
    code,
    ...(own && { own }),
  }));
  return sha256(canonicalJson({ operation, note, notices, undoes, named, asked, changes }));
}
