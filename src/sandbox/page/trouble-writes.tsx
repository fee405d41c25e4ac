/** What the next writes to Hire meet: faults and refusals, one each. */
import { useState } from 'preact/hooks';
import { useView } from './view.ts';
import { trouble as setTrouble } from './wire.ts';

const faults = [
  { kind: '500-before', zh: '500，没有写入', en: '500, nothing written' },
  { kind: '500-after', zh: '500，其实已写入', en: '500, but written' },
  { kind: 'reset-before', zh: '断线，没有写入', en: 'Line cut, nothing written' },
  { kind: 'reset-after', zh: '断线，其实已写入', en: 'Line cut, but written' },
  { kind: 'empty-after', zh: '空回答，其实已写入', en: 'Empty answer, but written' },
  { kind: 'html', zh: '网关错误页', en: 'A gateway error page' },
  { kind: '429', zh: '超过频率', en: 'Too many requests' },
] as const;

export function NextWrite() {
  const { live, t, language } = useView();
  const { next } = live.trouble;
  return (
    <fieldset>
      <legend>{t('下一次写入会遇到', 'The next write meets')}</legend>
      <div class="filters">
        {faults.map(({ kind, ...words }) => (
          <button key={kind} type="button" class="filter" onClick={() => void setTrouble({ next: [...next, kind] })}>
            {words[language]}
          </button>
        ))}
      </div>
      <p class="hint">
        {next.length > 0 ? `${t('排队中', 'Waiting')}：${next.join(' → ')} ` : t('没有排队的故障', 'None waiting')}
        {next.length > 0 && (
          <button type="button" class="link-button" onClick={() => void setTrouble({ next: [] })}>
            {t('清空', 'Clear')}
          </button>
        )}
      </p>
    </fieldset>
  );
}

export function Refusal() {
  const { live, t } = useView();
  const [code, setCode] = useState('1002602');
  const { refusals } = live.trouble;
  const add = (): void =>
    void setTrouble({ refusals: [...refusals, { status: 400, code: Number(code), msg: 'rehearsed' }] });
  return (
    <fieldset>
      <legend>{t('下一次写入被拒绝', 'The next write is refused')}</legend>
      <div class="editor">
        <input
          type="number"
          value={code}
          aria-label={t('飞书错误码', 'Feishu code')}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="button" class="button small" onClick={add}>
          {t('加入', 'Add')}
        </button>
      </div>
      <p class="hint">{refusals.map((each) => each.code).join(' → ') || t('没有排队的拒绝', 'None waiting')}</p>
    </fieldset>
  );
}
