/** Switches for rehearsing trouble: the tenant's settings, faults, refusals, missing scopes. */
import { Accepted } from './trouble-accepted.tsx';
import { TenantSettings } from './trouble-tenant.tsx';
import { NextWrite, Refusal } from './trouble-writes.tsx';
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
      <TenantSettings />
      <NextWrite />
      <Refusal />
      <Accepted />
      <Slow />
      <Scopes />
      <Reset />
    </section>
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

const calm = {
  slowMs: 0,
  faultRate: 0,
  next: [],
  refusals: [],
  mishaps: [],
  lagReads: 0,
  missingScopes: [],
  tokensRevoked: false,
};
const usual = {
  jobApiSync: true,
  jrApiEdit: true,
  jrApproval: false,
  roundTypes: false,
  formsPerJob: true,
  quota: null,
};

function Reset() {
  const { t } = useView();
  return (
    <button type="button" class="button" onClick={() => void Promise.all([setTrouble(calm), setSwitches(usual)])}>
      {t('全部恢复正常', 'Everything back to normal')}
    </button>
  );
}
