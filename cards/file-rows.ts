/** A file that somebody sent: what it looks like, and how each of its rows ends. */
import type { Asked, AskedRow } from '../src/core/ask.ts';
import { TURN } from '../src/core/proposal.ts';
import { type RowState, rowStates } from '../src/core/row-state.ts';
import { inARow, same, type Text } from '../src/core/text.ts';
import {
  button,
  type Card,
  type CardParts,
  card,
  chooser,
  type Element,
  fullestFitting,
  line,
  nameOn,
  row,
  rule,
} from './card.ts';
import { formButtons } from './look.ts';
import { optionTexts } from './options.ts';

export const rowStateText: Readonly<Record<RowState, Text>> = {
  change: { zh: '要改', en: 'To change' },
  already: { zh: '已是如此', en: 'Already so' },
  'same-name': { zh: '同名', en: 'Same name' },
  'not-found': { zh: '找不到', en: 'Not found' },
  wrong: { zh: '值不对', en: 'Wrong value' },
  twice: { zh: '重复', en: 'Twice' },
  'not-allowed': { zh: '无权限', en: 'Not allowed' },
  stale: { zh: '已失效', en: 'Stale' },
};

type Of<K extends Asked<'sheet' | 'columns' | 'rows'>['kind']> = Omit<Asked<K>, 'kind'> & { readonly ref: string };

const cancel = (ref: string): Element => button({ text: { zh: '取消', en: 'Cancel' }, act: 'cancel', ref });

const listed = (headers: readonly string[]): Text => inARow(headers.map((header) => same(nameOn(header))));

function knownLine(known: readonly string[]): Element {
  const { zh, en } = listed(known);
  return line({ zh: `看懂的列：${zh}`, en: `Understood: ${en}` });
}

function unknownLine(unknown: readonly string[]): Element {
  const { zh, en } = listed(unknown);
  return line({ zh: `看不懂的列：${zh}`, en: `Not understood: ${en}` }, 'warning');
}

const rowsIn = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

export const sheetCard = ({ title, rows, notes, forms, ref }: Omit<Of<'sheet'>, 'file'>): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      line({ zh: `共 ${rows} 行。要用它做什么？`, en: `${rowsIn(rows)}. What shall be done with it?` }),
      ...notes.map((note) => line(note, 'warning')),
      ...forms.flatMap((form) => [
        rule,
        line(form.title),
        knownLine(form.known),
        ...(form.unknown.length > 0 ? [unknownLine(form.unknown)] : []),
      ]),
      ...formButtons(forms, ref, { zh: '请选择', en: 'Choose' }),
    ],
  });

export const columnsCard = ({ title, known, unknown, ref }: Of<'columns'>): Card =>
  card({
    title,
    colour: 'orange',
    elements: [
      knownLine(known),
      unknownLine(unknown),
      line({
        zh: '看不懂的列可以不管，只按看懂的列来改。',
        en: 'They can be left aside; only the columns that are understood count then.',
      }),
      ...row([
        button({
          text: { zh: '不管这些列，继续', en: 'Go on without them' },
          type: 'primary_filled',
          act: 'continue',
          ref,
        }),
        cancel(ref),
      ]),
    ],
  });

/** How long what is said of a row may be, before it is cut. */
const lengths = [240, 120, 60, 30];

export const rowsCard = (data: Of<'rows'>): Card => fullestFitting(lengths.map((most) => () => drawnRows(data, most)));

function drawnRows({ title, notes, pages, page, ref }: Of<'rows'>, most: number): CardParts {
  const all = pages.flat();
  const going = all.filter(goesOn).length;
  return {
    title,
    colour: going > 0 ? 'orange' : 'grey',
    elements: [
      line(counts(all)),
      ...notes.map((note) => line(note, 'warning')),
      ...(pages[page] ?? []).flatMap((each) => rowElements(each, most, ref)),
      rule,
      ...(pages.length > 1 ? [turn(page, pages.length, ref)] : []),
      ...row([...(going > 0 ? [goingOn(going, ref)] : []), cancel(ref)]),
    ],
  };
}

/** What is to change, and what was chosen among several. */
export const goesOn = ({ state, choice }: AskedRow): boolean =>
  state === 'change' || (choice !== undefined && choice.picked !== null);

function counts(rows: readonly AskedRow[]): Text {
  const of = rowStates.flatMap((state) => {
    const count = rows.filter((each) => each.state === state).length;
    return count > 0 ? [{ ...rowStateText[state], count }] : [];
  });
  return {
    zh: `共 ${rows.length} 行：${of.map(({ zh, count }) => `${zh} ${count}`).join(' · ')}`,
    en: `${rowsIn(rows.length)}: ${of.map(({ en, count }) => `${en} ${count}`).join(' · ')}`,
  };
}

const goingOn = (count: number, ref: string): Element =>
  button({
    text: {
      zh: `只改这 ${count} 行，继续`,
      en: count === 1 ? 'Go on with this row only' : `Go on with these ${count} rows only`,
    },
    type: 'primary_filled',
    act: 'continue',
    ref,
  });

const turn = (page: number, pages: number, ref: string): Element =>
  button({
    text: { zh: `下一页（${page + 1}/${pages}）`, en: `Next page (${page + 1}/${pages})` },
    act: TURN,
    ref,
  });

const isTrouble = (state: RowState): boolean => state !== 'change' && state !== 'already';

function rowElements(asked: AskedRow, most: number, ref: string): Element[] {
  const { line: number, state, target, remark, choice } = asked;
  const { zh, en } = rowStateText[state];
  const about = { zh: `第 ${number} 行 · ${zh} · ${target}`, en: `Row ${number} · ${en} · ${target}` };
  const tone = isTrouble(state) ? 'warning' : 'small';
  return [line(about, 'normal', most), line(remark, tone, most), ...(choice ? [choices(number, choice, ref)] : [])];
}

/** An option says its row too: a choice carries nothing but itself. */
const choices = (number: number, { options, picked }: NonNullable<AskedRow['choice']>, ref: string): Element => {
  const texts = optionTexts(options);
  const chosen = texts.get(picked ?? '');
  return chooser({
    placeholder: chosen ? { zh: `已选：${chosen}`, en: `Chosen: ${chosen}` } : { zh: '选一个', en: 'Choose one' },
    options: [...texts].map(([id, text]) => ({ value: rowOption(number, id), text: same(text) })),
    act: 'pick',
    ref,
  });
};

export const rowOption = (number: number, id: string): string => `${number}:${id}`;
