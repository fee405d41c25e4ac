/** Feishu's own list of an app's commands, offered behind a slash in the input box (`platform.md` section 7.4). */
import type { Api } from '../core/api.ts';
import { perMinute } from '../hire/windows.ts';

const PATH = '/open-apis/application/v7/app_slash_commands';
const WRITE = ['application:app_slash_command:write'];

export const listSlashCommands: Api = {
  method: 'GET',
  path: PATH,
  windows: perMinute(100),
  scopes: ['application:app_slash_command:read'],
};
export const createSlashCommand: Api = { ...listSlashCommands, method: 'POST', scopes: WRITE };
export const changeSlashCommand: Api = {
  ...createSlashCommand,
  method: 'PATCH',
  path: '/open-apis/application/v7/app_slash_commands/:command_id',
};
