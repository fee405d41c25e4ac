/** What can be typed, as data: commands, their flags, and what each flag takes. For whoever completes a command. */
import type { EntityKind } from '../core/entity.ts';
import type { Field, Typed } from '../core/field.ts';
import type { Look } from '../core/look.ts';
import type { Spoken } from '../core/spoken.ts';
import type { Text } from '../core/text.ts';
import type { Vocabulary } from './head.ts';
import { reports } from './reports.ts';
import { commandWords, flagsOf } from './suggest.ts';

export interface Flag extends Text {
  /** Without its dashes. */
  readonly flag: string;
  readonly takes: Typed['takes'];
  readonly many: boolean;
  readonly kind?: EntityKind;
  readonly choices?: readonly Text[];
}

export interface Completion extends Text {
  /** `/job managers` and `/职位 人员`. */
  readonly words: readonly string[];
  readonly targets: readonly { readonly kind: EntityKind; readonly many: boolean }[];
  readonly flags: readonly Flag[];
}

export const completions = ({ operations, looks, handover }: Vocabulary): Completion[] => [
  ...[...operations, ...(handover ? [handover] : [])].map(ofOperation),
  ...looks.map(ofLook),
  ...reports.map(({ title, words }) => ({ ...title, words, targets: [], flags: [] })),
  { zh: '全部命令', en: 'All commands', words: ['/help', '/帮助'], targets: [], flags: [] },
];

const ofOperation = (operation: Spoken): Completion => ({
  ...operation.title,
  words: commandWords(operation),
  targets: operation.targets.map(({ kind, many }) => ({ kind, many })),
  flags: flagsOf(operation).map((flag) => flagFor(operation, flag)),
});

const ofLook = (look: Look): Completion => ({
  ...look.title,
  words: commandWords(look),
  targets: [{ kind: look.entity, many: false }],
  flags: [],
});

/** Flags that every operation has. */
const common: Readonly<Record<string, Omit<Flag, 'flag'>>> = {
  note: { zh: '原因', en: 'Reason', takes: 'anything', many: false },
  'dry-run': { zh: '只看不做', en: 'Preview only', takes: 'nothing', many: false },
};

function flagFor({ fields }: Spoken, flag: string): Flag {
  const own = common[flag];
  if (own) return { flag, ...own };
  if (flag === 'clear') return clearing(fields);
  const [, edit = '', name = flag] = /^(add|remove)-(.+)$/.exec(flag) ?? [];
  const field = fields.get(flag) ?? fields.get(name);
  if (!field) throw new Error(`describing --${flag}: no such field`);
  const how = edit === 'add' ? { zh: '增加', en: 'add ' } : { zh: '移除', en: 'remove ' };
  const label = edit ? { zh: `${how.zh}${field.label.zh}`, en: `${how.en}${field.label.en}` } : field.label;
  return { flag, ...label, many: field.many, ...taken(field) };
}

/** `--clear` takes the names of fields. */
const clearing = (fields: Spoken['fields']): Flag => ({
  flag: 'clear',
  zh: '清空',
  en: 'Empty a field',
  takes: 'choice',
  many: true,
  choices: [...fields]
    .filter(([, { emptiable, offered }]) => emptiable && offered)
    .map(([flag, { label }]) => ({ zh: flag, en: label.zh })),
});

function taken({ typed: { takes, kind, choices } }: Field): Pick<Flag, 'takes' | 'kind' | 'choices'> {
  return { takes, ...(kind && { kind }), ...(choices && { choices: choices.map(({ zh, en }) => ({ zh, en })) }) };
}
