/** The columns of a sheet for an operation: what names a target, its fields, the reason; headers in both languages. */
import type { Place } from '../../core/carried.ts';
import type { Field } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import type { TargetColumn } from '../../core/target.ts';
import type { Text } from '../../core/text.ts';
import type { WrittenColumn } from '../../files/write-xlsx.ts';
import { STEPS } from './columns.ts';

/** What stands in it. */
export type Shown =
  | { readonly kind: 'target'; readonly target: string; readonly shows: TargetColumn['shows'] }
  | ({ readonly kind: 'value' } & Place)
  | { readonly kind: 'nothing' };

export interface SheetColumn extends WrittenColumn {
  readonly example: string;
  readonly shown: Shown;
}

const WIDTH = 18;
const nothing: Shown = { kind: 'nothing' };

/** A form has no use for what only says how to write. */
const isAsked = ({ offered, bare }: Field): boolean => offered && !bare;

export function sheetColumns(operation: Operation, fields: readonly SheetColumn[] = emptyFields(operation)) {
  // A header that names a field too would mean that.
  const isFree = ({ zh }: Text) => !fields.some(({ header }) => header.includes(zh));
  const named = operation.targets.flatMap(({ name, columns }) =>
    columns
      .filter(({ header }) => isFree(header))
      .map(({ header, shows }) => sheetColumn(header, { kind: 'target', target: name, shows })),
  );
  return [...named, ...fields, sheetColumn({ zh: '原因', en: 'Reason' }, nothing)];
}

const emptyFields = ({ fields }: Operation): SheetColumn[] =>
  [...fields].flatMap(([flag, field]) => (isAsked(field) ? fieldColumns(flag, field) : []));

/** Those of an export: what the verb itself says has a column too; `keys` are the tenant's own columns of a field. */
export const exportedFields = ({ fields }: Operation, keys: ReadonlyMap<string, readonly Key[]>): SheetColumn[] =>
  [...fields].flatMap(([flag, field]) => {
    const { header } = field;
    const own = keys.get(flag);
    if (own) return own.map((key) => keyColumn(flag, key));
    if (header) return [{ ...fieldColumn(flag, field), header: [header.zh, header.en] }];
    return isAsked(field) ? fieldColumns(flag, field) : [];
  });

export interface Key {
  readonly id: string;
  /** As the column is found again. */
  readonly header: string;
}

const keyColumn = (flag: string, { id, header }: Key): SheetColumn => ({
  header: [header],
  width: WIDTH,
  example: '',
  shown: { kind: 'value', flag, key: id },
});

const sheetColumn = ({ zh, en }: Text, shown: Shown, example = ''): SheetColumn => ({
  header: [zh, en],
  width: WIDTH,
  example,
  shown,
});

const isCount = ({ steps }: Field): boolean => steps?.by === 'number';

function fieldColumn(flag: string, field: Field): SheetColumn {
  const { choices, takes } = field.typed;
  const example = choices?.[0]?.zh ?? (takes === 'date' ? '2026-12-01' : isCount(field) ? '5' : '');
  return {
    ...sheetColumn(field.label, { kind: 'value', flag }, example),
    ...(choices && { choices: choices.map(({ zh }) => zh) }),
  };
}

/** A count has a column of its own for changes: in a sheet a `+2` is a total. */
function fieldColumns(flag: string, field: Field): SheetColumn[] {
  const { zh, en } = field.label;
  const change = { zh: `${zh}${STEPS.zh}`, en: `${en} ${STEPS.en}` };
  return [fieldColumn(flag, field), ...(isCount(field) ? [sheetColumn(change, nothing)] : [])];
}
