/** Writes that Hire says yes to, and then holds something else, or shows it late. */
import { useView } from './view.ts';
import { trouble as setTrouble } from './wire.ts';

const mishaps = [
  { kind: 'merge', zh: '列表合并，不替换', en: 'Lists merged, not replaced' },
  { kind: 'ignore', zh: '有一项没有改', en: 'One field ignored' },
  { kind: 'drop', zh: '漏掉一个新成员', en: 'One new entry dropped' },
] as const;

export function Accepted() {
  const { live, t, language } = useView();
  const { mishaps: waiting, lagReads } = live.trouble;
  return (
    <fieldset>
      <legend>{t('下一次写入说成功，实际却', 'The next write says yes, but')}</legend>
      <div class="filters">
        {mishaps.map(({ kind, ...words }) => (
          <button
            key={kind}
            type="button"
            class="filter"
            onClick={() => void setTrouble({ mishaps: [...waiting, kind] })}
          >
            {words[language]}
          </button>
        ))}
      </div>
      <p class="hint">
        {waiting.length > 0 ? `${t('排队中', 'Waiting')}：${waiting.join(' → ')} ` : t('都照做', 'All done as asked')}
        {waiting.length > 0 && (
          <button type="button" class="link-button" onClick={() => void setTrouble({ mishaps: [] })}>
            {t('清空', 'Clear')}
          </button>
        )}
      </p>
      <label class="switch">
        <span>{t('改动之后，前几次读取还是旧值', 'Reads that still show the old value after a change')}</span>
        <input
          type="number"
          min="0"
          max="20"
          value={lagReads}
          onChange={(event) => void setTrouble({ lagReads: Number(event.currentTarget.value) || 0 })}
        />
      </label>
    </fieldset>
  );
}
