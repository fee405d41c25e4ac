/** What the code that was scanned cannot carry: a person does it in the console, in this order. */
import type { ConsolePages } from '../settings/console.ts';
import { manifest } from '../settings/manifest.ts';

export function byHand(pages: ConsolePages): string[] {
  const steps = [
    `npm start，让长连接先连上 / so that a long connection is open`,
    `npm run setup -- --configure；它做不到时手工做：事件配置和回调配置都选「使用长连接接收」并保存 / where it cannot, by hand: choose the long connection for events and for callbacks, and save\n     ${pages.events}`,
    ...manifest.dataRanges.map(({ scope, range }) => `${scope}: ${range.zh} / ${range.en}\n     ${pages.scopes}`),
    `机器人自定义菜单，响应动作选「推送事件」，事件 ID 如下 / the bot's menu, each entry pushes an event with this key: ${menu()}\n     ${pages.bot}`,
    `选可用范围，创建版本并发布，等管理员通过 / choose who may use it, create a version, publish it, have it approved\n     ${pages.versions}`,
    `npm run doctor`,
  ];
  return steps.map((step, index) => `  ${index + 1}. ${step}\n`);
}

const menu = (): string => manifest.menu.map(({ title, key }) => `${title.zh} → ${key}`).join('；');
