/** Which of its readings a sentence means: the one whose targets are there. */
import { IS_CODE } from '../../command/readable.ts';
import type { OperationCommand } from '../../core/command.ts';
import type { Entity, Found } from '../../core/entity.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries, type Piece } from '../propose/entries.ts';
import { isPlain } from '../propose/look-up.ts';

/** At least one. */
export type Readings = readonly [OperationCommand, ...OperationCommand[]];

export interface LeftOver {
  readonly kind: 'partly';
  /** Of what is there. */
  readonly command: OperationCommand;
  readonly left: string;
  readonly things: readonly Entity[];
}

type Meant =
  | { readonly kind: 'meant'; readonly command: OperationCommand }
  /** Beside what it names stand words that are nothing that is there. */
  | LeftOver
  /** It could be read, and nothing that it names is there. */
  | { readonly kind: 'nothing-there'; readonly command: OperationCommand }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export async function meant(deps: Deps, [first, ...others]: Readings, asker: Asker): Promise<Meant> {
  const readings = [first, ...others];
  const pieces = await Promise.all(readings.map((command) => piecesOf(deps, command, asker)));
  const found = pieces.map(shareFound);
  const most = Math.max(...found);
  const [likely = first, ...asLikely] = readings.filter((_, index) => found[index] === most);
  if (most === 0 || most === NEAR) return { kind: 'nothing-there', command: likely };
  const left = asLikely.length === 0 ? leftOver(deps, likely, pieces[readings.indexOf(likely)] ?? []) : null;
  if (left) return left;
  if (asLikely.length === 0 || most < 0) return { kind: 'meant', command: likely };
  if (await namesNobody(deps, [likely, ...asLikely], asker)) return { kind: 'nothing-there', command: likely };
  return { kind: 'refused', refusal: severalMeanings([likely, ...asLikely]) };
}

/** J1002 改成实习生: whoever would have to be chosen as what, is nobody. */
async function namesNobody(deps: Deps, readings: readonly OperationCommand[], asker: Asker): Promise<boolean> {
  const people = readings.map(({ operation: name, edits }) => {
    const { fields } = deps.drawn(name);
    return Object.entries(edits).flatMap(([flag, { set = [] }]) => (fields.get(flag)?.people ? set : []));
  });
  if (people.some((words) => words.length === 0)) return false;
  const found = await lookUpEntries(deps, 'person', { words: [...new Set(people.flat())], asker });
  return found.every(({ found: each }) => each.kind === 'none');
}

/** None of its targets is there, but some nearly. */
const NEAR = 0.0001;

async function piecesOf(deps: Deps, command: OperationCommand, asker: Asker): Promise<readonly Piece[]> {
  const operation = [...deps.operations, deps.handover].find(({ name }) => name === command.operation);
  const asked = operation?.targets.map(({ name, kind }) => ({ kind, words: command.targets[name] ?? [] })) ?? [];
  const answers = await Promise.all(asked.map(({ kind, words }) => lookUpEntries(deps, kind, { words, asker })));
  return answers.flat();
}

/** What share of its targets is there: 1 all, 0 none; -1 where the sentence names none. */
function shareFound(all: readonly Piece[]): number {
  if (all.length === 0) return -1;
  const found = all.filter(({ found: { kind } }) => kind !== 'none' && kind !== 'refused').length;
  const isNear = all.some(({ found: each }) => each.kind === 'none' && each.nearest.length > 0 && !each.rest);
  return found === 0 && isNear ? NEAR : found / all.length;
}

/** J1010 面试负责人: 面试 is no job, and may say something else of the one that is there. */
function leftOver(
  { operations }: Pick<Deps, 'operations'>,
  { understood: _, ...command }: OperationCommand,
  pieces: readonly Piece[],
): LeftOver | null {
  const operation = operations.find(({ name }) => name === command.operation);
  const things = pieces.flatMap(({ found }) => (found.kind === 'one' ? [found.entity] : []));
  const unknown = pieces.flatMap(({ word, found }) => (found.kind === 'none' && isNoCode(word, found) ? [word] : []));
  if (!operation || operation.moves || things.length === 0 || unknown.length === 0) return null;
  if (things.length + unknown.length < pieces.length) return null;
  const targets = { ...command.targets, [operation.bulk]: things.map(({ id }) => id) };
  return { kind: 'partly', command: { ...command, targets }, left: unknown.join(' '), things };
}

/** A name that nearly is one may be a slip. */
const isNoCode = (word: string, { nearest }: Extract<Found, { kind: 'none' }>): boolean =>
  !isPlain(word) && !IS_CODE.test(word) && (nearest.length === 0 || word.length < 3);

const severalMeanings = (commands: readonly OperationCommand[]): Refusal => ({
  code: 'several-meanings',
  text: { zh: '这句话可以有几种理解，没有替您选。', en: 'This can mean several things; none was chosen for you.' },
  hint: { zh: '请用下面其中一条命令再说一次。', en: 'Please say it again with one of these commands.' },
  nearest: commands.flatMap(({ understood }) => (understood ? [understood.zh] : [])),
});
