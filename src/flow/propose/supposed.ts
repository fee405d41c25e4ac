/** 负责人张伟换成陈静, where somebody else is: the change is shown, and that something else stands there is said. */
import type { OperationCommand } from '../../core/command.ts';
import { exactly } from '../../core/entity.ts';
import type { Text } from '../../core/text.ts';
import type { Value, Values } from '../../core/value.ts';
import { isList, partsOf } from '../../core/value.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { namesIn } from '../read/names.ts';
import type { Read } from '../read/present.ts';
import { speakingOf } from './already.ts';
import { presentWords, quoted } from './present-words.ts';
import type { Resolved } from './resolve.ts';
import { resolveEdits } from './resolve-edits.ts';
import { settingOf } from './setting.ts';

interface Material {
  readonly command: OperationCommand;
  readonly resolved: Resolved;
  readonly reads: readonly Read[];
}

/** A target that holds something else than was said. */
interface Other {
  readonly name: string;
  readonly flag: string;
  readonly said: string;
  readonly held: Value;
}

export async function otherThanSupposed(
  deps: Deps,
  asker: Asker,
  { command, resolved, reads }: Material,
): Promise<Text[]> {
  const { operation } = resolved;
  const others: Other[] = [];
  for (const [flag, said] of Object.entries(command.supposed ?? {})) {
    const isSo = await holding(deps, asker, { resolved, flag, said });
    for (const [at, read] of reads.entries()) {
      if (read.kind !== 'present' || isSo(read.present.values)) continue;
      const target = resolved.targets.get(operation.bulk)?.[at];
      const held = underKey(read.present.values[flag] ?? null, said);
      others.push({ name: target ? exactly(target) : '', flag, said: said.map(bare).join('、'), held });
    }
  }
  return others.length > 0 ? told(deps, resolved, { others, reads }) : [];
}

type IsSo = (present: Values) => boolean;

/** Who is meant by a name that several have may be any of them; what nobody is called stands nowhere. */
async function holding(
  deps: Deps,
  asker: Asker,
  { resolved: { operation, named }, flag, said }: { resolved: Resolved; flag: string; said: readonly string[] },
): Promise<IsSo> {
  const read = await resolveEdits(deps, { [flag]: { set: [...said] } }, { operation, asker });
  if (read.kind === 'edits') {
    const setting = settingOf(deps, { named: new Map([...named, ...read.named]) });
    return (present) => flag in operation.alreadySo(read.edits, present, setting);
  }
  const options = read.kind === 'ask' && read.ask.kind === 'pick' ? read.ask.options.map(({ id }) => id) : [];
  return (present) => options.some((id) => id === present[flag]);
}

const bare = (word: string): string => partsOf(word).value ?? word;

/** Of a list of entries the one that was spoken of. */
function underKey(value: Value, said: readonly string[]): Value {
  const keys = said.map((word) => partsOf(word)).flatMap(({ key, value: own }) => (own === null ? [] : [key]));
  return isList(value) && keys.length > 0 ? value.filter((entry) => keys.includes(partsOf(entry).key)) : value;
}

async function told(
  deps: Deps,
  resolved: Resolved,
  { others, reads }: { others: readonly Other[]; reads: readonly Read[] },
): Promise<Text[]> {
  const { operation } = resolved;
  const already = others.map(({ flag, held }) => ({ label: '', values: { [flag]: held }, idle: {}, leftOut: false }));
  const speaking = await speakingOf(deps, operation, { already, known: namesIn(resolved, reads) });
  return others.slice(0, MOST_TOLD).flatMap(({ name, flag, said, held }) => {
    const field = operation.fields.get(flag);
    if (!field) return [];
    const now = presentWords(field, held, speaking);
    const typed = quoted({ zh: said, en: said });
    const { zh, en } = field.label;
    return [
      {
        zh: `${name}：${zh}现在是${now.zh}，不是${typed.zh}。`,
        en: `${name}: "${en}" is ${now.en} now, not ${typed.en}.`,
      },
    ];
  });
}

const MOST_TOLD = 10;
