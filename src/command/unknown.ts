/** What begins like a command and is none: the commands that come closest to it. */
import { foldedCode } from '../core/fold.ts';
import { lettersApart, nearest } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import type { Refusal } from '../core/outcome.ts';
import { CHANGE_WORD } from './change-words.ts';
import { HELP, type Vocabulary } from './head.ts';
import { lexiconOf } from './lexicon.ts';
import { IS_CODE } from './readable.ts';
import { reports } from './reports.ts';
import { commandWords, usageOf } from './suggest.ts';

/** `typed`: its first one or two words, as they were typed. */
export function unknownCommand(typed: string, vocabulary: Vocabulary): Refusal {
  const { instead, close } = closestTo(typed, vocabulary);
  const first = vocabulary.operations.find((operation) => commandWords(operation).some((words) => words === close[0]));
  const shown = instead.slice(0, 60);
  return {
    code: 'unknown-command',
    text: { zh: `没有「${shown}」这条命令。`, en: `There is no command "${shown}".` },
    hint: { zh: '发送 /help 查看全部命令。', en: 'Send /help for all commands.' },
    ...(close.length > 0 ? { nearest: close, instead } : {}),
    ...(first ? { usage: usageOf(first) } : {}),
  };
}

interface Closest {
  readonly close: readonly string[];
  /** Of what was typed, the words whose place they take. */
  readonly instead: string;
}

/** By both words, by the first alone, else by the field that it names: /负责人 J1002 …. */
function closestTo(typed: string, vocabulary: Vocabulary): Closest {
  const known = wordsOf(vocabulary);
  const [word = ''] = typed.split(' ', 1);
  const found = [typed, word].map((instead): Closest => ({ instead, close: nearest(bare(instead), known) }));
  const far = ({ instead, close: [best = ''] }: Closest): number => lettersApart(bare(instead), bare(best));
  const [best] = found.filter(({ close }) => close.length > 0).sort((a, b) => far(a) - far(b));
  return best ?? { instead: word, close: havingField(bare(word), vocabulary.operations) };
}

const bare = (typed: string): string => foldedCode(typed).replace(/^[/、]\s*/, '');

const wordsOf = ({ operations, looks, handover }: Vocabulary): string[] => [
  ...[...operations, ...looks, ...(handover ? [handover] : [])].flatMap(commandWords),
  ...HELP,
  ...reports.flatMap(({ words }) => words),
];

const havingField = (name: string, operations: readonly Operation[]): string[] =>
  operations
    .filter((operation) =>
      lexiconOf(operation)
        .flagsNamed(name)
        .some((flag) => operation.fields.has(flag)),
    )
    .flatMap((operation) => commandWords(operation).slice(-1));

/** Longer ones are names. */
const LIKE_A_VERB = /^(?:\p{Script=Han}{1,4}|[a-z]{2,10})$/iu;

const SAYS_CHANGE = new RegExp(`^${CHANGE_WORD}$`);

/** Behind a noun stand a word that is no verb of it, and codes: /职位 关闭 J1002; or one that says to change: /人才库 清空 校招储备. */
export function unknownVerb(
  typed: string,
  { operations, looks }: Pick<Vocabulary, 'operations' | 'looks'>,
): Refusal | null {
  const [, head = '', verb = '', rest = ''] = /^(\s*[/／、]?\s*\S+\s+)(\S+)((?:\s+\S+)+)\s*$/.exec(typed) ?? [];
  const codes = rest.split(/[\s,，、;；]+/).filter(Boolean);
  const changes = SAYS_CHANGE.test(verb) || codes.every((code) => IS_CODE.test(foldedCode(code)));
  if (!LIKE_A_VERB.test(verb) || !changes) return null;
  const instead = `${head}${verb}`.trim();
  return {
    code: 'unknown-command',
    text: { zh: `没有「${instead}」这条命令。`, en: `There is no command "${instead}".` },
    hint: { zh: '发送 /help 查看全部命令。', en: 'Send /help for all commands.' },
    nearest: [...operations, ...looks.filter(({ kind }) => kind === 'show')]
      .flatMap((each) => commandWords(each).slice(-1))
      .slice(0, 3),
    instead,
  };
}
