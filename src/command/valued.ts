/** A choice or a day that stands before the name of its field: R00407 改成低优先级, 打开 J1003 的面试官安排面试, R00408 提前一周截止. */
import type { Field } from '../core/field.ts';
import { comparable } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { oneOf } from './field-names.ts';
import { CODE, reads } from './readable.ts';
import type { Bare, Said, Speaker, Way } from './said.ts';
import { sourceOf } from './source.ts';

/** Longest choice that is told so. */
const LONGEST = 24;
const SWITCHED =
  /^(?:把|将|请)?\s*(?<value>打开|开启|启用|开通|关闭|关掉|停用|禁用)(?:一下|了)?\s*(?<target>.+?)\s*的?\s*$/;
const BECOMES =
  /[\s,，]*(?:给|都)?(?:改成|改为|改到|设为|设成|设置为|定为|换成|换为|调成|调为|调到|调整为|升为|升到|降为|降到|变成|变为|是)?\s*$/;

interface Choosing {
  readonly flag: string;
  readonly field: Field;
  /** As it is compared. */
  readonly name: string;
}

/** Names of what can be told before them, the longest first. */
const choosingIn = ({ fields }: Operation): readonly Choosing[] =>
  [...fields]
    .flatMap(([flag, field]): Choosing[] => {
      if (!field.offered || field.many || !(field.typed.choices || field.steps?.by === 'time')) return [];
      return [field.label.zh, ...field.names].map((name) => ({ flag, field, name: name.toLowerCase() }));
    })
    .sort((a, b) => b.name.length - a.name.length);

/** 待入职状态 is 待入职 and 状态: each name that stands at the end is tried, the longest first. */
export function choicesFirst({ operation, lexicon, bare }: Speaker): Way | null {
  const choosing = choosingIn(operation);
  const names = oneOf(choosing.map(({ name }) => name));
  const read = (text: string): Said[] => {
    const lower = text.toLowerCase();
    const { folded } = sourceOf(text);
    if (folded.length !== text.length) return [];
    return choosing.flatMap(({ flag, field, name }) => {
      const before = lower.endsWith(name) ? text.slice(0, -name.length).replace(/的?\s*$/, '') : '';
      // Behind another field it is a part of that one's value.
      if (before === '' || lexicon.namesIn(folded.slice(0, before.length)).length > 0) return [];
      const { target, value } = chosenIn(before, field) ?? {};
      return target && value ? [{ source: `${bare(target)} --${flag} "${value}"`, moved: null }] : [];
    });
  };
  return names === '' ? null : { holds: new RegExp(`(?:${names})$`, 'i'), read };
}

const ALONE =
  /^(?:把|将)?\s*(?<target>.+?)\s*(?:的)?(?:状态)?(?:改成|改为|改到|设为|设成|设置为|换成|换为|变成|变为|变更为|调整为|调成|转为|转成|切换[成为到])\s*(?<value>\S{1,16})$/;

const CODES = `(?:\\w+ )?(?<target>${CODE}(?:(?:\\s*[,、]\\s*| and )${CODE})*)`;
const CHOICE = '(?<value>\\S{1,20}(?: \\S{1,20})?)';
const MARKED = new RegExp(`^(?:mark|set|change|move|switch|put) ${CODES} (?:as|to|in|into) ${CHOICE}$`, 'i');
const USED = new RegExp(`^use ${CHOICE} for ${CODES}$`, 'i');
const BECOMES_ONE = /[改设换变调转切]|^(?:mark|set|change|move|switch|put|use) /i;
const SEVERAL = '';

/** Flags by what can be chosen for one field alone; a switch says too little. */
function choicesOf({ fields }: Operation): ReadonlyMap<string, string> {
  const flags = new Map<string, string>();
  for (const [flag, { offered, bare, many, typed }] of fields)
    for (const { value, zh, en } of offered && !bare && !many ? (typed.choices ?? []) : [])
      for (const name of value === 'on' || value === 'off' ? [] : [zh, en].map(comparable))
        flags.set(name, (flags.get(name) ?? flag) === flag ? flag : SEVERAL);
  return flags;
}

/** R00407 改为进行中: what only one field can become names that field. */
export function choicesAlone(operation: Operation, bare: Bare): Way | null {
  const choices = choicesOf(operation);
  const read = (text: string): Said[] => {
    const { target = '', value = '' } = (ALONE.exec(text) ?? MARKED.exec(text) ?? USED.exec(text))?.groups ?? {};
    const flag = value === '' ? undefined : choices.get(comparable(value));
    return flag ? [{ source: `${bare(target)} --${flag} "${value}"`, moved: null }] : [];
  };
  return choices.size === 0 ? null : { holds: BECOMES_ONE, read };
}

interface Chosen {
  readonly target: string;
  readonly value: string;
}

function chosenIn(before: string, field: Field): Chosen | null {
  const { value = '', target = '' } = SWITCHED.exec(before)?.groups ?? {};
  if (value !== '' && reads(field, value)) return { target, value };
  for (let size = Math.min(LONGEST, before.length - 1); size > 0; size -= 1) {
    const own = before.slice(-size);
    if (own === own.trim() && !isWithinWord(before, size) && reads(field, own))
      return { target: before.slice(0, -size).replace(BECOMES, ''), value: own };
  }
  return null;
}

/** A number of which a part was left before. */
const isWithinWord = (before: string, size: number): boolean =>
  /\w/.test(before.at(-size) ?? '') && /\w/.test(before.at(-size - 1) ?? '');
