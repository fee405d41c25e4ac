import type { Text } from '../core/text.ts';
import { type Check, ill, unsure, well } from './check.ts';
import { credentials } from './credentials.ts';
import { type OwnAppParts, ownApp, withScope } from './own-app.ts';

/** Scopes, events and callbacks count from the version that was published with them. */
export const version: Check<OwnAppParts> = {
  what: 'version',
  title: { zh: '版本', en: 'Version' },
  after: credentials,
  look: async (parts) => {
    const app = await ownApp(parts);
    const { versions } = parts.pages;
    if (!app)
      return [
        unsure(
          { zh: '飞书没有告诉发布了什么', en: 'Feishu does not tell what is published' },
          { zh: `看 ${versions}；${withScope.zh}`, en: `look at ${versions}; ${withScope.en}` },
        ),
      ];
    if (app.unaudit_version_id)
      return [unsure(WAITING, { zh: `请管理员在 ${versions} 批准`, en: `have it approved at ${versions}` })];
    if (app.online_version_id)
      return [well({ zh: '已发布，没有在等审核的', en: 'published, and none waits for approval' })];
    return [
      ill(
        { zh: '没有发布过版本', en: 'no version is published' },
        { zh: `到 ${versions} 创建并发布`, en: `make one and publish it at ${versions}` },
      ),
    ];
  },
};

const WAITING: Text = {
  zh: '有版本在等审核，通过以后里面的改动才生效',
  en: 'a version waits for approval; what it changes counts from then on',
};
