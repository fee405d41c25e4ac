/** What the fields of an operation are called, and whose each name is. */
import type { Entity, EntityKind } from '../core/entity.ts';
import type { Spoken } from '../core/spoken.ts';
import { simplified } from '../core/traditional.ts';
import { type Called, GAP } from './label.ts';
import { setAside } from './token.ts';

export const NOTE = 'note';
export const DRY_RUN = 'dry-run';

/** What the tenant's own fields are called, by their kind. */
export type OwnNames = ReadonlyMap<EntityKind, readonly Entity[]>;

/** Most operations have no field that the tenant names. */
export const hasOwn = ({ fields }: Spoken, own: OwnNames): boolean =>
  [...fields.values()].some((field) => field.own && own.has(field.own.kind));

/** Chinese names of the flags that every command has. */
const commonNames: readonly (readonly [string, readonly string[]])[] = [
  [NOTE, ['原因', '说明', '备注']],
  [DRY_RUN, ['只看不做', '只看']],
];

/**
 * Whose a Chinese name is: that of the field that has it; all of them where several share it; else the flag's that every
 * command has. A field of the tenant's own comes last.
 */
export function chineseNames({ fields }: Spoken, own: OwnNames): Map<string, Called> {
  const names = new Map<string, Called>();
  for (const [flag, { label, names: short, offered, sentence }] of fields)
    for (const name of offered ? [...short, label.zh].map(plain) : []) {
      const shared = names.get(name)?.flags;
      names.set(name, { flags: shared ? [...shared, flag] : [flag], key: '', text: sentence });
    }
  for (const [flag, common] of commonNames)
    for (const name of common) if (!names.has(name)) names.set(name, { flags: [flag], key: '', text: flag === NOTE });
  const taken = new Set([...fields].flatMap(([flag, { label }]) => [flag, label.en].map((each) => nameOf(each).name)));
  for (const [flag, field] of fields) {
    const all = field.own ? (own.get(field.own.kind) ?? []) : [];
    const called = all.flatMap((entity) =>
      [entity.label, ...entity.codes].map((name) => ({ ...entity, ...nameOf(name), typed: name })),
    );
    for (const { id, typed, name, shape, english, spelled } of called) {
      if (name === '' || names.has(name) || (english && taken.has(name))) continue;
      // Of several with one name somebody has to pick.
      const isOnly = called.every((other) => other.name !== name || other.id === id);
      const kind = field.own?.typed(shape);
      const own = { field: { ...field, ...kind }, ...(english && { english, spelled }) };
      names.set(name, { flags: [flag], key: setAside(isOnly ? id : typed), text: kind?.sentence === true, ...own });
    }
  }
  return names;
}

export const PARTED = /[-_]/g;
const LETTERS = /^[a-z][a-z\d]*(?:[\s_-]+[a-z\d]+)*$/i;

/** Words of letters may stand apart or be joined by dashes: Project code, `--project-code`. */
function nameOf(typed: string): { name: string; english?: readonly string[]; spelled?: string } {
  if (!LETTERS.test(typed)) return { name: plain(typed) };
  const words = typed.toLowerCase().split(/[\s_-]+/);
  return {
    name: words.join(''),
    english: [words.join(' '), typed.toLowerCase()],
    spelled: `(?<![a-z\\d])${words.join('[ _-]*')}(?![a-z\\d])`,
  };
}

/** Spaces and brackets are left out of a name, which is written in simplified characters. */
export const plain = (name: string): string =>
  simplified(name)
    .toLowerCase()
    .replace(/[（(][^（）()]*[）)]|\s/g, '');

/** Latin and Chinese may stand apart: `Offer 申请表`. */
export const spelling = (name: string): string => literal(name).replace(/(?<=[a-z])(?=[^a-z])/g, GAP);

/** For a pattern that means these very characters. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Any of these words, the longest first, for a pattern. */
export const oneOf = (words: Iterable<string>): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
