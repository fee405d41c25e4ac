/** What a card says between two tries. No clock: the card catches up when the next one begins. */
import { type adviceFor, pauseAfter, triesFor } from '../../core/advice.ts';
import type { Text } from '../../core/text.ts';
import { rateCodes } from '../../hire/codes.ts';
import type { Item } from '../../store/rows/item.ts';

type Trying = Pick<Item, 'state' | 'code'> & Partial<Pick<Item, 'next_at' | 'tries'>>;

interface Rules {
  readonly lists: Parameters<typeof adviceFor>[1];
  /** The quiet period after an unclear outcome. */
  readonly settleAfterMs: number;
}

/** Null where nothing has gone wrong yet, or nothing is tried any more. */
export function waitingFor(
  { state, code, tries = 0, next_at: at = 0 }: Trying,
  { lists, settleAfterMs }: Rules,
): Text | null {
  if (state === 'pending' && code !== null && rateCodes.has(code)) return queued;
  if (tries === 0) return null;
  const most = triesFor(code, lists);
  const next = { zh: `第 ${tries + 1} 次尝试，共 ${most} 次`, en: `${tries + 1} of ${most}` };
  if (state === 'pending') {
    const seconds = Math.ceil(pauseAfter(tries) / 1000);
    return {
      zh: `飞书暂时出错，${seconds} 秒后${next.zh}`,
      en: `Feishu had a fault, next try in ${seconds} s, ${next.en}`,
    };
  }
  if (state !== 'sending') return null;
  if (at === 0) return { zh: `飞书暂时出错，正在${next.zh}`, en: `Feishu had a fault, trying again, ${next.en}` };
  return checked(Math.ceil(settleAfterMs / 1000), tries < most ? next : null);
}

const queued: Text = {
  zh: '飞书限流，排队中，会自动继续',
  en: 'Feishu asks to wait; it goes on by itself',
};

/** Nobody knows yet whether it was written: that is looked up before it is sent again. */
function checked(seconds: number, next: Text | null): Text {
  const look = {
    zh: `飞书暂时出错，${seconds} 秒后核对是否已写入`,
    en: `Feishu had a fault; in ${seconds} s it is looked up whether this was written`,
  };
  return next ? { zh: `${look.zh}，没有就${next.zh}`, en: `${look.en}, if not: next try, ${next.en}` } : look;
}
