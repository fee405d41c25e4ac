/** Lists of entries `key=value`. */
import type { Field, Thing, Typed } from '../../field.ts';
import { ok } from '../../outcome.ts';
import { same, type Text } from '../../text.ts';
import { entriesIn, entryOf, partsOf } from '../../value.ts';
import { base, list, type Options } from '../base.ts';
import { entryControls } from './controls.ts';
import { editEntries } from './edit.ts';
import type { Pair, Parts } from './parts.ts';
import { resolveEntries } from './resolve.ts';
import { stepEntries } from './step.ts';
import { spokenEntries } from './words.ts';

export const entries = (label: Text, parts: Parts, options: Options = {}): Field<readonly string[]> => {
  const value = parts.value(label);
  const pair = { ...parts, value, made: parts.value };
  return {
    ...base,
    ...options,
    label,
    many: true,
    keyed: true,
    ...(parts.own && { own: parts.own }),
    ...(parts.key.pattern && { keyWords: parts.key.pattern }),
    doubles: !parts.merges,
    schema: list,
    typed: typedAs(pair),
    ...(parts.key.entity ? { keys: parts.key.entity } : {}),
    points: value.points,
    people: value.people,
    peopleIn: (all) => entriesIn(all).flatMap((entry) => value.peopleIn(partsOf(entry).value)),
    handed: (all, people) => [
      ...new Set(
        entriesIn(all).map((entry) => {
          const { key, value: held } = partsOf(entry);
          return held === null ? entry : entryOf(key, String(value.handed(held, people) ?? ''));
        }),
      ),
    ],
    thingsIn: (all) => entriesIn(all).flatMap((entry) => thingsOf(entry, pair)),
    ...spokenEntries(pair),
    controls: entryControls(pair),
    // Its parts are folded where they are taken apart, each by its own kind.
    folded: ok,
    resolve: resolveEntries(pair),
    ...stepEntries(pair),
    edited: editEntries(pair),
  };
};

/** An entry takes the name that its key stands for, where that is one. */
function typedAs({ key: { entity, label }, value: { typed } }: Pair): Typed {
  const behind = typed.says ?? same(typed.written.join(' '));
  const kind = entity ?? typed.kind;
  const written = [`\`${entity ?? label.en.toLowerCase()}=${typed.kind ?? 'value'}\``];
  const says = { zh: `${label.zh}=${behind.zh}`, en: `${label.en.toLowerCase()}=${behind.en}` };
  return kind ? { takes: 'name', kind, written, says } : { takes: 'anything', written, says };
}

function thingsOf(entry: string, { key: { entity }, value: { thingsIn } }: Pair): Thing[] {
  const { key, value } = partsOf(entry);
  return [...(entity && key ? [{ kind: entity, id: key }] : []), ...thingsIn(value)];
}
