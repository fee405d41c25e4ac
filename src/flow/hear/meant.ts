/** Which of its readings a sentence means: the one whose targets are there. */
import type { OperationCommand } from '../../core/command.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries } from '../propose/entries.ts';

/** At least one. */
export type Readings = readonly [OperationCommand, ...OperationCommand[]];

type Meant =
  | { readonly kind: 'meant'; readonly command: OperationCommand }
  /** It could be read, and nothing that it names is there. */
  | { readonly kind: 'nothing-there'; readonly command: OperationCommand }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export async function meant(deps: Deps, [first, ...others]: Readings, asker: Asker): Promise<Meant> {
  const readings = [first, ...others];
  const found = await Promise.all(readings.map((command) => targetsFound(deps, command, asker)));
  const most = Math.max(...found);
  const [likely = first, ...asLikely] = readings.filter((_, index) => found[index] === most);
  if (most === 0 || most === NEAR) return { kind: 'nothing-there', command: likely };
  if (asLikely.length === 0 || most < 0) return { kind: 'meant', command: likely };
  return { kind: 'refused', refusal: severalMeanings([likely, ...asLikely]) };
}

/** None of its targets is there, but some nearly. */
const NEAR = 0.0001;

/** What share of its targets is there: 1 all, 0 none; -1 where the sentence names none. */
async function targetsFound(deps: Deps, command: OperationCommand, asker: Asker): Promise<number> {
  const operation = [...deps.operations, deps.handover].find(({ name }) => name === command.operation);
  const asked = operation?.targets.map(({ name, kind }) => ({ kind, words: command.targets[name] ?? [] })) ?? [];
  const answers = await Promise.all(asked.map(({ kind, words }) => lookUpEntries(deps, kind, { words, asker })));
  const all = answers.flat();
  if (all.length === 0) return -1;
  const found = all.filter(({ found: { kind } }) => kind !== 'none' && kind !== 'refused').length;
  const isNear = all.some(({ found: each }) => each.kind === 'none' && each.nearest.length > 0 && !each.rest);
  return found === 0 && isNear ? NEAR : found / all.length;
}

const severalMeanings = (commands: readonly OperationCommand[]): Refusal => ({
  code: 'several-meanings',
  text: { zh: '这句话可以有几种理解，没有替您选。', en: 'This can mean several things; none was chosen for you.' },
  hint: { zh: '请用下面其中一条命令再说一次。', en: 'Please say it again with one of these commands.' },
  nearest: commands.flatMap(({ understood }) => (understood ? [understood.zh] : [])),
});
