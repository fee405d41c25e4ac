/** The pages of Feishu's developer console that people are sent to. */

export interface ConsolePages {
  /** 凭证与基础信息: id and secret. */
  readonly credentials: string;
  /** 权限管理: the scopes. */
  readonly scopes: string;
  /** 事件与回调: subscriptions, and the keys of the webhook. */
  readonly events: string;
}

export function consolePages(baseUrl: string, appId: string): ConsolePages {
  const app = `${baseUrl.replace(/\/$/, '')}/app/${appId}`;
  return { credentials: `${app}/baseinfo`, scopes: `${app}/auth`, events: `${app}/event` };
}
