/** 把 138… 加入校招储备; 从校招储备移除 138…; 校招储备加上 138…. */
import type { Operation } from '../core/operation.ts';
import { holding, type Said, type Way } from './said.ts';

type Moves = NonNullable<Operation['moves']>;

const INSIDE = '(?:里面|里|中)?';
const THINGS = '(?:把|将|给|拉|放|收)?\\s*(?<things>.+?)\\s*(?:也|都|全部|一起)?';
/** A number, a mail or an id: a name may end in any of the words that follow. */
const CONTACT = '(?:把|将|给|拉|放|收)?\\s*(?<things>[^\\n]*[\\dA-Za-z])\\s*(?:都|全部|一起)?';
/** People by their names. */
const NAMES = '\\p{Script=Han}{2,4}?(?:[、,，和与及\\s]+\\p{Script=Han}{2,4}?)*?';
/** 进行中 is something else. */
const ENTERS = '进入|进(?![入行展度口出])';
const PLACE = '(?<place>[^\\n]*?)';

/** A list follows: 把下面的人加入校招储备：138…. */
const THESE =
  '(?:(?:把|将)?\\s*(?:下面|以下|下列|上述|(?=[这那]))[这那]?[些几批]?[个位名]?的?(?:人才?|候选人|同学|名单)?\\s*(?:都|全部|一起)?)?';

/** In the order in which they are tried, the place first at last. `VERB` any verb of the record. */
const into = [
  `^${THINGS}VERB(?:到|了)?\\s*${PLACE}${INSIDE}$`,
  `^${THESE}VERB(?:到|了)?\\s*(?<place>[^\\n:：]+?)${INSIDE}\\s*[:：\\n]\\s*(?<things>.+)$`,
  `^${CONTACT}(?:${ENTERS})\\s*${PLACE}${INSIDE}$`,
  `^(?:把|将|给|让|拉|放|收)?\\s*(?<things>${NAMES})\\s*(?:也|都|全部|一起|可以|先)?(?:${ENTERS}|入(?!职)|放(?![到进入在]))了?\\s*${PLACE}${INSIDE}$`,
  `^(?:给|往|向|在)?\\s*(?<place>[^\\n]+?)${INSIDE}\\s*(?:再|还)?\\s*(?:加上|添加|增加|新增|加|VERB)\\s*(?:(?:下面|以下)?[这]?[一二两三四五六七八九十几\\d]{1,3}[个位名]人?\\s*[:：]\\s*)?(?<things>[^入到进].*)$`,
];
const outOf = [
  `^从\\s*(?<place>[^\\n]+?)${INSIDE}\\s*VERB\\s*(?<things>.+)$`,
  `^${THINGS}从\\s*(?<place>[^\\n]+?)${INSIDE}\\s*(?:VERB|移出|踢出|清出|退出)(?:去|来|掉|了)*$`,
  `^${THINGS}(?:移出|踢出|清出|退出)(?![去来]$)\\s*(?<place>[^\\n]+?)$`,
  `^(?:把|将)?\\s*(?<place>[^\\n]+?)${INSIDE}\\s*VERB\\s*(?<things>.+)$`,
];

function patternsOf({ way, zh }: Moves): readonly RegExp[] {
  const verbs = `(?:${[...zh].sort((a, b) => b.length - a.length).join('|')})`;
  const patterns = way === 'into' ? into : outOf;
  return patterns.map((pattern) => new RegExp(pattern.replaceAll('VERB', verbs), 'su'));
}

/** Words of those patterns that are no verb of the record. */
const others = { into: ['进', '入', '放', '加', '新增'], 'out-of': ['移出', '踢出', '清出', '退出'] };

/** Two more people are a count, and nobody. */
const COUNT = /^(?:\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:个|名|位)?\s*(?:人|名额|编制|hc)?$/i;

/** A list behind a place is no part of its name. */
const LISTS = /[:：\n]\s*[\d+]/;
const NUMBERS = /^[\d\s、,，;；+-]{6,}$/;

/** Out of one place and into another are two changes. */
const TWICE = /^(?:把|将).+从|(?<=[\d\s])从./;

/** Null where nothing moves. Where a field is named, adding to it and taking from it are meant. */
export function movesIn({ moves }: Pick<Operation, 'moves'>): Way | null {
  if (!moves) return null;
  const patterns = patternsOf(moves);
  const unnamed = patterns.slice(0, -1);
  return {
    holds: holding([...moves.zh, ...others[moves.way]]),
    read: (text, { isNamed }) => (isNamed ? unnamed : patterns).flatMap((pattern) => movedBy(text, pattern)),
  };
}

function movedBy(text: string, pattern: RegExp): Said[] {
  const { things = '', place = '' } = pattern.exec(text)?.groups ?? {};
  // 校招储备加入 138…: a number is no place.
  if (
    things === '' ||
    (NUMBERS.test(place) && !NUMBERS.test(things)) ||
    COUNT.test(things) ||
    LISTS.test(place) ||
    [things, place].some((each) => TWICE.test(each))
  )
    return [];
  // What kind of place it is may be said behind its name.
  return [{ source: '', moved: { things, place: place.replace(/(?<=\S)\s+人才库$/, '') } }];
}
