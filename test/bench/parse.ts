/** `npm run bench`: messages read per second of CPU, by how they are written, beside yargs-parser on the plainest of them. */
import { performance } from 'node:perf_hooks';
import yargs from 'yargs-parser';
import { parseMessage } from '../../src/command/parse.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const ROUND_MS = 1_000;
const ROUNDS = 5;
const LONGEST = 150_000;

const vocabulary = { operations, looks };
const people = new Map([['ou_chen', '陈静']]);
const read = (text: string): unknown => parseMessage(text, vocabulary, people);

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

/** One core's worth: others on the machine take time, and no CPU of ours. */
function perSecond(texts: readonly string[], work: (text: string) => unknown): number {
  const round = (): number => {
    const start = process.cpuUsage();
    const until = performance.now() + ROUND_MS;
    let done = 0;
    while (performance.now() < until) for (const text of texts) done += work(text) === null ? 0 : 1;
    const { user, system } = process.cpuUsage(start);
    return (done / (user + system)) * 1_000_000;
  };
  round();
  const rounds = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b);
  return rounds[ROUNDS >> 1] ?? 0;
}

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
    read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.max(...times);
}

const plain = perSecond(flags, (text) => yargs(text));
const say = (what: string, figure: string): boolean => process.stdout.write(`${what.padEnd(28)} ${figure}\n`);
say('yargs-parser alone', `${Math.round(plain)}/s`);
for (const [what, texts] of Object.entries({ flags, 'Chinese names': labels, 'plain sentences': sentences })) {
  const each = perSecond(texts, read);
  say(what, `${Math.round(each)}/s, ${(each / plain).toFixed(2)} of yargs-parser alone`);
}
say('500 talents', `${Math.round(perSecond([`/人才库 加入 校招储备 ${talents}`], read))}/s`);
for (const [what, said] of Object.entries(hostile)) {
  say(`150 KB: ${what}`, `${slowest(said).toFixed(0)} ms`);
}
