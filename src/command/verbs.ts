/** Sentences whose verb tells the field: 由陈静负责 J1002, 24001 下周一入职, 24001 推迟一周. */
import type { Field } from '../core/field.ts';
import type { Operation } from '../core/operation.ts';
import { CODE, canTell, reads } from './readable.ts';
import { type Bare, holding, type Said, type Way } from './said.ts';

/** Between what is changed and what it becomes. */
const LINK =
  '(?:改由|改成|改为|换成|换|由|让|请|给|交给|转给|移交给|交由|改到|改在|推迟到|延到|延期到|延后到|提前到|定在|定于|等到)';
const HANDED = '(?:交给|转给|移交给|交由|转交给)';
const HANDS = ['交', '转'];
const FROM_NOW = '(?:以后|之后|今后|现在|暂时)?';

/** One for each field that is told by a verb. */
export const doneBy = ({ fields }: Operation, bare: Bare): Way[] =>
  [...fields].flatMap(([flag, field]) => (isVerbal(field) ? [verbOf({ flag, field, bare })] : []));

/** Of a choice the verb is the value: `states.ts`. */
const isVerbal = ({ does, typed }: Field): boolean => does.length > 0 && typed.choices === undefined;

interface Verbal {
  readonly flag: string;
  readonly field: Field;
  readonly bare: Bare;
}

/** To another day, and by how much. */
const MOVED = '(?:推迟|延后|延期|推后|顺延|提前|提早|[推延拖](?=[到至]))';
/** Before a verb alone: 晚一周入职. */
const SHIFTED = '(?:晚|早|再晚|再早)';
const TO = '(?:改到|改成|改为|改在|换到|调到|调整到|定在|定于|挪到|移到)';

function patternsOf({ does, people, many, steps }: Field): readonly RegExp[] {
  const verb = `(?:${does.join('|')})`;
  const timed = [
    `^(?<target>.+?)\\s*的?\\s*${verb}\\s*(?:${TO}|(?=${MOVED}))\\s*(?<value>\\S.{0,20})$`,
    `^(?<target>.+?)\\s*(?<moved>${MOVED})\\s*${verb}\\s*(?<value>\\S{1,8})$`,
    `^(?<target>.+?)\\s*(?<moved>${SHIFTED})\\s*(?<value>\\S{1,8}?)\\s*${verb}$`,
  ];
  const moving = does.filter((each) => MOVES.test(each));
  const extended = moving.length > 0 && steps?.by === 'time' ? extendedBy(moving.join('|')) : [];
  const codes = `${CODE}(?:[、,，\\s和]+${CODE})*`;
  const handed =
    people && !many
      ? [
          `^(?:把|将)?\\s*(?<target>${codes})\\s*都?交接给\\s*(?<value>[^\\n]+?)$`,
          `^(?<target>.+?)\\s*${FROM_NOW}\\s*${HANDED}\\s*(?<value>[^\\n]+?)$`,
        ]
      : [];
  return [
    `^${FROM_NOW}\\s*(?<target>.+?)\\s*的?\\s*${FROM_NOW}\\s*${LINK}\\s*(?<value>[^\\n]+?)\\s*来?${verb}$`,
    ...handed,
    ...extended,
    ...(steps?.by === 'time' ? timed : []),
    `^(?:让|请|由|叫)?\\s*(?<value>[^\\n]+?)\\s*来?${verb}\\s*(?<target>${CODE})$`,
    ...(people
      ? [`^(?<target>${codes})\\s*${FROM_NOW}\\s*(?:都|就)?(?<value>\\p{Script=Han}{2,4}?)\\s*来?${verb}$`]
      : []),
  ].map((pattern) => new RegExp(pattern, 'iu'));
}

const MOVES = new RegExp(`^(?:${MOVED}|延长)$`);

/** Verbs that say whose day is moved: R00407 延期两周, 延期到 12月1日. */
const extendedBy = (verbs: string): string[] => [
  `^(?<target>.+?)\\s*的?\\s*(?:再|要|需要)?(?<until>(?:${verbs})(?:到|至))\\s*(?<value>\\S.{0,20})$`,
  `^(?<target>.+?)\\s*的?\\s*(?:再|要|需要)?(?<later>${verbs})了?\\s*(?<value>\\S{1,8})$`,
];

