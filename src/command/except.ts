/** J1001 J1002 J1003 …，J1002 除外: those that stay as they are, said behind a sentence. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { CODE } from './readable.ts';

const CODES = `(?<codes>${CODE}(?:(?:\\s*[,，、和及与]\\s*|\\s+(?:and\\s+)?)${CODE})*)`;
const STAYS =
  '(?:除外|不算|不包括|(?:保持)?不[变动]|不(?:用|要|必|需要)?(?:改|动|换)|先?别(?:改|动|换)|先不(?:改|动|换))了?';
const patterns = [
  new RegExp(`^(?<rest>.+?)\\s*[,，;；。(（]\\s*(?:但是?|不过|其中)?\\s*${CODES}\\s*(?<word>${STAYS})[)）。]?$`, 'is'),
  new RegExp(`^(?<rest>.+?)[\\s,，;；]+(?<word>except|but not|excluding)(?: for)?\\s+${CODES}$`, 'is'),
];

/** Of what is said last. */
const MOST_BEHIND = 200;

export interface Except {
  /** Without what is left out. */
  readonly rest: string;
  readonly codes: readonly string[];
  /** That says so. */
  readonly word: string;
}

const MAY_SAY = /[,，;；。(（][^,，;；。(（]*[外动变改换算括]|except|but not|excluding/i;

export function exceptIn(said: string): Except | null {
  if (!MAY_SAY.test(said.slice(-MOST_BEHIND))) return null;
  const { rest, codes, word } = patterns.map((each) => each.exec(said)?.groups).find(Boolean) ?? {};
  if (rest === undefined || codes === undefined || word === undefined) return null;
  return { rest, word, codes: codes.split(/[\s,，、和及与]+|\band\b/).filter((code) => code.trim() !== '') };
}

/** Says of something else that it stays: nothing is left out. */
const STAYS_TOO = /[变动改换]了?$/;

/** Null where some of those are not among what is named: then it is not known who is left out. */
export function withoutThose(
  command: OperationCommand,
  { bulk }: Pick<Operation, 'bulk'>,
  { codes, word: says }: Except,
): OperationCommand | null {
  const left = new Set(codes.map(folded));
  const words = (command.targets[bulk] ?? []).flatMap((entry) => (entry.includes('\t') ? [entry] : entry.split(' ')));
  const kept = words.filter((word) => !left.has(folded(word)));
  if (STAYS_TOO.test(says) && kept.length === words.length) return command;
  const isKnown = codes.every((code) => words.some((word) => folded(word) === folded(code)));
  return isKnown && kept.length > 0 ? { ...command, targets: { ...command.targets, [bulk]: kept } } : null;
}

const folded = (code: string): string => code.normalize('NFKC').toLowerCase();
