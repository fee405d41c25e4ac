/** Which things are meant, said like the values of a change: words of what they are, roles with people, fields, `--open`. */
import type { Field } from '../core/field.ts';
import { foldedCode } from '../core/fold.ts';
import { isOpenId } from '../core/ids.ts';
import { comparable } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';

export interface Filter {
  /** All of them stand in what a thing is called, or in what tells it apart: title, code, city, department. */
  readonly words: readonly string[];
  /** People who have any role in it, as they were typed. */
  readonly people: readonly string[];
  /** What its fields hold, by flag. */
  readonly held: Readonly<Record<string, readonly string[]>>;
  /** Only those that are open, or that are not; null where that was not said. */
  readonly open: boolean | null;
}

type Kind = 'words' | 'person' | 'status' | { readonly flag: string };

/** What is asked for of every thing, whatever its fields are. */
const common: readonly (readonly [Kind, readonly string[]])[] = [
  ['words', ['title', 'name', 'department', 'city', 'code', '名称', '标题', '部门', '城市', '编码', '编号']],
  ['person', ['person', 'people', 'of', '人员', '人', '相关人']],
  ['status', ['status', 'state', '状态']],
];
export const OPEN = ['open', '开放', '开放中', '在招', '招聘中', '未结束'];
const CLOSED = ['closed', '关闭', '已关闭', '已结束'];
const NOTHING = ['all', 'every', 'of', 'the', 'with', '所有', '全部', '的'];

const DASHES = /^(?:--|—+|–)/;
const VALUE = /^(.+?)[=＝：:](.*)$/s;

export function readFilter(operation: Operation, typed: readonly string[]): Outcome<Filter> {
  const kinds = kindsOf(operation);
  const found = { words: [] as string[], people: [] as string[], held: new Map<string, string[]>() };
  let open: boolean | null = null;
  let kind: Kind = 'words';
  for (const word of typed) {
    const folded = foldedCode(word).replace(DASHES, '--');
    const [, head = folded, value = ''] = VALUE.exec(folded) ?? [];
    const bare = comparable(head.replace(/^--/, ''));
    const named = kinds.get(bare);
    const isFlag = head.startsWith('--');
    const opens = saysOpen(bare);
    if (opens !== null && (isFlag || kind === 'words' || kind === 'status')) {
      open = opens;
      continue;
    }
    if (isFlag && named === undefined) return refuse(unknownFilter(head, operation));
    if (named !== undefined && (isFlag || typeof named === 'object' || value !== '')) kind = named;
    else if (!NOTHING.includes(bare)) add(found, kind, word);
    if (named !== undefined && value !== '') add(found, kind, value);
  }
  return ok({ words: found.words, people: found.people, held: Object.fromEntries(found.held), open });
}

function saysOpen(word: string): boolean | null {
  return OPEN.includes(word) ? true : CLOSED.includes(word) ? false : null;
}

interface Collected {
  readonly words: string[];
  readonly people: string[];
  readonly held: Map<string, string[]>;
}

/** A mention is a person wherever no role was named. */
function add({ words, people, held }: Collected, kind: Kind, word: string): void {
  if (typeof kind === 'object') held.set(kind.flag, [...(held.get(kind.flag) ?? []), word]);
  else if (kind === 'person' || isOpenId(word)) people.push(word);
  else words.push(word);
}

/** Fields come before what every thing has. */
function kindsOf({ fields }: Operation): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const [flag, field] of fields) {
    if (!isAsked(field)) continue;
    for (const name of [flag, field.label.zh, field.label.en, ...field.names])
      if (!kinds.has(comparable(name))) kinds.set(comparable(name), { flag });
  }
  for (const [kind, names] of common)
    for (const name of names) if (!kinds.has(comparable(name))) kinds.set(comparable(name), kind);
  return kinds;
}

const isAsked = ({ offered, instruction, keyed }: Field): boolean => offered && !instruction && !keyed;

const unknownFilter = (flag: string, { fields }: Operation): Refusal => {
  const own = [...fields].filter(([, field]) => isAsked(field)).map(([name]) => `--${name}`);
  return {
    code: 'unknown-filter',
    text: { zh: `不能按「${flag.slice(0, 40)}」筛选。`, en: `There is no filter "${flag.slice(0, 40)}".` },
    hint: {
      zh: `可以写名称、部门、城市，或 --open、--person、${own.slice(0, 8).join('、')}。`,
      en: `Write a title, department or city, or --open, --person, ${own.slice(0, 8).join(', ')}.`,
    },
  };
};
