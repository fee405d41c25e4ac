/** What Feishu refused: the code, what it means here, what to do, the log id for the administrator. */
import type { Asked, ErrorLines } from '../src/core/ask.ts';
import type { Text } from '../src/core/text.ts';
import { button, type Card, card, type Element, line, linkButton, row } from './card.ts';

export function errorLines({ code, text, cause, fix, message, tries, logId, scopes }: ErrorLines): Element[] {
  const trace = traceOf(code, logId);
  const scope = {
    zh: `缺少权限（开通一项即可）：${scopes.join(' ')}`,
    en: `Missing scope (one is enough): ${scopes.join(' ')}`,
  };
  return [
    line(text, 'removed'),
    ...(cause ? [line({ zh: `常见原因：${cause.zh}`, en: `Usual cause: ${cause.en}` }, 'small')] : []),
    ...(message ? [line({ zh: `飞书的返回说明：${message}`, en: `Feishu says: ${message}` }, 'small')] : []),
    ...(tries
      ? [line({ zh: `试了 ${tries} 次，不再自动重试`, en: `Tried ${tries} times, not tried again by itself` })]
      : []),
    line(fix),
    ...(scopes.length > 0 ? [line(scope)] : []),
    ...(trace.zh ? [line(trace, 'small')] : []),
  ];
}

/** For the administrator. */
function traceOf(code: number | null, logId: string | null): Text {
  const parts = [
    ...(code === null ? [] : [{ zh: `飞书错误码 ${code}`, en: `Feishu code ${code}` }]),
    ...(logId ? [{ zh: `日志 ID ${logId}`, en: `log id ${logId}` }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

export type ErrorCardData = Asked<'again'>['error'] & {
  /** Reference for the retry button; null where trying again makes no sense. */
  readonly retryRef: string | null;
};

export const errorCard = ({ title, console, retryRef, ...error }: ErrorCardData): Card =>
  card({
    title,
    colour: 'red',
    elements: [
      ...errorLines(error),
      ...row([
        ...(retryRef
          ? [button({ text: { zh: '重试', en: 'Try again' }, type: 'primary_filled', act: 'retry', ref: retryRef })]
          : []),
        ...(console ? [linkButton({ zh: '去开通权限', en: 'Grant the scope' }, console)] : []),
      ]),
    ],
  });
