/** What the bot sent and got, newest first, with timing. */
import { useContext, useState } from 'preact/hooks';
import type { Traffic } from '../world/traffic.ts';
import { ZONE } from './card/inline-tags.tsx';
import { FilterButton } from './filter-button.tsx';
import { TrafficContext, useView } from './view.ts';

type Filter = 'all' | 'writes' | 'bot';
const filters: readonly { readonly filter: Filter; readonly zh: string; readonly en: string }[] = [
  { filter: 'all', zh: '全部', en: 'All' },
  { filter: 'writes', zh: '写入招聘', en: 'Writes to Hire' },
  { filter: 'bot', zh: '投递给机器人', en: 'To the bot' },
];

const passes = ({ to, effect, fault, what }: Traffic, filter: Filter): boolean =>
  filter === 'all' ||
  (filter === 'bot' ? to === 'bot' : effect || fault !== null || (/^(POST|PUT|PATCH)/.test(what) && isHire(what)));
const isHire = (what: string): boolean =>
  /batch_update|update_config|batch_change|PUT |PATCH \/corehr|pre_hires\//.test(what);

export function Calls() {
  const { t, language } = useView();
  const traffic = useContext(TrafficContext);
  const [filter, setFilter] = useState<Filter>('all');
  const [open, setOpen] = useState(0);
  const shown = traffic.filter((each) => passes(each, filter)).reverse();
  return (
    <section aria-label={t('调用', 'Calls')}>
      <div class="filters" role="group" aria-label={t('筛选', 'Filter')}>
        {filters.map(({ filter: each, ...words }) => (
          <FilterButton key={each} active={filter === each} choose={() => setFilter(each)}>
            {words[language]}
          </FilterButton>
        ))}
      </div>
      <p class="hint">{t('机器人发出和收到的，最新在上。', 'What the bot sent and got, newest first.')}</p>
      <ul class="calls">
        {shown.map((each) => (
          <Call
            key={each.id}
            traffic={each}
            open={open === each.id}
            toggle={() => setOpen(open === each.id ? 0 : each.id)}
          />
        ))}
      </ul>
      {shown.length === 0 && <p class="hint">{t('还没有', 'None yet')}</p>}
    </section>
  );
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZone: ZONE,
});

function Call({ traffic, open, toggle }: { traffic: Traffic; open: boolean; toggle: () => void }) {
  const { t } = useView();
  const { at, ms, to, what, status, code, fault, effect } = traffic;
  const good = status === 200 && (code === null || code === 0);
  return (
    <li>
      <button type="button" class="call" aria-expanded={open} onClick={toggle}>
        <span class={`tag ${to === 'bot' ? 'violet' : 'blue'}`}>{to === 'bot' ? t('收', 'in') : t('发', 'out')}</span>
        <span class="what">{what}</span>
        {effect && <span class="tag green">{t('已写入', 'written')}</span>}
        {fault !== null && <span class="tag red">{fault}</span>}
        <span class={`tag ${good ? 'neutral' : 'red'}`}>{[status || '—', code || ''].filter(Boolean).join(' · ')}</span>
        <span class="hint">
          {clock.format(at)} · {ms} ms
        </span>
      </button>
      {open && (
        <div class="exchange">
          <p class="hint">{t('发出', 'Sent')}</p>
          <pre tabIndex={0}>{pretty(traffic.sent)}</pre>
          <p class="hint">{t('收到', 'Got')}</p>
          <pre tabIndex={0}>{pretty(traffic.got)}</pre>
        </div>
      )}
    </li>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json || '—';
  }
}
