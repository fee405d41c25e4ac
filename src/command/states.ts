/** Sentences whose verb is the new state: 暂停 R00407, 李思远放弃入职了; where it may be one of several, it is asked which. */
import type { Field } from '../core/field.ts';
import type { Operation } from '../core/operation.ts';
import { CODE } from './readable.ts';
import { holding, type Said, type Way } from './said.ts';

/** A short verb may mean anything: only a code beside it tells what. */
const LONG = 3;
/** One or several. */
const CODES = `${CODE}(?:(?:\\s*[、,，]\\s*|\\s+)${CODE})*`;
const ANYTHING = '[^\\s,，。;；]{2,20}';
const AFTER = '\\s*(?:掉|住|招聘|招人|一下)?了?';

interface Rule {
  readonly pattern: RegExp;
  readonly flag: string;
  /** Empty where it is asked for. */
  readonly value: string;
}

/** Null where no verb is a state. */
export function statesIn(operation: Operation): Way | null {
  const fields = [...operation.fields];
  const verbs = fields.flatMap(([, field]) => verbsIn(field).flatMap((each) => each.verbs));
  const rules = fields.flatMap(([flag, field]) => rulesOf(flag, field, operation));
  const read = (text: string): Said[] =>
    rules.flatMap(({ pattern, flag, value }) => {
      const target = pattern.exec(text)?.groups?.target;
      return target ? [{ source: `${target} --${flag}${value && ` "${value}"`}`, moved: null }] : [];
    });
  return verbs.length > 0 ? { holds: holding(verbs, 'i'), read } : null;
}

/** With the choice that each means. */
function verbsIn({ does, typed: { choices = [] } }: Field): { value: string; verbs: readonly string[] }[] {
  if (choices.length === 0) return [];
  return [...choices.map(({ zh, does: verbs = [] }) => ({ value: zh, verbs })), { value: '', verbs: does }];
}

function rulesOf(flag: string, field: Field, { noun }: Operation): Rule[] {
  return verbsIn(field).flatMap(({ value, verbs }) => {
    const short = verbs.filter((verb) => verb.length < LONG || /^[a-z]/.test(verb));
    const long = verbs.filter((verb) => !short.includes(verb));
    return [...patternsOf(short, CODES, noun), ...patternsOf(long, ANYTHING, noun)].map((pattern) => ({
      pattern,
      flag,
      value,
    }));
  });
}

function patternsOf(verbs: readonly string[], target: string, { zh, en }: Operation['noun']): RegExp[] {
  if (verbs.length === 0) return [];
  const verb = `(?:${verbs.join('|')})`;
  const thing = `(?:这个|招聘)?(?:${zh})?`;
  return [
    `^(?:把|将|put )?\\s*${thing}\\s*(?<target>${target}?)\\s*的?${thing}\\s*(?:已经?|都|全部?|先|暂时|现在|可以|(?:is|are) )?${verb}${AFTER}$`,
    `^${verb}${AFTER}\\s*${thing}\\s*(?:the )?(?:${en} )?(?<target>${target})(?:的${thing})?$`,
  ].map((pattern) => new RegExp(pattern, 'i'));
}
