import type { Text } from '../core/text.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import { type OwnAppParts, ownApp, ownVersion, withScope } from './own-app.ts';

/** Whoever is left out does not find the bot, and cannot be written to. */
export const availability: Check<OwnAppParts> = {
  what: 'availability',
  title: { zh: '可用范围', en: 'Availability' },
  after: credentials,
  look: async (parts) => {
    const { versions } = parts.pages;
    const app = await ownApp(parts);
    const id = app?.online_version_id;
    if (app && !id)
      return [unsure(UNPUBLISHED, { zh: `到 ${versions} 发布版本`, en: `publish a version at ${versions}` })];
    const visibility = id ? (await ownVersion(parts, id))?.remark?.visibility : null;
    if (!visibility)
      return [unsure(UNTOLD, { zh: `看 ${versions}；${withScope.zh}`, en: `look at ${versions}; ${withScope.en}` })];
    if (visibility.is_all) return [well({ zh: '全员可用', en: 'everybody may use it' })];
    const remedy = { zh: `到 ${versions} 选可用范围并发布`, en: `choose who may use it at ${versions} and publish` };
    const { open_ids, department_ids, group_ids } = visibility.visible_list ?? {};
    const named = [open_ids, department_ids, group_ids].some((ids) => (ids ?? []).length > 0);
    return [named ? unsure(PARTLY, remedy) : ill({ zh: '谁都不能用', en: 'nobody may use it' }, remedy)];
  },
};

const UNPUBLISHED: Text = {
  zh: '发布版本后才有人能用',
  en: 'nobody may use it before a version is published',
};
const UNTOLD: Text = {
  zh: '飞书没有告诉谁能用机器人：范围以外的人找不到它（230013）',
  en: 'Feishu does not tell who may use the bot: others do not find it (230013)',
};
const PARTLY: Text = {
  zh: '一部分人可用：范围以外的人找不到它（230013），审批人也要在里面',
  en: 'some people may use it: others do not find it (230013), and approvers have to be among them',
};
