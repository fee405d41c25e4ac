/** `npm run bench`: messages read per second of CPU, by how they are written, beside yargs-parser on the plainest of them; cards drawn. */
import yargs from 'yargs-parser';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { drawnCard } from './card-drawn.ts';
import { perSecond } from './per-second.ts';
import { type Cell, median, report } from './report.ts';

const LONGEST = 150_000;

const vocabulary = { operations, looks };
const people = new Map([['ou_chen', '陈静']]);
const reading = (text: string): unknown => parseMessage(text, vocabulary, people);

const flags = [
  '/job managers J1002 --recruiter ou_chen --note 交接',
  '/job config J1001 J1002 --remark 请带电脑 --self-scheduling on',
  '/jr update R00407 --headcount +2 --priority high',
  '/pool add 校招储备 13800138000 13900139000 6930815272790114325',
  '/prehire update 24001 --hire-date 2026-12-01 --worker-id A100',
];
const labels = [
  '/职位 人员 J1002 招聘负责人 陈静 原因 交接',
  '/职位 设置 J1001 J1002 备注：请带电脑\n面试官安排面试：开',
  '/需求 R00407 人数加2，优先级改为高',
  '/人才库 加入 校招储备 13800138000、13900139000',
  '/待入职 24001 入职日期 推迟7天 工号 A100',
];
const sentences = [
  '把 J1002 的招聘负责人换成陈静',
  'R00407 人数加2',
  '把 13810002713 加入校招储备',
  '24001 的入职日期推迟一周',
  'change the recruiter of J1002 to ou_chen',
];
const talents = Array.from({ length: 500 }, (_, at) => String(13_800_000_000 + at * 2_713)).join('、');

/** What comes first, and what it goes on with. */
const hostile: Readonly<Record<string, readonly [string, string]>> = {
  'marks that stay open': ['/jr update R1 --name ', '“'],
  'names of fields': ['/需求 更新 R1 ', '人数 '],
  'names of fields in a text': ['/需求 更新 R1 描述 ', '人数：'],
  'names without a command': ['把 R1 的', '招聘负责人'],
  'flags that do not exist': ['/jr update R1 --name ', '--x '],
  'invisible characters': ['/jr update R1 --name a', '\u200B'],
  'seen and invisible': ['/jr update R1 --name a', 'a\u200B'],
  'cells and lines': ['/人才库 加入 P ', '李\t138\n'],
  spaces: ['/需求 更新 R1 描述 ', ' '],
  commands: ['', '/x\n'],
};

/** The longest of three, ms of CPU. */
function slowest([start, more]: readonly [string, string]): number {
  const text = (start + more.repeat(LONGEST / more.length)).slice(0, LONGEST);
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    reading(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.max(...times);
}

const plain = perSecond(flags, (text) => yargs(text));
const beside = (what: string, texts: readonly string[]): Cell[] => {
  const read = perSecond(texts, reading);
  return [what, read, median(read) / median(plain)];
};
report({
  title: 'Messages read per second of CPU',
  columns: ['', 'a second', '÷ yargs-parser alone'],
  rows: [
    ['yargs-parser alone, on flags', plain, 1],
    beside('flags', flags),
    beside('Chinese names of fields', labels),
    beside('plain sentences', sentences),
    beside('500 talents in one', [`/人才库 加入 校招储备 ${talents}`]),
  ],
});
report({
  title: 'Messages of 150 KB that were made to be slow, the slowest of three',
  columns: ['full of', 'ms of CPU'],
  rows: Object.entries(hostile).map(([what, said]) => [what, slowest(said)]),
});
report({
  title: 'Cards of a proposal, built and measured in bytes',
  columns: ['', 'a second of CPU'],
  rows: [1, 50, 1_000].map((targets) => [`of ${targets} targets`, perSecond([targets], drawnCard)]),
});
