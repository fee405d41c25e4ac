/** A week of plain sentences: whatever is put into them reads like the flags that say the same. */
import { expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const ROUNDS = Number(process.env.SENTENCES ?? 150);
const chance = createChance(4100);
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;

type Draft = Pick<OperationCommand, 'operation' | 'targets' | 'edits' | 'note'>;

const draftOf = ({ operation, targets, edits, note }: OperationCommand): Draft =>
  JSON.parse(JSON.stringify({ operation, targets, edits, note }));

function drafts(text: string): Draft[] {
  const [heard] = parseMessage(text, { operations, looks });
  if (heard?.kind === 'operation') return [draftOf(heard)];
  return heard?.kind === 'sentence' ? heard.readings.map(draftOf) : [];
}

function same(text: string, flags: string): void {
  const [wanted] = drafts(flags);
  expect(wanted, flags).toBeDefined();
  expect(drafts(text), `${text}\n${flags}`).toContainEqual(wanted);
}

const many = (one: () => readonly [text: string, flags: string]) => () => {
  for (let round = 0; round < ROUNDS; round += 1) same(...one());
};

const days = ['下下周一', '下下周五', '下周三', '月底', '12月20日', '下个月1号', '2026-12-01'];

test('a day is pushed, dragged or moved to another', () => {
  many(() => {
    const [day, way] = [pick(days), pick(['推', '拖'])];
    return pick([
      [`24001 的入职${way}到${day}`, `/prehire update 24001 --hire-date ${way}到${day}`],
      [`把 24001 的入职日期${way}到 ${day}`, `/prehire update 24001 --hire-date ${way}到${day}`],
      [`R00407 截止${way}到${day}`, `/jr update R00407 --deadline ${way}到${day}`],
      [`24001 ${way}到${day}`, `/prehire update 24001 --hire-date ${way}到${day}`],
      [`24001 入职时间移到${day}`, `/prehire update 24001 --hire-date ${day}`],
      [`R00407 ${way}到${day}`, `/jr update R00407 --deadline ${way}到${day}`],
    ] as const);
  })();
});

test(
  'a day is moved on by some time',
  many(() => {
    const [span, way] = [
      pick(['一周', '两天', '3天', '半个月', '两个月']),
      pick(['往后推', '向后挪', '往前提', '往前挪']),
    ];
    return pick([
      [`24001 ${way}${span}`, `/prehire update 24001 --hire-date ${way}${span}`],
      [`把 R00407 ${way}${span}`, `/jr update R00407 --deadline ${way}${span}`],
      [`R00407 截止${way}${span}`, `/jr update R00407 --deadline ${way}${span}`],
    ] as const);
  }),
);

test(
  'a day stands before the name of its field, and another clause is of the same target',
  many(() => {
    const [day, name] = [
      pick([...days, '提前一周', '推迟两天', '推迟到月底']),
      pick(['截止', '截止日期', '预计完成日期']),
    ];
    return pick([
      [`R00408 ${day}${name}`, `/jr update R00408 --deadline ${day}`],
      [`把 R00408 ${day}${name}，优先级低`, `/jr update R00408 --deadline ${day} --priority 低`],
      [`R00408 ${day}${name}，人数加2`, `/jr update R00408 --deadline ${day} --headcount +2`],
      [`24001 ${day}入职日期`, `/prehire update 24001 --hire-date ${day}`],
    ] as const);
  }),
);

test(
  'somebody goes into a pool',
  many(() => {
    const [who, pool] = [pick(['李思远', '王芳', '欧阳明', '李进']), pick(['校招储备', '高潜人才'])];
    const [goes, also] = [pick(['进', '进入', '入']), pick(['', '也', '都'])];
    return pick([
      [`${who}${also}${goes}${pool}`, `/pool add "${pool}" ${who}`],
      [`让${who}${goes}${pool}吧`, `/pool add "${pool}" ${who}`],
      [`${who}、陈静${also}进${pool}里`, `/pool add "${pool}" ${who}、陈静`],
      [`13810002713 ${goes === '入' ? '进' : goes}${pool}`, `/pool add "${pool}" 13810002713`],
    ] as const);
  }),
);

test.each(['R00407 进行中', 'R00407 进度 50%', '24001 进展顺利'])('%s: nobody goes into a pool', (text) =>
  expect(drafts(text)).toEqual([]),
);
