import { MINUTE_MS } from '../core/time.ts';
import { oldestStuck } from '../store/lines.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';

export interface InboxParts extends DatabaseParts {
  /** By it deliveries are stamped. */
  readonly steady: () => number;
}

export const inbox: Check<InboxParts> = {
  what: 'inbox',
  title: { zh: '收件箱', en: 'Inbox' },
  after: database,
  look: async ({ db, steady }) => {
    const oldest = await oldestStuck(await db, steady());
    return oldest !== null && steady() - oldest > MINUTE_MS
      ? [
          ill(
            { zh: '有事件等了一分钟以上', en: 'deliveries wait for more than a minute' },
            {
              zh: '启动机器人；已在运行就看日志里出了什么错',
              en: 'start the bot; where it runs, its log tells what breaks',
            },
          ),
        ]
      : [well({ zh: '没有事件等一分钟以上', en: 'no delivery waits for more than a minute' })];
  },
};
