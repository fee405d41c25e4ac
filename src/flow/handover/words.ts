/** What a handover says above its rows: the counts first, and whatever is left out. */
import { type Entity, exactly } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import { chinese, inARow, same, type Text } from '../../core/text.ts';
import type { Deps } from '../deps.ts';
import { englishListOf, listOf } from '../propose/look-up.ts';
import type { Handed, Row } from './gather.ts';

export interface Who {
  /** The name of the one who leaves. */
  readonly from: string;
  /** Names by open_id. */
  readonly people: ReadonlyMap<string, string>;
}

/** `张三 → 李四：更新职位人员 30 项（招聘负责人 28、招聘协助人 5）`; of several who follow each with their rows. */
export function countsOf({ from, people }: Who, rows: readonly Row[]): Text {
  const followers = [...new Set(rows.map(({ follower }) => follower))];
  const called = followers.map((follower) => {
    const name = people.get(follower) ?? follower;
    const own = rows.filter((row) => row.follower === follower).length;
    return followers.length > 1 ? { zh: `${name}（${own} 行）`, en: `${name} (${own})` } : same(name);
  });
  const to = inARow(called);
  const operations = [...new Set(rows.map(({ operation }) => operation))];
  const { zh, en } = inARow(operations.map((operation) => countOf(operation, rows)));
  return { zh: `${from} → ${to.zh}：${zh}`, en: `${from} → ${to.en}: ${en}` };
}

function countOf(operation: Operation, rows: readonly Row[]): Text {
  const own = rows.filter((row) => row.operation === operation);
  const counts = (operation.handover?.flags ?? []).flatMap((flag) => {
    const label = operation.fields.get(flag)?.label;
    const count = own.filter(({ roles }) => label && roles.includes(label)).length;
    return label && count > 0 ? [{ zh: `${label.zh} ${count}`, en: `${label.en} ${count}` }] : [];
  });
  const { zh, en } = inARow(counts);
  return {
    zh: `${operation.title.zh} ${own.length} 项（${zh}）`,
    en: `${operation.title.en}: ${own.length} (${en})`,
  };
}

/** Rows that stay by choice, what is closed or cannot be read, roles that no successor takes, and what was not asked for. */
export function leftOutOf(deps: Pick<Deps, 'handover'>, { asked, gathered }: Handed): Text[] {
  const { rows, closed, hidden } = gathered;
  const kept = rows.filter(({ key, roles }) => roles.length > 0 && asked.keep.has(key));
  const others = deps.handover.parts.filter((part) => !asked.parts.includes(part));
  return [
    ...(kept.length > 0 ? [keptBack(kept)] : []),
    ...stayingOf(rows),
    ...(closed.length > 0 ? [notOpen(closed)] : []),
    ...(hidden > 0 ? [notReadable(hidden)] : []),
    ...(others.length > 0 ? [notAsked(others)] : []),
  ];
}

const rowName = ({ target, operation }: Row): Text => ({
  zh: `${target.exact}（${operation.title.zh}）`,
  en: `${target.exact} (${operation.title.en})`,
});

function keptBack(rows: readonly Row[]): Text {
  const names = rows.map(rowName);
  return {
    zh: `不交接的 ${rows.length} 行：${listOf(names.map(({ zh }) => zh))}`,
    en: `${rows.length} rows stay as they are: ${englishListOf(names.map(({ en }) => en))}`,
  };
}

/** Roles that no successor takes. */
export function stayingOf(rows: readonly Row[]): Text[] {
  const staying = rows.filter(({ stays }) => stays.length > 0);
  return staying.length > 0 ? [stillThere(staying)] : [];
}

function stillThere(rows: readonly Row[]): Text {
  const names = rows.map(({ target, stays }) => {
    const { zh, en } = inARow(stays);
    return { zh: `${target.exact} ${zh}`, en: `${target.exact} ${en}` };
  });
  return {
    zh: `这些角色不随工作交接，仍是本人：${listOf(names.map(({ zh }) => zh))}`,
    en: `These roles do not pass to a successor and stay: ${englishListOf(names.map(({ en }) => en))}`,
  };
}

export const absent = (count: number, exported: number): Text => ({
  zh: `导出的 ${exported} 行里有 ${count} 行不在文件里，它们不会改动。`,
  en: `${count} of the ${exported} exported rows are not in the file; they stay as they are.`,
});

function notOpen(closed: readonly Entity[]): Text {
  const names = closed.map(exactly);
  return {
    zh: `已关闭的 ${closed.length} 个没有查，也不会改动：${listOf(names)}`,
    en: `${closed.length} that are closed were not looked at and stay as they are: ${englishListOf(names)}`,
  };
}

const notReadable = (count: number): Text => ({
  zh: `${count} 个现在读不到（例如正在审批），没有列入。`,
  en: `${count} cannot be read now, such as one in approval; they are not in it.`,
});

function notAsked(parts: readonly Operation[]): Text {
  const also = parts.flatMap(({ handover }) => handover?.also ?? []);
  const labels = inARow(parts.flatMap(rolesOf), '，');
  return {
    zh: chinese`没有查${labels.zh}；要一起交接请写：还交接 ${also.map(({ zh }) => zh).join('、')}`,
    en: `Not looked at: ${labels.en}; to hand these over too: --also ${also.map(({ en }) => en).join(',')}`,
  };
}

/** What they are roles of: a job has a 用人经理 too. */
function rolesOf({ handover, fields }: Operation): Text[] {
  const { zh, en } = inARow((handover?.flags ?? []).flatMap((flag) => fields.get(flag)?.label ?? []));
  const of = handover?.also;
  return zh === '' ? [] : [of ? { zh: `${of.zh}的${zh}`, en: `${en} (${of.en})` } : { zh, en }];
}

export function nothingToHand({ from }: Who, told: Handed): Refusal {
  const [first] = told.gathered.rows.filter(({ roles }) => roles.length > 0);
  return {
    code: 'nothing-changes',
    text: first
      ? {
          zh: `${from} 的每一行都选了不交接，没有可改的。`,
          en: `Every row of ${from} stays; there is nothing to change.`,
        }
      : {
          zh: `${from} 在查过的范围里没有角色，没有可交接的。`,
          en: `${from} has no role in what was looked at: there is nothing to hand over.`,
        },
    hint: {
      zh: '已关闭的职位不查；面试官、评估人和需求负责人要写 --also。',
      en: 'Closed jobs are not looked at; interviewers, evaluators and requirement owners need --also.',
    },
  };
}

export const tooManyRows = (count: number, most: number): Refusal => ({
  code: 'too-many-targets',
  text: { zh: `一次最多交接 ${most} 项，这里有 ${count} 项。`, en: `At most ${most} at once; this has ${count}.` },
  hint: { zh: '请用 --jobs 分几次交接。', en: 'Hand them over in parts with --jobs.' },
});
