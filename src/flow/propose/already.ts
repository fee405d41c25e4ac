/** What was wished and is so already: it is said with its present value, never dropped unseen. */

import type { Field, Speaking } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import { chinese, inARow, type Text } from '../../core/text.ts';
import type { Values } from '../../core/value.ts';
import type { Idle } from '../../core/wanted.ts';
import type { Deps } from '../deps.ts';
import { namesApart, namesakes, namesFromLists, peopleIn } from '../read/names.ts';
import { englishListOf, listOf } from './look-up.ts';
import { presentWords, quoted } from './present-words.ts';

export interface Already {
  /** What the target is called. */
  readonly label: string;
  /** The fields that are so, with what they hold. */
  readonly values: Values;
  /** By flag: who was to leave a list and is not in it, who was to join it and is. */
  readonly idle: Readonly<Record<string, Idle>>;
  /** Nothing else of it changes: it is left out. */
  readonly leftOut: boolean;
}

/** With the names of all that the values point at. */
export async function speakingOf(
  deps: Deps,
  { fields }: Pick<Operation, 'fields'>,
  { already, known }: { already: readonly Already[]; known: Readonly<Record<string, string>> },
): Promise<Speaking> {
  const held = already.flatMap(({ values, idle }) => [
    { fields, values },
    ...Object.entries(idle).map(([flag, { absent, inside }]) => ({
      fields,
      values: { [flag]: [...absent, ...inside] },
    })),
  ]);
  const listed = await namesFromLists(deps, held, known);
  const people = peopleIn(held).filter((id) => !Object.hasOwn(known, id));
  const { byId } = await deps.people.names(people);
  const names = { ...known, ...listed.names, ...Object.fromEntries(byId) };
  const details = { ...listed.details, ...(await namesakes(deps, peopleIn(held), names)) };
  return { names: namesApart({ names, details }, held), timeZone: deps.settings.timeZone };
}

/** Beside other changes: each field once, with how many targets it is so for, and which targets are left out. */
export function alreadyNotices(
  operation: Operation,
  { already, targets }: { already: readonly Already[]; targets: number },
  speaking: Speaking,
): Text[] {
  const counted = new Map<string, { readonly said: Text; readonly count: number }>();
  const beside = already.filter(({ leftOut }) => !leftOut);
  for (const said of beside.flatMap((each) => factsOf(operation, each, speaking)))
    counted.set(said.zh, { said, count: (counted.get(said.zh)?.count ?? 0) + 1 });
  const facts = [...counted.values()].map(({ said, count }) => (targets === 1 ? said : forSome(said, count)));
  const out = already.filter(({ leftOut }) => leftOut).map(({ label }) => label);
  return out.length > 0 ? [...facts, notSent(out)] : facts;
}

const forSome = ({ zh, en }: Text, count: number): Text => ({
  zh: `${zh}（${count} 个对象）`,
  en: `${en} (${count} of the targets)`,
});

const notSent = (labels: readonly string[]): Text => ({
  zh: `${labels.length} 项已经是这样，不会发送：${listOf(labels)}`,
  en: `${labels.length} already so; not sent: ${englishListOf(labels)}`,
});

/** `招聘优先级现在就是「高」`, `招聘协助人：「张伟」不在其中`: one for each field. */
const factsOf = (
  { fields }: Operation,
  { values, idle }: Pick<Already, 'values' | 'idle'>,
  speaking: Speaking,
): Text[] =>
  [...new Set([...Object.keys(values), ...Object.keys(idle)])].flatMap((flag) => {
    const field = fields.get(flag);
    if (!field) return [];
    const { label } = field;
    const parts = idleWords(field, idle[flag], speaking);
    const value = values[flag];
    if (value === undefined && parts.length === 0) return [];
    const said = inARow(parts, '，');
    if (value === undefined) return [{ zh: `${label.zh}：${said.zh}`, en: `${label.en}: ${said.en}` }];
    const { zh, en } = presentWords(field, value, speaking);
    const so = { zh: `${label.zh}现在就是${zh}`, en: `"${label.en}" is already ${en}` };
    return [inARow([so, ...parts], '，')];
  });

function idleWords(
  { words }: Field,
  { absent, inside }: Idle = { absent: [], inside: [] },
  speaking: Speaking,
): Text[] {
  const out = quoted(words(absent, speaking));
  const here = quoted(words(inside, speaking));
  return [
    ...(absent.length > 0 ? [{ zh: `${out.zh}不在其中`, en: `${out.en} is not among them` }] : []),
    ...(inside.length > 0 ? [{ zh: `${here.zh}已在其中`, en: `${here.en} is among them already` }] : []),
  ];
}

const MOST_TARGETS = 10;

/** Target, field and present value; without any, a switch was all that was given. */
export function nothingChanges(
  { operation, within }: { readonly operation: Operation; readonly within: string },
  already: readonly Already[],
  speaking: Speaking,
): Refusal {
  const { title } = operation;
  const place = { zh: within && `（${within}）`, en: within && ` (${within})` };
  const told = already.slice(0, MOST_TARGETS).flatMap(({ label, ...each }) =>
    factsOf(operation, each, speaking).map(({ zh, en }) => ({
      zh: chinese`${label} 的${zh}`,
      en: `${label}: ${en}`,
    })),
  );
  const more = already.length > MOST_TARGETS ? already.length - MOST_TARGETS : 0;
  const rest = { zh: more > 0 ? `；另有 ${more} 项也是这样` : '', en: more > 0 ? `; so are ${more} more` : '' };
  const facts = {
    zh: told.length > 0 ? `：${told.map(({ zh }) => zh).join('；')}` : '',
    en: told.length > 0 ? `: ${told.map(({ en }) => en).join('; ')}` : '',
  };
  return {
    code: 'nothing-changes',
    text: {
      zh: `「${title.zh}」${place.zh}没有可改的${facts.zh}${rest.zh}。`,
      en: `"${title.en}"${place.en} would change nothing${facts.en}${rest.en}.`,
    },
  };
}
