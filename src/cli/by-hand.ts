/** What the code that was scanned cannot carry: a person does it in the console, in this order. */
import type { ConsolePages } from '../settings/console.ts';
import { manifest } from '../settings/manifest.ts';

export function byHand(pages: ConsolePages): string[] {
  const steps = [
    `npm start：让长连接先连上，一直开着；下面的在另一个终端里做 / keeps a long connection open; go on in another terminal`,
    `npm run setup -- --configure；它说做不到的再手工做：事件配置和回调配置都选「使用长连接接收」并保存 / what it cannot do, by hand: choose the long connection for events and for callbacks, and save\n     ${pages.events}`,
    ...manifest.dataRanges.map(({ scope, range }) => `${scope}: ${range.zh} / ${range.en}\n     ${pages.scopes}`),
    `机器人自定义菜单，响应动作选「推送事件」，事件 ID 如下 / the bot's menu, each entry pushes an event with this key: ${menu()}\n     ${pages.bot}`,
    `选可用范围，创建版本并发布，等管理员通过 / choose who may use it, create a version, publish it, have it approved\n     ${pages.versions}`,
    `npm run setup -- --commands：输入框里有命令提示 / commands are offered in the input box`,
    `npm run doctor；都好了就在飞书里搜「${manifest.name.zh}」，对它说「你好」 / where all is well search Feishu for "${manifest.name.zh}" and say hello`,
  ];
  return steps.map((step, index) => `  ${index + 1}. ${step}\n`);
}

const menu = (): string => manifest.menu.map(({ title, key }) => `${title.zh} → ${key}`).join('；');
