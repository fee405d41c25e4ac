/** How each item of a proposal ended, as rows of a sheet: nothing is shortened there. */
import { itemWords } from '../../../cards/progress.ts';
import type { Field, Speaking } from '../../core/field.ts';
import type { Text } from '../../core/text.ts';
import { entriesIn, isEmpty, sameValue, type Values } from '../../core/value.ts';
import type { WrittenSheet } from '../../files/write-xlsx.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { drawingOf, operationsOf } from '../read/drawing.ts';
import { holdingsOf, namesOnCard } from '../read/names.ts';
import { explain } from '../view/explain.ts';

const headers: readonly (readonly [string, string, number])[] = [
  ['行', 'Row', 6],
  ['对象', 'Target', 28],
  ['原值', 'Old', 36],
  ['新值', 'New', 36],
  ['结果', 'Outcome', 12],
  ['原因', 'Reason', 48],
  ['日志 ID', 'Log id', 30],
];

export function outcomeSheet(deps: Deps, proposal: Proposal, items: readonly Item[]): WrittenSheet {
  const drawing = drawingOf(deps, items);
  const names = namesOnCard(proposal, holdingsOf(items, drawing));
  const speaking = { names, timeZone: deps.settings.timeZone };
  const several = operationsOf(items).length > 1;
  return {
    name: `#${proposal.number}`,
    columns: headers.map(([zh, en, width]) => ({ header: [zh, en], width })),
    rows: items.map((item, at) => {
      const { fields, title, bulk, advice } = drawing(item);
      const changed = [...fields].filter(([flag]) => Object.hasOwn(item.wanted, flag));
      const told: Telling = { item, fields: changed, speaking };
      const label = item.target_label || (item.ids[bulk] ?? '');
      return [
        String(item.line ?? at + 1),
        several ? `${title.zh}：${label}` : label,
        inLines(told, item.seen),
        inLines(told, item.wanted),
        itemWords[item.state].zh,
        reasonOf(told, item.state === 'failed' ? explain(item.code, [advice, deps.commonAdvice]) : null),
        item.log_id ?? '',
      ];
    }),
  };
}

interface Telling {
  readonly item: Item;
  /** Those that change. */
  readonly fields: readonly (readonly [string, Field])[];
  readonly speaking: Speaking;
}

/** A line for each field that changes. */
const inLines = ({ fields, speaking }: Telling, values: Values): string =>
  fields.map(([flag, field]) => `${field.label.zh}：${whole(field, values[flag], speaking)}`).join('\n');

/** Every entry of a list by itself: its words count the long ones. */
function whole(field: Field, value: Values[string] | undefined, speaking: Speaking): string {
  if (!field.many || isEmpty(value)) return field.words(value, speaking).zh;
  return entriesIn(value)
    .map((entry) => field.words([entry], speaking).zh)
    .join('、');
}

interface Explained {
  readonly code: number | null;
  readonly text: Text;
  readonly fix: Text;
}

/** Why it did not come to what was wanted, and what Hire holds instead. */
function reasonOf(told: Telling, error: Explained | null): string {
  const { item, fields } = told;
  const { state, found, held, wanted, message } = item;
  const now = state === 'stale' ? found : state === 'applied' ? null : held;
  const moved =
    now && fields.filter(([flag]) => !sameValue(now[flag], state === 'stale' ? item.seen[flag] : wanted[flag]));
  const holds = now && moved && moved.length > 0 ? `现在是 ${inLines({ ...told, fields: moved }, now)}` : '';
  // Feishu said yes to what Hire holds otherwise: there is no error to explain.
  if (held && state === 'failed') return ['飞书说已成功', holds].filter(Boolean).join('；');
  const code = error?.code ? `（飞书 ${error.code}）` : '';
  const why = error ? `${error.text.zh}${code}。${error.fix.zh}` : '';
  return [why, message ?? '', holds].filter(Boolean).join('\n');
}