function verbOf(verbal: Verbal): Way {
  const { flag, field, bare } = verbal;
  const patterns = patternsOf(field);
  const linked = (text: string, pattern: RegExp): Said[] => {
    const { target = '', until = '', moved = until, later, value = '' } = pattern.exec(text)?.groups ?? {};
    const before = later === undefined ? moved : (field.steps?.up ?? '');
    // Who helps joins those who do.
    return target && value ? [said(bare(target), field.many ? `add-${flag}` : flag, before + value)] : [];
  };
  return {
    holds: holding([...field.does, ...(field.people ? HANDS : [])]),
    read: (text) => [...patterns.flatMap((pattern) => linked(text, pattern)), ...glued(text, verbal)],
  };
}

/** 24001 下周一入职: the longest end that the field can read is the value. */
function glued(text: string, { flag, field, bare }: Verbal): Said[] {
  const verb = field.does.find((each) => text.endsWith(each));
  if (!verb || !canTell(field)) return [];
  const before = text.slice(0, -verb.length).trimEnd().replace(/来$/, '');
  for (let at = 1; at < before.length; at += 1) {
    const value = before.slice(at).replace(/^[\s,，]*(?:于|在|到|改|改到|改在|定在)?\s*/, '');
    if (!/[\w\s]/.test(before[at - 1] ?? '') || !/\w/.test(before[at] ?? ''))
      if (reads(field, value)) return [said(bare(before.slice(0, at)), flag, value)];
  }
  return [];
}

const said = (target: string, flag: string, value: string): Said => ({
  source: `${target} --${flag} ${value}`,
  moved: null,
});

const IN_TIME = [
  /^(?<target>.+?)\s*(?<value>(?:推迟|延后|延期|推后|顺延|提前|提早|推|延|拖)(?:到|至)\s*\S.{0,20})$/,
  /^(?<target>.+?)\s*(?:改|调整|调|挪|移)(?:到|至)\s*(?<value>\S.{0,20})$/,
  /^(?<target>.+?)\s*(?<value>(?:推迟|延后|延期|推后|顺延|提前|提早|[往向]后[推延挪]?|[往向]前[推提挪]?)\s*\S{1,8})$/,
];
const CODES_ONLY = `${CODE}(?:[、,，\\s和]+${CODE})*`;
const UNDATED = new RegExp(`^(?:把|将)?\\s*(?<target>${CODES_ONLY})\\s*的?\\s*(?:要|需要)?${MOVED}(?:一下|了)?$`, 'i');
const HAS_MOVE = /[推延顺提改调挪拖移往向]/;

/** 24001 推迟一周, 24001 推迟到 12月1日: of the one day that the operation has; null where it has none or several. */
export function dayIn(operation: Operation, bare: Bare): Way | null {
  const [only, ...others] = daysOf(operation).map((day) => movedInTime(day, bare));
  return only && others.length === 0 ? { holds: HAS_MOVE, read: only } : null;
}

/** The same of one that has several: once for each, to choose from. */
export function eitherDay(operation: Operation, bare: Bare): Way | null {
  const days = daysOf(operation).map((day) => movedInTime(day, bare));
  return days.length > 1 ? { holds: HAS_MOVE, read: (text) => days.flatMap((day) => day(text).slice(0, 1)) } : null;
}

type Day = readonly [flag: string, field: Field];

const daysOf = ({ fields }: Operation): Day[] =>
  [...fields].filter(([, { steps, offered }]) => offered && steps?.by === 'time');

function movedInTime([flag, field]: Day, bare: Bare): (text: string) => Said[] {
  const asking = askingFor(field);
  const moved = (text: string, pattern: RegExp): Said[] => {
    const { target = '', value = '' } = pattern.exec(text)?.groups ?? {};
    return target !== '' && reads(field, value) ? [said(bare(target), flag, value)] : [];
  };
  // 24001 推迟, 24001 推迟入职, 推迟 24001 的入职: to which day, is asked.
  const undated = (text: string, pattern: RegExp): Said[] => {
    const { target = '' } = pattern.exec(text)?.groups ?? {};
    return target === '' ? [] : [said(bare(target), flag, '')];
  };
  return (text) => [
    ...IN_TIME.flatMap((pattern) => moved(text, pattern)),
    ...asking.flatMap((pattern) => undated(text, pattern)),
  ];
}

function askingFor({ does }: Field): readonly RegExp[] {
  if (does.length === 0) return [UNDATED];
  const verb = `(?:${does.join('|')})`;
  const named = [
    `^(?<target>.+?)\\s*的?\\s*(?:${MOVED}\\s*${verb}|${verb}(?:要|需要)?${MOVED})(?:一下|了)?$`,
    `^(?:把|将)?${MOVED}(?:一下)?\\s*(?<target>.+?)\\s*的?\\s*${verb}$`,
  ];
  return [UNDATED, ...named.map((pattern) => new RegExp(pattern))];
}
