import type { Config, SettingsRead } from '../settings/config.ts';
import { type Check, ill, well } from './check.ts';

export interface SettingsParts {
  readonly settings: SettingsRead<Config>;
}

/** The last retry of a delivery comes within `EVENT_WINDOW_S`. */
const rotating = well(
  'a previous encrypt key or verification token is taken too; take FEISHU_…_PREVIOUS out 8 hours after the change',
);

export const settings: Check<SettingsParts> = {
  what: 'settings',
  look: async ({ settings: read }) => {
    if (!read.ok) return read.problems.map((problem) => ill(problem, 'the README lists all settings'));
    const { app } = read.config;
    return [well(app ? `app ${app.appId}` : 'no app: sandbox mode'), ...(app?.previous ? [rotating] : [])];
  },
};
