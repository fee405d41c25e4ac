/** The rows of a handover as a form: which stay, and which go to somebody else. */
import type { FormField } from '../../core/form-field.ts';
import { inARow, type Text } from '../../core/text.ts';
import type { Save, Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { formFor } from '../ask/form.ts';
import { MOST_OPTIONS, MOST_PEOPLE } from '../ask/lists.ts';
import type { Deps } from '../deps.ts';
import type { HandoverAsked } from './asked.ts';
import type { Handed, Row } from './gather.ts';

/** A picker for each of more rows would need dozens of pages: for those there is the file. */
const MOST_PICKED = 60;

export async function openRows(
  deps: Deps,
  source: Source,
  { asked, gathered, replaces }: Handed & { readonly replaces: string | null },
): Promise<Save> {
  const { title } = deps.handover;
  const rows = gathered.rows.filter(({ roles }) => roles.length > 0);
  const people = [...new Set([asked.to, source.requester, ...(await deps.people.met())])].slice(0, MOST_PEOPLE);
  const picks = rows.length <= MOST_PICKED ? rows.map((row, at) => pickOf(asked, people, { row, at })) : [];
  const also = asked.command.edits.also?.set ?? [];
  const wish = {
    operation: deps.handover,
    presents: [],
    wanted: { to: asked.to, jobs: (asked.jobs ?? []).map(({ id }) => id), also },
    requester: source.requester,
  };
  const { byId } = await deps.people.names([asked.from.id]);
  const about = picks.length < rows.length ? [byFile(byId.get(asked.from.id) ?? asked.from.label)] : [];
  const form = await formFor(deps, wish, { about, first: [...keepers(asked, rows), ...picks] });
  const ask = { kind: 'form' as const, title, about: form.about, pages: form.pages, page: 0, replaces };
  return askQuestion(deps, source, { command: { ...asked.command, edits: {} }, ask });
}

const whichStay = { zh: '勾选不交接的行', en: 'Tick the rows that stay' };

/** One list, or several where one cannot hold all. */
function keepers({ keep }: HandoverAsked, rows: readonly Row[]): FormField[] {
  const lists: FormField[] = [];
  for (let start = 0; start < rows.length; start += MOST_OPTIONS) {
    const own = rows.slice(start, start + MOST_OPTIONS);
    const part = `${start + 1}–${start + own.length}`;
    lists.push({
      name: `keep-${start + 1}`,
      flag: 'keep',
      key: part,
      label: { zh: `${whichStay.zh}（${part}）`, en: `${whichStay.en} (${part})` },
      topic: whichStay,
      control: 'multi-select',
      options: own.map((row) => ({ value: row.key, ...called(row) })),
      base: [],
      initial: own.flatMap(({ key }) => (keep.has(key) ? [key] : [])),
    });
  }
  return lists;
}

const someoneElse = { zh: '个别行交给别人', en: 'Rows for somebody else' };

const pickOf = (
  { rows }: HandoverAsked,
  people: readonly string[],
  { row, at }: { row: Row; at: number },
): FormField => ({
  name: `rows-${at + 1}`,
  flag: 'rows',
  key: row.key,
  label: called(row),
  topic: someoneElse,
  control: 'person',
  people,
  base: [],
  initial: [rows.get(row.key) ?? ''].filter(Boolean),
});

/** `J1001 前端工程师：招聘负责人、用人经理` */
function called({ target, roles }: Row): Text {
  const { zh, en } = inARow(roles);
  return { zh: `${target.exact}：${zh}`, en: `${target.exact}: ${en}` };
}

const byFile = (from: string): Text => ({
  zh: `超过 ${MOST_PICKED} 行，逐行换接手人请用表格：发送 /导出 交接 @${from}，填好「接手人」把文件发回来。`,
  en: `With more than ${MOST_PICKED} rows successors are chosen in a file: send /export handover @${from}, fill it in and send it back.`,
});
