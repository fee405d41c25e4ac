/** What needs no slash: 待办, 撤销 #136. */
import { HELP } from './head.ts';
import { reports } from './reports.ts';

/** A command's own word alone needs no slash: 待办, help. */
export function commandWordIn(text: string): string | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^我的(?=待办$)/, '');
  if (wordsAlone.has(word)) return `/${word}`;
  const undone = UNDO.exec(word);
  if (undone) return `/undo ${undone[1] ?? ''}`.trim();
  return PENDING.test(word) ? '/pending' : undefined;
}

/** 撤销 #136, 撤销刚才的: what can be taken back, or this one. */
const UNDO = /^(?:撤销|undo)(?:\s*(?:刚才|刚刚|上一[个条次])?的?(?:改动|修改|操作|那[个条次])?|\s*#?\s*(\d+))$/;
/** 我有哪些待确认的, 有什么要我审批. */
const PENDING = /^我?有(?:哪些|什么|多少)(?:是)?(?:待|要我?|等我?|需要我?)(?:确认|审批|处理|办)的?(?:改动|事)?[?？]?$/;

const wordsAlone = new Set([...HELP, ...reports.flatMap(({ words }) => words)].map((word) => word.slice(1)));
