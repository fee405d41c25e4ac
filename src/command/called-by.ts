/** What kind of thing is meant, and what kind of number it is known by, say nothing more: 手机号为 138… 的候选人 → 138…. */
import type { Operation } from '../core/operation.ts';
import { oneOf } from './field-names.ts';
import { lexiconOf } from './lexicon.ts';

interface Patterns {
  /** 把编码为 J1002. */
  readonly before: RegExp;
  /** J1002 这个职位, and not the beginning of a field's name: R00407 的职位类别. */
  readonly behind: RegExp;
}

const made = new WeakMap<readonly Operation[], Patterns>();

/** Where a sentence begins with them: further on they may be words of a text. */
export function bareCodes(said: string, operations: readonly Operation[]): string {
  const patterns = made.get(operations) ?? patternsOf(operations);
  made.set(operations, patterns);
  const named = BEGINS.test(said) ? said : said.replace(patterns.before, '$1').replace(BEFORE_NAME, '$1');
  return GOES_ON.test(named) ? named.replace(patterns.behind, '$1') : named;
}

/** Nothing stands before the code. */
const BEGINS = /^(?:把|将|给|对)?\s*(?:[A-Za-z]?\d|\+)/;
/** Something may stand behind one. */
const GOES_ON = /[A-Za-z\d]\s*[的这那]/;

/** 把候选人李思远加到…: and not 候选人时区. */
const BEFORE_NAME = /^((?:把|将|给|对)?\s*)(?:候选人|人选|应聘者)\s*(?=\p{Script=Han}{2,4}\s*[加放移从进、和])/u;

const HANDLED = '(?:把|将|给|对)?\\s*';
const CODES = '[A-Za-z\\d+(（][\\w\\s()（）+@.、,，和与跟-]*?';
const SO_MANY = '[一二两三四五六七八九十几\\d]*';
const KINDS = '人选|应聘者|同学';

function patternsOf(operations: readonly Operation[]): Patterns {
  const columns = operations.flatMap(({ targets, bulk }) => targets.find(({ name }) => name === bulk)?.columns ?? []);
  const called = (kind: 'name' | 'other'): string =>
    oneOf(
      columns
        .filter(({ shows }) => (shows === 'name') === (kind === 'name'))
        .flatMap(({ header, names }) => [header.zh, ...names]),
    );
  const kinds = `${called('name')}|${KINDS}`;
  const english = oneOf(operations.flatMap(({ fields }) => [...fields.values()].map(({ label }) => label.en)));
  const labels = `${operations.map((operation) => lexiconOf(operation).names).join('|')}|${english}`;
  return {
    before: new RegExp(
      `^(${HANDLED})(?:(?:${kinds})\\s*(?:${called('other')})?|${called('other')})(?:是|为|[:：])?\\s*(?=[A-Za-z\\d+(（])`,
      'i',
    ),
    behind: new RegExp(
      `^(${HANDLED}${CODES})\\s*(?:的|[这那]${SO_MANY}[个位名条些])\\s*(?=${kinds})(?!${labels})(?:${kinds})`,
      'i',
    ),
  };
}
