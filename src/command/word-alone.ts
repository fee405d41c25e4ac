/** What needs no slash: 待办, 撤销 #136. */
import { HELP } from './head.ts';
import { reports } from './reports.ts';

/** What is longer is no word, and a sentence that tells more. */
const LONGEST = 60;

/** A command's own word alone needs no slash: 待办, help. */
export function commandWordIn(text: string): string | undefined {
  if (text.length > LONGEST || text.startsWith('/')) return undefined;
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^我的(?=待办$)/, '');
  if (wordsAlone.has(word)) return `/${word}`;
  const undone = UNDO.exec(word);
  if (undone) return `/undo ${undone[1] ?? ''}`.trim();
  if (PENDING.test(word)) return '/pending';
  return ASKS_PAST.test(word) ? pastOf(word.replace(/[?？]$/, '')) : undefined;
}

const ASKS_PAST = /谁|历史|记录|history|changed/;
const THING = '(?<about>[^\\s，,。的谁]{2,30})';
const past = [
  `(?:最近)?(?:是)?谁(?:最近)?[改动](?:过|了|的)\\s*${THING}`,
  `${THING}\\s*(?:最近)?(?:是)?(?:被)?谁[改动](?:过|了|的)`,
  `(?:看看|查一?下|看一?下)?\\s*${THING}\\s*的?\\s*(?:修改|变更|改动|操作)?(?:历史|记录)`,
  `(?:show (?:me )?)?(?:the )?history (?:of|for) ${THING}`,
  `who (?:has )?changed ${THING}`,
].map((pattern) => new RegExp(`^${pattern}$`));
/** 操作记录 of all. */
const OF_ALL = /^(?:修改|变更|改动|操作|历史|我)$/;

/** 最近谁改过 J1002, J1002 的修改记录, who changed J1002. */
function pastOf(word: string): string | undefined {
  const about = past.map((pattern) => pattern.exec(word)?.groups?.about).find((each) => each !== undefined);
  return about && (OF_ALL.test(about) ? '/history' : `/history ${about}`);
}

/** 撤销 #136, 撤销刚才的: what can be taken back, or this one. */
const UNDO = /^(?:撤销|undo)(?:\s*(?:刚才|刚刚|上一[个条次])?的?(?:改动|修改|操作|那[个条次])?|\s*#?\s*(\d+))$/;
/** 我有哪些待确认的, 有什么要我审批. */
const PENDING = /^我?有(?:哪些|什么|多少)(?:是)?(?:待|要我?|等我?|需要我?)(?:确认|审批|处理|办)的?(?:改动|事)?[?？]?$/;

const wordsAlone = new Set([...HELP, ...reports.flatMap(({ words }) => words)].map((word) => word.slice(1)));
