/** Items become all that is stored of a proposal: with the names of what their cards show. */
import type { OperationCommand } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';
import { MINUTE_MS } from '../../core/time.ts';
import type { NewItem } from '../../store/rows/item.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { changesOf, namesFromLists, namesIn } from '../read/names.ts';
import type { Read } from '../read/present.ts';
import { warningsOf } from './look-up.ts';
import type { Resolved } from './resolve.ts';
import { type NewProposal, sharedTarget } from './save-proposal.ts';

export interface Finishing {
  readonly command: OperationCommand;
  readonly resolved: Resolved;
  readonly reads: readonly Read[];
  readonly items: readonly NewItem[];
  readonly notices: readonly Text[];
}

export async function finished(deps: Deps, source: Source, finishing: Finishing): Promise<NewProposal> {
  const { command, resolved, reads, items, notices } = finishing;
  const known = namesIn(resolved, reads);
  const listed = await namesFromLists(deps, changesOf(items, drawingOf(deps, items)), known);
  return {
    operation: resolved.operation.name,
    command,
    targets: resolved.targets,
    asked: [resolved.edits],
    within: sharedTarget(resolved),
    items,
    notices: [...lateNotice(deps, source), ...noticesIn(resolved, items), ...notices],
    names: { ...known, ...listed.names, ...entryNames(deps, resolved, items) },
    details: { ...listed.details, ...detailsIn(resolved) },
  };
}

/** What was counted from the present value nobody typed. */
const entryNames = ({ settings }: Deps, { operation, named }: Resolved, items: readonly NewItem[]) =>
  Object.fromEntries(
    items.flatMap(({ wanted }) =>
      Object.entries(wanted).flatMap(
        ([flag, value]) => operation.fields.get(flag)?.entryNames?.(value, named, settings.timeZone) ?? [],
      ),
    ),
  );

/** Of what cannot be written the reason is told, where it stands; to warn of it is to say it twice. */
function noticesIn({ operation, targets, notices }: Resolved, items: readonly NewItem[]): Text[] {
  const failed = new Set(items.filter(({ state }) => state === 'failed').map(({ ids }) => ids[operation.bulk]));
  const own = (targets.get(operation.bulk) ?? []).filter(({ id }) => failed.has(id));
  const told = new Set(warningsOf(own).map(({ zh }) => zh));
  return notices.filter(({ zh }) => !told.has(zh));
}

const detailsIn = ({ named }: Resolved): Record<string, string> =>
  Object.fromEntries([...named].flatMap(([id, { detail }]) => (detail ? [[id, detail]] : [])));

/** A message that Feishu delivered late may no longer be meant: say how old it is. */
function lateNotice(deps: Deps, { sentAt }: Source): Text[] {
  if (sentAt === undefined) return [];
  const { zh, en } = ago(deps.now() - sentAt);
  return [
    { zh: `这条命令是 ${zh}前发出的，请确认仍然需要。`, en: `This was sent ${en} ago; make sure it is still wanted.` },
  ];
}

function ago(ms: number): Text {
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.round(minutes / 60);
  return minutes < 120
    ? { zh: `${minutes} 分钟`, en: `${minutes} minutes` }
    : { zh: `${hours} 小时`, en: `${hours} hours` };
}
