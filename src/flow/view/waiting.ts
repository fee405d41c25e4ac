/** What a card says between two tries. No clock: the card catches up when the next one begins. */
import { type adviceFor, pauseAfter, triesFor } from '../../core/advice.ts';
import { minuteOf } from '../../core/dates.ts';
import type { Text } from '../../core/text.ts';
import { rateCodes } from '../../hire/codes.ts';
import type { Item } from '../../store/rows/item.ts';

type Trying = Pick<Item, 'state' | 'code'> & Partial<Pick<Item, 'next_at' | 'tries'>>;

interface Rules {
  readonly lists: Parameters<typeof adviceFor>[1];
  /** IANA name. */
  readonly timeZone: string;
}

/** Null where nothing has gone wrong yet, or nothing is tried any more. */
export function waitingFor(
  { state, code, tries = 0, next_at: at = 0 }: Trying,
  { lists, timeZone }: Rules,
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
  return checked(minuteOf(at, timeZone).slice(-5), tries < most ? next : null);
}

const queued: Text = {
  zh: '飞书限流，排队中，会自动继续',
  en: 'Feishu asks to wait; it goes on by itself',
};

/** Nobody knows yet whether it was written: that is looked up before it is sent again. */
function checked(minute: string, next: Text | null): Text {
  const look = { zh: `飞书没有说是否写入，${minute} 读回核对`, en: `Feishu did not say; read back at ${minute}` };
  const again = next ? { zh: `，没有就${next.zh}`, en: `, if it is not there: ${next.en}` } : { zh: '', en: '' };
  return { zh: `${look.zh}${again.zh}。请不要重复提交`, en: `${look.en}${again.en}. Please don't repeat it` };
}
