/** What kind of thing and of number it is, before or behind: the sentence reads as without them. */
import { expect, test } from 'vitest';
import { bareCodes } from '../../src/command/called-by.ts';
import { lexiconOf } from '../../src/command/lexicon.ts';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const vocabulary = { operations, looks };

function drafts(text: string): unknown[] {
  const [heard] = parseMessage(text, vocabulary);
  if (heard?.kind !== 'sentence') return [];
  return heard.readings.map(({ operation, targets, edits }) => ({ operation, targets, edits }));
}

const chance = createChance(41);
function pick<T>(from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

const codes = ['J1002', 'R00407', '24010', '13810002713', '+86 138-1000-2713', 'li@mail.example.com'];
const changes = ['的负责人换成陈静', '的入职日期推迟7天', '的人数改成12', '加入校招储备', '移出校招储备'];
const columns = operations.flatMap(({ targets, bulk }) => targets.find(({ name }) => name === bulk)?.columns ?? []);
const called = columns.filter(({ shows }) => shows !== 'name').flatMap(({ header, names }) => [header.zh, ...names]);
/** What is also a field may be meant. */
const isField = (word: string): boolean =>
  operations.some((operation) => lexiconOf(operation).namesIn(word).length > 0);
const kinds = columns
  .filter(({ shows }) => shows === 'name')
  .flatMap(({ header, names }) => [header.zh, ...names])
  .filter((word) => !isField(word));

test('300 sentences with what their code is', () => {
  for (let round = 0; round < 300; round += 1) {
    const [code, change] = [pick(codes), pick(changes)];
    const before = `${pick(called)}${pick(['', ' ', '是', '为 ', '：'])}`;
    const behind = `${pick([' 的', '的', ' 这个', '这位'])}${pick([...kinds, '人选'])}`;
    const plain = `把 ${code} ${change}`;
    expect(drafts(plain), plain).not.toEqual([]);
    for (const said of [
      `把${before}${code} ${change}`,
      `把 ${code}${behind}${change}`,
      `把${before}${code}${behind}${change}`,
    ])
      expect(drafts(said), said).toEqual(drafts(plain));
  }
});

test.each([
  ['把候选人李思远加到校招储备', '把李思远加到校招储备'],
  ['把 138 1000 2713 和 13810005493 这两个候选人加入校招储备', '把 138 1000 2713 和 13810005493加入校招储备'],
])('%s', (said, bare) => {
  expect(bareCodes(said, operations)).toBe(bare);
});

test.each([
  'J1002 候选人时区 改成 Asia/Shanghai',
  'R00407 的职位类别改成研发',
  'R00407 的需求类型改成替补',
  'R00407 描述改成：负责 J1002 的职位',
  '24010 工号改成 E1001',
  'J1002 联系人电话 13810002713',
])('%s stays as it is', (said) => {
  expect(bareCodes(said, operations)).toBe(said);
});
