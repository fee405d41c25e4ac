/** Two names behind a command about one person, and nothing said of who follows: /交接 陈静 林晓. */
import type { OperationCommand } from '../../core/command.ts';
import { type Spoken, secondPerson } from '../../core/spoken.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries } from '../propose/entries.ts';

interface Said {
  readonly command: OperationCommand;
  readonly asker: Asker;
}

/** The first leaves, the second follows; as it was where the words are not two people. */
export async function withSecondPerson(
  deps: Deps,
  spoken: Spoken,
  { command, asker }: Said,
): Promise<OperationCommand> {
  const flag = secondPerson(spoken, command.edits);
  const [target] = spoken.targets;
  const words = (target && command.targets[target.name]) ?? [];
  if (!flag || !target || !words.some((word) => word.includes(' '))) return command;
  const [from, to, ...others] = await lookUpEntries(deps, target.kind, { words, asker });
  if (from?.found.kind !== 'one' || to?.found.kind !== 'one' || others.length > 0) return command;
  return {
    ...command,
    targets: { ...command.targets, [target.name]: [from.found.entity.id] },
    edits: { ...command.edits, [flag]: { set: [to.found.entity.id] } },
  };
}
