/** What the bot can do, from the operation records. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, type Element, line, rule } from './card.ts';

export interface HelpEntry {
  readonly title: Text;
  readonly about: Text;
  /** `/job managers` and `/职位 人员`. */
  readonly words: readonly string[];
  readonly usage: string;
  readonly example: Text;
  readonly flags: readonly { readonly flag: string; readonly label: Text }[];
}

const short = ({ title, about, words, example }: HelpEntry): Element[] => [
  rule,
  line({ zh: `${title.zh}  ${words.join('  ')}`, en: `${title.en}  ${words.join('  ')}` }),
  line(about, 'small'),
  line({ zh: `例：${example.zh}`, en: `Example: ${example.en}` }, 'small'),
];

export const helpCard = (entries: readonly HelpEntry[]): Card =>
  card({
    title: { zh: '我能做什么', en: 'What I can do' },
    colour: 'blue',
    elements: [
      line({
        zh: '发一条命令，先看到改动（现值 → 新值），确认后才写入飞书招聘。',
        en: 'Send a command, see the change first (present → new); it is written to Feishu Hire after you confirm.',
      }),
      ...entries.flatMap(short),
      rule,
      line({ zh: '/help 命令名：看一条命令的全部写法', en: '/help <command>: everything about one command' }, 'small'),
    ],
  });

export const helpTopicCard = ({ title, about, words, usage, example, flags }: HelpEntry): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      line(about),
      line({ zh: `写法：${usage}`, en: `Usage: ${usage}` }),
      line({ zh: `中文：${words.join('  ')}`, en: `Words: ${words.join('  ')}` }, 'small'),
      line({ zh: `例：${example.zh}`, en: `Example: ${example.en}` }, 'small'),
      ...(flags.length > 0 ? [rule] : []),
      ...flags.map(({ flag, label }) => line({ zh: `--${flag}  ${label.zh}`, en: `--${flag}  ${label.en}` })),
      rule,
      line(
        {
          zh: '列表还可用 --add-…、--remove-…；--clear <项> 清空；--note 写原因；--dry-run 只看不做。',
          en: 'Lists also take --add-… and --remove-…; --clear <field> empties; --note gives the reason; --dry-run only shows.',
        },
        'small',
      ),
    ],
  });
