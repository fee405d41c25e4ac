/** Chinese sentences, put into the words of a command: 把 J1002 的招聘负责人换成陈静 → `J1002 招聘负责人换成陈静`. */
import { numeral } from '../core/numerals.ts';
import type { Operation } from '../core/operation.ts';
import { isEmptying, LEADING_WORD } from './change-words.ts';
import { keyedSaid } from './keyed.ts';
import type { Label } from './label.ts';
import type { Lexicon } from './lexicon.ts';
import { movedBy } from './moved.ts';
import { CODE } from './readable.ts';
import type { Said } from './said.ts';
import { sourceOf } from './source.ts';
import { statesSaid } from './states.ts';
import { chosenAlone, valueFirst } from './valued.ts';
import { doneBy, eitherMoved, movedInTime } from './verbs.ts';

export interface Reading {
  readonly lexicon: Lexicon;
  /** Lies a place within a longer name of a field? */
  readonly isWithin: (at: number) => boolean;
  /** Some operation has a field whose name stands in it. */
  readonly isNamed: boolean;
  /** This operation has one. */
  readonly isOwn: boolean;
}

/** In the order in which they are tried. Where another operation's field is named, only its own words count. */
export function* chineseReadings(said: string, operation: Operation, reading: Reading): Generator<Said> {
  const { lexicon, isNamed, isOwn } = reading;
  if (!HAN.test(said)) return yield* withoutChinese(said, operation, reading);
  if (operation.moves) yield* movedBy(said, operation.moves, isNamed);
  if (!isOwn) yield* statesSaid(said, operation);
  if (lexicon.names === '' || (isNamed && !isOwn)) return;
  const bare = (typed: string): string => target(typed, operation);
  if (isOwn) yield* roleChanged(said, operation, lexicon);
  yield* counted(said, operation, lexicon);
  if (!isNamed) yield* chosenAlone(said, operation, bare);
  if (!isNamed) yield* doneBy(said, operation, bare);
  if (!isOwn) yield* keyedSaid(said, operation, bare);
  if (!isNamed) yield* movedInTime(said, operation, bare);
  if (isOwn) yield* valueFirst(said, lexicon, { operation, bare });
  if (isOwn) yield* changed(said, operation, reading);
}

/** R00407 推迟两周: which of its days, somebody has to choose. */
export const eitherDay = (said: string, operation: Operation): Said[] =>
  eitherMoved(said, operation, (typed) => target(typed, operation));

const HAN = /\p{Script=Han}/u;

/** pause R00407, R00407 HC +2. */
function* withoutChinese(said: string, operation: Operation, reading: Reading): Generator<Said> {
  if (!reading.isNamed) yield* chosenAlone(said, operation, (typed) => target(typed, operation));
  if (!reading.isOwn) yield* statesSaid(said, operation);
  else yield* changed(said, operation, reading);
}

/** What may stand before the target and says nothing more. */
const BEFORE =
  /^(?:(?:把|将|给|对|帮|[为在让](?=[\sA-Za-z0-9]))|(?:修改|更新|变更|调整|更改)(?:一下)?|(?:换|改)(?:一?下|掉)?(?=[\sA-Za-z0-9]))\s*/;
const BEHIND =
  /[\s,，、:：]*(?:里面|里|中)?的?[\s,，]*(?:(?<=[\w\s的])新的?)?(?:(?<=[\w\s])(?:(?:还|再|又)?(?:需要|要)|都|也|再|请|全部|全都|一起|统一|一律))*$/;

/** 把职位 J1002 的 → J1002. */
function target(words: string, { noun, targets }: Operation): string {
  let bare = words.trim();
  for (let last = ''; last !== bare; ) {
    last = bare;
    bare = bare.replace(BEFORE, '');
    for (const name of [noun.zh, ...targets.map(({ label }) => label.zh)])
      if (bare.startsWith(name) && /^[\s:：A-Za-z0-9]/.test(bare.slice(name.length)))
        bare = bare.slice(name.length).replace(/^[\s:：]+/, '');
  }
  return bare.replace(BEHIND, '');
}

const said = (source: string): Said => ({ source, moved: null });

