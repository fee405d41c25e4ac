import type { ClickAnswer } from '../flow/decide/click-answer.ts';

/** A click's answer as Feishu wants it, whichever way the click came (`platform.md` section 5.3). */
export const clickBody = ({ toast: { type, text }, card }: ClickAnswer): object => ({
  toast: { type, content: text.zh, i18n: { zh_cn: text.zh, en_us: text.en } },
  ...(card ? { card: { type: 'raw', data: card } } : {}),
});
