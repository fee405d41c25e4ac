/** Who asks wants to know, not to change. */
import { spared } from './spared.ts';

const QUESTION =
  /[?？]|谁|什么|多少|怎么|哪[个位些里天儿]|几[号点时月]|啥|咋|多久|还差几|[吗呢]$|^(?:who|whose|what|which|when|where|why|how)\b/i;

export const isQuestion = (text: string): boolean => QUESTION.test(text);

const LOOKS =
  /^(?:查(?:一?下|看一?下|看|询|查|找)?|看(?:一?[下眼]|看)?|显示一?下?|找(?:一?下)?|show(?: me)?|look (?:up|at)|view|display|find|check)[\s:：]*(?!\s)(?<about>.{2,60})$/i;

/** 帮我查一下 J1002, show me J1002: what shall be shown; null where nothing is said of showing. */
export const lookedFor = (text: string): string | null => LOOKS.exec(spared(text))?.groups?.about ?? null;

/** J1006 负责人换成陈静吗: a change, politely. Whether it was made, or what it is, asks to know. */
const ASKS_TO_CHANGE = /换成|换为|改成|改为|设为|推迟|提前|加入|移出|移除|去掉|清空|^(?:add|change|set|move|remove)\b/i;
const ENDS_ASKING = /[\s吗么呢?？]$/;
const ASKS_TO_KNOW = /谁|什么|多少|怎么|哪[个位些里天]|[了过][吗么呢?？]|有没有|是不是|是否|已经|[?？].*[?？]/;

export const wishIn = (said: string): string =>
  ENDS_ASKING.test(said) && ASKS_TO_CHANGE.test(said) && !ASKS_TO_KNOW.test(said)
    ? said.replace(/\s*[吗么呢]?\s*[?？]?$/, '')
    : said;
