/** Switches for rehearsing trouble: the tenant's settings, faults, refusals, missing scopes. */
import { useState } from 'preact/hooks';
import type { Switches } from '../world/world.ts';
import { useView } from './view.ts';
import { switches as setSwitches, trouble as setTrouble } from './wire.ts';

export function Trouble() {
  const { t } = useView();
  return (
    <section class="trouble" aria-label={t('故障', 'Trouble')}>
      <p class="hint">
        {t(
          '打开开关，看机器人遇到麻烦时怎么说、怎么做。',
          'Turn a switch and see what the bot says and does in trouble.',
        )}
      </p>
      <Tenant />
      <NextWrite />
      <Refusal />
      <Slow />
      <Scopes />
      <Reset />
    </section>
  );
}

type OnOff = Exclude<keyof Switches, 'quota'>;
const settings: readonly { readonly name: OnOff; readonly zh: string; readonly en: string; readonly code: string }[] = [
  { name: 'jobApiSync', zh: '允许通过 API 同步职位', en: 'Jobs may be synced by API', code: '1002613' },
  { name: 'jrApiEdit', zh: '允许通过 API 编辑招聘需求', en: 'Requirements may be edited by API', code: '1002701' },
  { name: 'jrApproval', zh: '启用招聘需求审批', en: 'Requirements are approved in Hire', code: '1002705' },
  { name: 'roundTypes', zh: '启用面试轮次类型', en: 'Interview round types are on', code: '' },
];

function Tenant() {
  const { live, t, language } = useView();
  const now = live.trouble.switches;
  return (
    <fieldset>
      <legend>{t('租户设置', 'Tenant settings')}</legend>
      {settings.map(({ name, code, ...words }) => (
        <label key={name} class="switch">
          <input type="checkbox" checked={now[name]} onChange={() => void setSwitches({ [name]: !now[name] })} />
          <span>
            {words[language]} {code && <span class="hint">{code}</span>}
          </span>
        </label>
      ))}
      <label class="switch">
        <span>{t('编制余量（留空不限）', 'Vacant heads (empty: nobody counts)')}</span>
        <input
          type="number"
          value={now.quota ?? ''}
          onChange={({ currentTarget: { value } }) => void setSwitches({ quota: value === '' ? null : Number(value) })}
        />
      </label>
      <p class="hint">
        {t('关闭职位：在「招聘数据」里把职位的「启用」改成否。', 'To close a job, set "Open" to off in the Hire pane.')}
      </p>
    </fieldset>
  );
}

const faults = [
  { kind: '500-before', zh: '500，没有写入', en: '500, nothing written' },
  { kind: '500-after', zh: '500，其实已写入', en: '500, but written' },
  { kind: 'reset-before', zh: '断线，没有写入', en: 'Line cut, nothing written' },
  { kind: 'reset-after', zh: '断线，其实已写入', en: 'Line cut, but written' },
  { kind: 'empty-after', zh: '空回答，其实已写入', en: 'Empty answer, but written' },
  { kind: 'html', zh: '网关错误页', en: 'A gateway error page' },
  { kind: '429', zh: '超过频率', en: 'Too many requests' },
] as const;

function NextWrite() {
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

function Refusal() {
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

function Slow() {
  const { live, t } = useView();
  const { slowMs, tokensRevoked } = live.trouble;
  return (
    <fieldset>
      <legend>{t('线路', 'The line')}</legend>
      <label class="switch">
        <span>{t('每次回答慢（毫秒）', 'Every answer comes later by (ms)')}</span>
        <input
          type="number"
          min="0"
          max="20000"
          value={slowMs}
          onChange={(event) => void setTrouble({ slowMs: Number(event.currentTarget.value) || 0 })}
        />
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={tokensRevoked}
          onChange={() => void setTrouble({ tokensRevoked: !tokensRevoked })}
        />
        <span>{t('现有令牌全部失效', 'All tokens given out are refused')}</span>
      </label>
    </fieldset>
  );
}

function Scopes() {
  const { live, t } = useView();
  const missing = new Set(live.trouble.missingScopes);
  const turn = (scope: string): void => {
    const next = missing.has(scope) ? [...missing].filter((each) => each !== scope) : [...missing, scope];
    void setTrouble({ missingScopes: next });
  };
  return (
    <fieldset>
      <legend>{t('缺少的权限', 'Missing scopes')}</legend>
      {live.scopes.map((scope) => (
        <label key={scope} class="switch">
          <input type="checkbox" checked={missing.has(scope)} onChange={() => turn(scope)} />
          <code>{scope}</code>
        </label>
      ))}
    </fieldset>
  );
}

const calm = { slowMs: 0, faultRate: 0, next: [], refusals: [], missingScopes: [], tokensRevoked: false };
const usual = { jobApiSync: true, jrApiEdit: true, jrApproval: false, roundTypes: false, quota: null };

function Reset() {
  const { t } = useView();
  return (
    <button type="button" class="button" onClick={() => void Promise.all([setTrouble(calm), setSwitches(usual)])}>
      {t('全部恢复正常', 'Everything back to normal')}
    </button>
  );
}
