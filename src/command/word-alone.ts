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
  if (TAKES_BACK.test(word)) {
    const [, number] = UNDO.exec(word) ?? [];
    if (number !== undefined) return `/undo ${number}`;
    if (UNDO_LAST.test(word)) return '/undo';
  }
  if (ASKS_WAITING.test(word) && PENDING.test(word)) return '/pending';
  return ASKS_PAST.test(word) ? pastOf(word.replace(/[呀啊呢]?[?？。]*$/, '')) : undefined;
}

const ASKS_PAST = /谁|历史|记录|什么|啥|哪些|几次|改动|变化|history|change/;
/** The history tells of each change when it was. */
const WHEN =
  '(?:最近|近期|刚才|刚刚|之前|以前|[今昨前]天|[上这本]个?(?:周|星期|礼拜|月)|这几天|这两天|[今去]年)(?:[里内]|以来)?';
const WHEN_EN = '(?: (?:recently|lately|today|yesterday|(?:this|last) (?:week|month)))?';
const THING = '(?<about>我|[^\\s，,。的谁]{2,30}?)(?:\\s*的\\S{2,8}?)?';
const CHANGED = '(?:修改|更改|变更|调整|改|动|碰|换)';
const past = [
  `(?:${WHEN})?\\s*(?:都?是|有)?谁\\s*(?:${WHEN})?${CHANGED}(?:过|了|的)\\s*${THING}`,
  `(?:${WHEN})?\\s*${THING}\\s*(?:${WHEN})?\\s*(?:都?是|有)?(?:被)?谁${CHANGED}(?:过|了|的)`,
  `(?:${WHEN})?\\s*${THING}\\s*的?\\s*(?:${WHEN})?\\s*(?:都|被|有)*${CHANGED}(?:过|了|动了)\\s*(?:些|哪)?(?:什么|啥|哪些|几次|哪儿|哪里)(?:东西|地方|内容|字段)?`,
  `(?:${WHEN})?\\s*${THING}\\s*(?:${WHEN})?\\s*有(?:过|没有)?(?:什么|啥|哪些)(?:改动|变化|变动|变更|修改)`,
  `(?:看看|查一?下|看一?下)?\\s*${THING}\\s*的?\\s*(?:${WHEN})?的?\\s*(?:修改|变更|改动|操作)?(?:历史|记录|改动|变更记录)`,
  `(?:show (?:me )?)?(?:the )?history (?:of|for) ${THING}`,
  `who (?:has |was )?(?:changed|changing|edited|touched) ${THING}${WHEN_EN}`,
  `what (?:has |was |has been )?changed (?:of|in|on|about|for) ${THING}${WHEN_EN}`,
].map((pattern) => new RegExp(`^${pattern}$`));
/** 操作记录 of all. */
const OF_ALL = new RegExp(`^(?:修改|变更|改动|操作|历史|我|(?:${WHEN})?(?:都|还)?)$`);

/** 最近谁改过 J1002, J1002 的修改记录, who changed J1002. */
function pastOf(word: string): string | undefined {
  const about = past.map((pattern) => pattern.exec(word)?.groups?.about).find((each) => each !== undefined);
  return about && (OF_ALL.test(about) ? '/history' : `/history ${about}`);
}

const TAKES_BACK = /[撤退还]|改回|undo/;
/** 撤销 #136. */
const UNDO = /^(?:撤销|undo)\s*#?\s*(\d+)$/;
const TAKE_BACK = '(?:撤销|撤回|撤掉|退回去?|改回去|还原)';
const JUST_NOW = '(?:刚才|刚刚|上一?[个条次])的?(?:改动|修改|操作|那[个条次])?';
/** 撤销刚才的, 把刚才的撤销掉, 改错了，退回去. */
const UNDO_LAST = new RegExp(
  `^(?:(?:undo|撤销) ?that|undo (?:it|the last(?: one| change)?)|${TAKE_BACK}(?:一下)?(?:${JUST_NOW}|那[个条次])|(?:把)?(?:${JUST_NOW})(?:不算|不对|[改弄]错)?了?[,， ]*(?:给我|帮我)?${TAKE_BACK}(?:掉|了|吧|一下)*|(?:[改弄搞]错|不对)了?[,， ]*${TAKE_BACK}(?:掉|了|吧|一下)*)[。!！]?$`,
);
const ASKS_WAITING = /有.*[待等要没未该轮]|[待等要没未该轮].*有/;
/** What waits: 待确认, 等我点, 没批完. */
const WAITS =
  '(?:(?:待|等着?|需要?|要|该|轮到)(?:我)?(?:来|去)?|(?:我)?(?:还)?(?:没有?|未)(?:来得及)?)(?:确认|审批|批准|批|处理|办|点|看|决定|通过)(?:完|掉|过)?';
const WHAT = '(?:哪些|什么|啥|多少|几[个条项]|没有)';
/** 我有哪些待确认的, 有什么要我审批, 待我审批的有哪些. */
const PENDING = new RegExp(
  `^(?:(?:我|现在|目前|今天|这边)?(?:还)?(?:有${WHAT}|有)(?:东西|事情?|改动|申请|单子)?(?:是)?${WAITS}的?|${WAITS}的?(?:改动|申请|单子|东西|事情?)?(?:还)?(?:有|是)?(?:哪些|什么|啥|多少|几[个条项]))(?:改动|申请|单子?|东西|事情?|审批)?[吗呢啊呀]?[?？。]*$`,
);

const wordsAlone = new Set([...HELP, ...reports.flatMap(({ words }) => words)].map((word) => word.slice(1)));
