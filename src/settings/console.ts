/** The pages of Feishu's developer console that people are sent to. */

export interface ConsolePages {
  /** 凭证与基础信息: id and secret. */
  readonly credentials: string;
  /** 机器人: the ability, and the menu. */
  readonly bot: string;
  /** 权限管理: the scopes. */
  readonly scopes: string;
  /** 事件与回调: subscriptions, and the keys of the webhook. */
  readonly events: string;
  /** 版本管理与发布: what is published, and for whom. */
  readonly versions: string;
}

/** Of an app that is not known yet: the list of all. */
export function consolePages(baseUrl: string, appId: string): ConsolePages {
  const all = `${baseUrl.replace(/\/$/, '')}/app`;
  if (appId === '') return { credentials: all, bot: all, scopes: all, events: all, versions: all };
  const app = `${all}/${appId}`;
  return {
    credentials: `${app}/baseinfo`,
    bot: `${app}/bot`,
    scopes: `${app}/auth`,
    events: `${app}/event`,
    versions: `${app}/version`,
  };
}