/** A rule that names a role of the target, and what becomes of who is named with it: `add-`, `remove-`. */
interface Role {
  readonly pattern: RegExp;
  readonly prefix: string;
}

const AWAY = '(?:去掉|去除|移除|移出|删除|删掉)';
const SET_AS = '(?:设置为|设为|设成|定为|换为|换成|改为|改成|作为)';
const ADDED_AS = '(?:添加为|增加为|加为|添加到|增加到|加到|加入到|加入|加进)';

const made = new WeakMap<Lexicon, readonly Role[]>();

function rolesOf(lexicon: Lexicon): readonly Role[] {
  const known = made.get(lexicon);
  if (known) return known;
  const name = `(?<name>${lexicon.names})`;
  const from = `从\\s*(?<target>[^\\n]+?)的?\\s*${name}\\s*(?:里面|里|中)?\\s*`;
  const role = `\\s*(?<target>[^\\n]+?)\\s*的\\s*${name}$`;
  const rule = (prefix: string, pattern: string): Role => ({ prefix, pattern: new RegExp(pattern, 'i') });
  const roles = [
    // 从 J1002 的协助人里去掉林晓; 把林晓从 J1002 的协助人里去掉.
    rule('remove-', `^${from}${AWAY}\\s*(?<value>.+)$`),
    rule('remove-', `^(?:把|将)\\s*(?<value>.+?)\\s*${from}${AWAY}$`),
    // 把陈静设为 J1002 的招聘负责人; 让陈静做 J1002 的招聘负责人.
    rule('add-', `^(?:把|将)\\s*(?<value>.+?)\\s*${ADDED_AS}${role}`),
    rule('', `^(?:把|将)\\s*(?<value>.+?)\\s*${SET_AS}${role}`),
    rule('', `^(?:让|由|请|叫|安排|改由|换)\\s*(?<value>.+?)\\s*(?:来)?(?:担任|当|做)${role}`),
  ];
  made.set(lexicon, roles);
  return roles;
}

/** What changes a role: who is put into it, or out of it. */
function roleChanged(text: string, operation: Operation, lexicon: Lexicon): Said[] {
  return rolesOf(lexicon).flatMap(({ pattern, prefix }) => {
    const { target: typed = '', name = '', value = '' } = pattern.exec(text)?.groups ?? {};
    const [flag] = lexicon.flagsNamed(name);
    const field = flag ? operation.fields.get(flag) : undefined;
    if (!field || (prefix !== '' && !field.many)) return [];
    const key = lexicon.keyNamed(name);
    return [said(`${target(typed, operation)} --${prefix}${flag} ${key && `${key}=`}${value}`)];
  });
}

const COUNTS = /[加增招扩减砍缩]/;
const COUNTED =
  /^(?<target>.+?)\s*(?:再|又)?\s*(?<word>增加|添加|加招|多招|扩招|(?<=[再又]\s?)招|多加|加|减少|减去|缩减|减招|少招|减掉|砍掉|减)\s*了?\s*(?<amount>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:个|名|位)?\s*(?:人|名额|编制|hc)?$/i;

