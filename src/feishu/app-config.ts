/** The app in the developer console, as it may read and change itself (`platform.md` section 7.2 a). */
import type { Api } from '../core/api.ts';
import { perMinute } from '../hire/windows.ts';

const APP = '/open-apis/application/v6/applications/:app_id';
const READ = ['application:application:self_manage'];

export const readApp: Api = { method: 'GET', path: APP, windows: perMinute(1000), scopes: READ };
/** What was published. */
export const readAppVersion: Api = { ...readApp, path: `${APP}/app_versions/:version_id` };
export const configureApp: Api = {
  method: 'PATCH',
  path: '/open-apis/application/v7/applications/:app_id/config',
  windows: perMinute(100),
  scopes: ['application:application:patch'],
};

/** With the ids put into its path. */
export const addressOf = ({ path }: Api, ids: Readonly<Record<string, string>>): string =>
  Object.entries(ids).reduce((url, [name, id]) => url.replace(`:${name}`, encodeURIComponent(id)), path);
