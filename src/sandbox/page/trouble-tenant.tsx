/** Switches that the tenant's administrator has. */
import type { Switches } from '../world/world.ts';
import { useView } from './view.ts';
import { switches as setSwitches } from './wire.ts';

type OnOff = Exclude<keyof Switches, 'quota'>;
const settings: readonly { readonly name: OnOff; readonly zh: string; readonly en: string; readonly code: string }[] = [
  { name: 'jobApiSync', zh: '允许通过 API 同步职位', en: 'Jobs may be synced by API', code: '1002613' },
  { name: 'jrApiEdit', zh: '允许通过 API 编辑招聘需求', en: 'Requirements may be edited by API', code: '1002701' },
  { name: 'jrApproval', zh: '启用招聘需求审批', en: 'Requirements are approved in Hire', code: '1002705' },
  { name: 'roundTypes', zh: '启用面试轮次类型', en: 'Interview round types are on', code: '' },
  { name: 'formsPerJob', zh: 'HR 按职位选择登记表', en: 'HR chooses registration forms per job', code: '' },
];

export function TenantSettings() {
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
