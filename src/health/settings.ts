import { same } from '../core/text.ts';
import type { Config, SettingsRead } from '../settings/config.ts';
import { type Check, ill, well } from './check.ts';

export interface SettingsParts {
  readonly settings: SettingsRead<Pick<Config, 'app' | 'events'>>;
}

/** The last retry of a delivery comes within `EVENT_WINDOW_S`. */
const rotating = well({
  zh: '旧的加密密钥或校验令牌也还接受；更换 8 小时后清空 FEISHU_…_PREVIOUS',
  en: 'a previous encrypt key or verification token is taken too; take FEISHU_…_PREVIOUS out 8 hours after the change',
});

export const settings: Check<SettingsParts> = {
  what: 'settings',
  title: { zh: '设置', en: 'Settings' },
  look: async ({ settings: read }) => {
    if (!read.ok)
      return read.problems.map((problem) =>
        ill(same(problem), { zh: 'docs/settings.md 列出了全部设置', en: 'docs/settings.md lists all settings' }),
      );
    const { app } = read.config;
    const found = app
      ? { zh: `应用 ${app.appId}`, en: `app ${app.appId}` }
      : { zh: '没有应用：沙盒模式', en: 'no app: sandbox mode' };
    return [well(found), ...(app?.previous ? [rotating] : [])];
  },
};
