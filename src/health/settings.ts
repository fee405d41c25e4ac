import type { Config, SettingsRead } from '../settings/config.ts';
import { type Check, ill, well } from './check.ts';

export interface SettingsParts {
  readonly settings: SettingsRead<Config>;
}

export const settings: Check<SettingsParts> = {
  what: 'settings',
  look: async ({ settings: read }) => {
    if (!read.ok) return read.problems.map((problem) => ill(problem, 'the README lists all settings'));
    const { app } = read.config;
    return [well(app ? `app ${app.appId}` : 'no app: sandbox mode')];
  },
};
