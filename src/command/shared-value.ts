/** 负责人和用人经理都改成张伟: what stands behind the last name is meant for each. */
import { type Found, GAP, type Label, matchAt } from './label.ts';

/** Another name that is joined to one; a list of names without 都 may say something else of each. */
export const alsoNamed = (any: string): RegExp =>
  any === ''
    ? /(?!)/y
    : new RegExp(
        `${GAP}(?:[和与及]${GAP}(?=${any})|、${GAP}(?=(?:${any})${GAP}(?:全部|全都|都|均|统统|通通|统一|一律)))`,
        'y',
      );

/** What it can begin with. */
const JOINS = /[\s和与及、]/;

interface Next {
  readonly more: RegExp;
  readonly find: (at: number) => Label | null;
}

export function sharedBy(
  { text, at, called }: Pick<Found, 'text' | 'at' | 'called'>,
  { more, find }: Next,
): Label | null {
  const [joint = ''] = called.key === '' && JOINS.test(text[at] ?? '') ? (matchAt(more, text, at) ?? []) : [];
  const label = joint === '' ? null : find(at + joint.length);
  if (!label || label.bare || label.key !== '') return null;
  if (label.cleared.length > 0) return { ...label, cleared: [...called.flags, ...label.cleared] };
  if (label.text || called.text || label.stood) return null;
  const prefix = /^(?:add|remove)-/.exec(label.flag)?.[0] ?? '';
  return { ...label, also: [...label.also, ...called.flags.map((flag) => prefix + flag)] };
}