const IN_ALL_WORDS = /[共计只到至]/;
const IN_ALL =
  /^(?<target>.+?)\s*(?:(?:一共|总共|总计|共|只)\s*(?:需要|要)?招(?:聘|满|到|够)?|(?:缩减|压缩|减少|减|降低|降|砍|扩大|扩招|扩|增加|增|加)[到至])\s*(?<amount>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*[个名位]?\s*人?$/;

/** 给 R00407 加两个人, R00407 一共招 12 人: of a number that the operation has but one of. */
function counted(text: string, operation: Operation, lexicon: Lexicon): Said[] {
  if (!COUNTS.test(text)) return [];
  const {
    target: typed = '',
    word = '',
    amount = '',
  } = ((IN_ALL_WORDS.test(text) && IN_ALL.exec(text)) || COUNTED.exec(text))?.groups ?? {};
  const size = amount === '' ? null : numeral(amount);
  if (size === null) return [];
  const numbers = [...operation.fields].filter(([, { steps }]) => steps?.by === 'number');
  const [[flag, field] = []] = numbers;
  if (numbers.length !== 1 || !flag || !field?.steps || firstLabel(typed, lexicon, nowhere)) return [];
  // A minus before a Chinese numeral would be the dash of a flag.
  const { up, down } = field.steps;
  const becomes = word === '' ? `${size}` : /^[增添加多扩招]/.test(word) ? `${up}${amount}` : `${down}${size}`;
  return [said(`${target(typed, operation)} --${flag} ${becomes}`)];
}

const nowhere = () => false;

interface Placed {
  readonly label: Label;
  readonly at: number;
}

/** The first name of a field, wherever it stands. A name within a longer one of another operation is none. */
function firstLabel(text: string, { labelAt }: Lexicon, isWithin: (at: number) => boolean): Placed | null {
  const { folded } = sourceOf(text);
  for (let at = 0; at < folded.length; at += 1) {
    const label = isWithin(at) ? null : labelAt(folded, at);
    if (label) return { label, at };
  }
  return null;
}

/** Looks like a code or an id. */
const IS_CODE = new RegExp(`^${CODE}$`);
const areCodes = (typed: string): boolean => typed.split(/[\s,，、;；]+/).every((each) => IS_CODE.test(each));
const LEADS = new RegExp(`^(${LEADING_WORD})\\s*`);

const CODED = /^(?:把|将)?\s*([A-Za-z]{0,6}[-_]?\d{2}[\w-]*)\s*的?\s*(?=\p{Script=Han})/u;

/** Behind a code what follows need not be set apart: J1002负责人陈静. */
const coded = (text: string): Said[] => (CODED.test(text) ? [said(text.replace(CODED, '$1 '))] : []);

const CLAUSES = /[,，;；。]+/;
const CHANGES = /[加减增改换设调延推招]|清空|去掉/;

/** Somebody goes: what is no target. */
export const TELLS_WHY = /(?:离职|调岗|转岗|调走|休假|产假|请假|病假|出差)了?\s*$/;

/** A clause before the target's own changes something too, or tells why: it is read by itself. */
function saysMore(before: string, operation: Operation): boolean {
  const clauses = before.split(CLAUSES).filter((each) => each.trim() !== '');
  return (
    clauses.length > 0 &&
    CLAUSES.test(before) &&
    clauses.some((each) => CHANGES.test(each) || TELLS_WHY.test(each) || statesSaid(each.trim(), operation).length > 0)
  );
}

const JOINED = /[和与及]/;

/** Everything else: a target, and behind it the names of fields with their values. */
function changed(text: string, operation: Operation, { lexicon, isWithin, ...rest }: Reading): Said[] {
  const [, leading = ''] = LEADS.exec(text) ?? [];
  // 清空 J1002 的备注和抄送人 names all that it empties.
  if (isEmptying(leading) && !text.includes('、') && JOINED.test(text)) {
    const listed = text.replace(new RegExp(`(${lexicon.names})\\s*[和与及]\\s*(?=${lexicon.names})`, 'gi'), '$1、');
    if (listed !== text) return changed(listed, operation, { lexicon, isWithin: nowhere, ...rest });
  }
  const first = firstLabel(text, lexicon, isWithin);
  if (!first) return coded(text);
  const { label, at } = first;
  const typed = target(text.slice(leading.length, at), operation);
  const words = `${label.cleared.length > 0 ? '' : leading}${text.slice(at).replace(/^的/, '')}`;
  // A name with nothing behind it is asked for only where something says that it shall change.
  // Another clause before the target is no part of it.
  const before = text.slice(0, at);
  if (/[,，;；。]\s*(?:把|将|请|麻烦)/.test(before) || saysMore(before, operation)) return [];
  // 部门负责人 is neither of both.
  const [joined = ''] = /[^\s的,，、]+$/.exec(before) ?? [];
  if (joined !== typed && lexicon.flagsNamed(joined).length > 0) return [];
  const isChange =
    !label.bare ||
    leading !== '' ||
    areCodes(typed) ||
    /^(?:把|将|修改|更新|变更|调整|更改|[换改]一?下|[换改](?=[\sA-Za-z0-9]))/.test(text);
  return isChange ? [said(`${typed} ${words}`)] : [];
}
