/** Feishu's own tags inside markdown, as nodes. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { CardContext, type Language } from './context.ts';
import type { Tag } from './feishu-tags.ts';
import { colourName, colourOf, linkOf } from './safe.ts';
import { Link, PersonChip, Placeholder } from './small.tsx';

export function FeishuTag({ tag, children }: { tag: Tag; children: ComponentChildren[] }) {
  const { language } = useContext(CardContext);
  const attribute = (name: string): string => tag.attributes.get(name) ?? '';
  switch (tag.name) {
    case 'font':
      return <span style={{ color: colourOf(attribute('color')) ?? '' }}>{children}</span>;
    case 'at':
      return <Mentions ids={attribute('id') || attribute('ids') || attribute('email')} />;
    case 'person':
      return <PersonChip id={attribute('id')} />;
    case 'text_tag':
      return <span class={`tag ${colourName(attribute('color'), 'neutral')}`}>{children}</span>;
    case 'a':
      return <Link to={linkOf(attribute('href'))}>{children.length > 0 ? children : attribute('href')}</Link>;
    case 'link':
      return <Link to={linkOf(attribute('url') || attribute('pc_url'))}>{children}</Link>;
    case 'local_datetime':
      return <time>{localTime(Number(attribute('millisecond')), attribute('format_type'), language)}</time>;
    case 'number_tag':
      return <span class={`tag ${colourName(attribute('background_color'), 'neutral')}`}>{children}</span>;
    case 'audio':
      return <Placeholder kind="音频 Audio" />;
    case 'br':
      return <br />;
    case 'hr':
      return <span class="inline-rule" />;
    default:
      return <>{children}</>;
  }
}

function Mentions({ ids }: { ids: string }) {
  const { nameOf, language } = useContext(CardContext);
  const names = ids.split(',').map((id) => (id === 'all' ? (language === 'zh' ? '所有人' : 'everyone') : nameOf(id)));
  return <span class="mention">{names.map((name) => `@${name}`).join(' ')}</span>;
}

const formats: ReadonlyMap<string, Intl.DateTimeFormatOptions> = new Map([
  ['date_num', { year: 'numeric', month: '2-digit', day: '2-digit' }],
  ['date_short', { month: 'short', day: 'numeric' }],
  ['date', { year: 'numeric', month: 'long', day: 'numeric' }],
  ['week', { weekday: 'long' }],
  ['week_short', { weekday: 'short' }],
  ['time', { hour: '2-digit', minute: '2-digit' }],
  ['time_sec', { hour: '2-digit', minute: '2-digit', second: '2-digit' }],
  ['timezone', { timeZoneName: 'short' }],
]);

/** In the zone of the sandbox's people. */
export const ZONE = 'Asia/Shanghai';

/** Each is made once: to make one costs more than to draw a message. */
const made = new Map<string, Intl.DateTimeFormat>();

function madeFor(format: string, language: Language): Intl.DateTimeFormat {
  const key = `${language} ${format}`;
  const options = formats.get(format) ?? { dateStyle: 'medium', timeStyle: 'short' };
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const formatter = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE });
  made.set(key, formatter);
  return formatter;
}

export function localTime(ms: number, format: string, language: Language): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return '';
  return madeFor(formats.has(format) ? format : '', language).format(ms);
}
