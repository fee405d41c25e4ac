/** A command in its own words: how a sentence was understood. */
import type { OperationCommand } from '../core/command.ts';
import type { Field } from '../core/field.ts';
import { comparable } from '../core/names.ts';
import type { Spoken } from '../core/spoken.ts';
import { same, type Text } from '../core/text.ts';
import { type Edit, entryOf, partsOf as entryParts } from '../core/value.ts';
import type { OwnNames } from './field-names.ts';
import { type People, withNames } from './mentions.ts';
import { commandWords } from './suggest.ts';

/** Names for what was typed, or is known, by an id. */
interface Naming {
  readonly people: People;
  readonly own: OwnNames | undefined;
}

type Said = Pick<OperationCommand, 'targets' | 'edits' | 'note'>;

/** `/职位 人员 J1002 招聘负责人：陈静` and `/job managers J1002 --recruiter 陈静`. */
export function inItsWords(operation: Spoken, { targets, edits, note }: Said, { people, own }: Naming): Text {
  const [en = '', zh = ''] = commandWords(operation);
  const named = operation.targets
    .flatMap(({ name }) => targets[name] ?? [])
    .map((word) => quoted(withNames(word, people)));
  const changes = Object.entries(edits).flatMap(([flag, edit]) => {
    const field = operation.fields.get(flag);
    const label = (field?.label.zh ?? flag).replace(/（.*）$/, '');
    const called = keysOf(field, own);
    const inWords = (list: readonly string[]): Text => {
      const each = list.map((word) => chosen(field, withNames(called(word), people)));
      return { zh: each.map(({ zh }) => quoted(zh)).join(' '), en: each.map(({ en }) => quoted(en)).join(' ') };
    };
    return partsOf(edit).map(([how, values]): Text => {
      const words = inWords(values);
      return {
        zh: `${leading[how]}${label}${values.length > 0 ? ` ${words.zh}` : ''}`,
        en: how === 'clear' ? `--clear ${flag}` : `--${how === 'set' ? '' : `${how}-`}${flag} ${words.en}`.trim(),
      };
    });
  });
  const why = note === '' ? [] : [{ zh: `原因：${note}`, en: `--note ${note}` }];
  const all = [...changes, ...why];
  return {
    zh: [zh, ...named, ...all.map((each) => each.zh)].join(' '),
    en: [en, ...named, ...all.map((each) => each.en)].join(' '),
  };
}

/** A choice by its name in the reader's language, however it was typed. */
function chosen(field: Field | undefined, word: string): Text {
  const found = field?.typed.choices?.find(({ zh, en }) =>
    [zh, en].some((known) => comparable(known) === comparable(word)),
  );
  return found ? { zh: found.zh, en: found.en } : same(word);
}

/** An entry with the name of the tenant's own field for its id. */
function keysOf(field: Field | undefined, own: OwnNames | undefined): (entry: string) => string {
  const known = (field?.own && own?.get(field.own.kind)) ?? [];
  if (known.length === 0) return (entry) => entry;
  const names = new Map(known.map(({ id, label }) => [id, label]));
  return (entry) => {
    const { key, value } = entryParts(entry);
    const name = names.get(key);
    return name ? (value === null ? name : entryOf(name, value)) : entry;
  };
}

type How = 'set' | 'add' | 'remove' | 'clear';
const leading: Readonly<Record<How, string>> = { set: '', add: '增加', remove: '去掉', clear: '清空' };

function partsOf({ set, add, remove, clear }: Edit): [How, readonly string[]][] {
  return [
    ...(set ? [['set', set] satisfies [How, readonly string[]]] : []),
    ...(add ? [['add', add] satisfies [How, readonly string[]]] : []),
    ...(remove ? [['remove', remove] satisfies [How, readonly string[]]] : []),
    ...(clear ? [['clear', []] satisfies [How, readonly string[]]] : []),
  ];
}

/** As one word of a list, to be read so again. */
export const quoted = (word: string): string => (/[\s,，、;；"“”]/.test(word) ? `“${word}”` : word);
