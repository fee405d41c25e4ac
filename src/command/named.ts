/** A target, and behind it the names of fields with their values: 把 J1002 的招聘负责人换成陈静. */
import type { Field } from '../core/field.ts';
import { isEmptying, LEADING_WORD } from './change-words.ts';
import type { Clause } from './clause.ts';
import { firstLabel, nowhere } from './first-label.ts';
import type { Lexicon } from './lexicon.ts';
import { CODE, tells } from './readable.ts';
import type { Said, Speaker, Way } from './said.ts';

const said = (source: string): Said => ({ source, moved: null });

/** Looks like a code or an id. */
const IS_CODE = new RegExp(`^${CODE}$`);
const areCodes = (typed: string): boolean => typed.split(/[\s,，、;；]+/).every((each) => IS_CODE.test(each));
const LEADS = new RegExp(`^(${LEADING_WORD})\\s*`);

const CODED = /^(?:把|将)?\s*([A-Za-z]{0,6}[-_]?\d{2}[\w-]*)\s*的?\s*(?=\p{Script=Han})/u;

/** Behind a code what follows need not be set apart: J1002负责人陈静. */
const coded = (text: string): Said[] => (CODED.test(text) ? [said(text.replace(CODED, '$1 '))] : []);

/** And a name stands right behind it: J1002 负责人陈静 用人经理 王芳. */
const codedName = (text: string, lexicon: Lexicon): Said[] => {
  const [before = ''] = CODED.exec(text) ?? [];
  return before !== '' && lexicon.namesIn(text.slice(before.length))[0]?.start === 0 ? coded(text) : [];
};

const CLAUSES = /[,，;；。]+/;
const CHANGES = /[加减增改换设调延推招]|清空|去掉/;

/** Somebody goes: what is no target. */
export const TELLS_WHY = /(?:离职|调岗|转岗|调走|休假|产假|请假|病假|出差)了?\s*$/;

/** A clause before the target's own changes something too, or tells why: it is read by itself. */
function saysMore(before: string, isState: (clause: string) => boolean): boolean {
  if (!CLAUSES.test(before)) return false;
  const clauses = before.split(CLAUSES).filter((each) => each.trim() !== '');
  return clauses.some((each) => CHANGES.test(each) || TELLS_WHY.test(each) || isState(each.trim()));
}

const JOINED = /[和与及]/;

/** The name of a field, which is known to be there. */
const ANYTHING = /(?:)/;

/** Asks to change something, where nothing is said of what it shall become. */
const ASKS = /^(?:把|将|修改|更新|变更|调整|更改|[换改]一?下|[换改](?=[\sA-Za-z0-9]))/;
const ANOTHER_FIRST = /[,，;；。]\s*(?:把|将|请|麻烦)/;

/** 把 R00408 月底截止: its value stands before it. */
const endsInValue = (typed: string, field: Field | undefined): boolean =>
  /\s/.test(typed) && tells(field, typed.split(/\s+/).at(-1) ?? '');

/** `states`: those of the same operation. */
export function namedIn({ operation, lexicon, bare }: Speaker, states: Way | null): Way {
  const lists = new RegExp(`(${lexicon.names})\\s*[和与及]\\s*(?=${lexicon.names})`, 'gi');
  const read = (text: string, clause: Clause): Said[] => {
    const [, leading = ''] = LEADS.exec(text) ?? [];
    // 清空 J1002 的备注和抄送人 names all that it empties.
    if (isEmptying(leading) && !text.includes('、') && JOINED.test(text)) {
      const listed = text.replace(lists, '$1、');
      if (listed !== text) return read(listed, { ...clause, isWithin: nowhere });
    }
    const first = firstLabel(text, lexicon, clause.isWithin);
    if (!first) return coded(text);
    const { label, at } = first;
    const typed = bare(text.slice(leading.length, at));
    const words = `${label.cleared.length > 0 ? '' : leading}${text.slice(at).replace(/^的/, '')}`;
    // Another clause before the target is no part of it.
    const before = text.slice(0, at);
    const isState = (each: string): boolean =>
      states?.holds.test(each) === true && [...states.read(each, clause)].length > 0;
    if (ANOTHER_FIRST.test(before) || saysMore(before, isState)) return [];
    // 部门负责人 is neither of both.
    const [joined = ''] = /[^\s的,，、]+$/.exec(before) ?? [];
    if (joined !== typed && lexicon.flagsNamed(joined).length > 0) return [];
    // A name with nothing behind it is asked for only where something says that it shall change.
    if (label.bare && endsInValue(typed, operation.fields.get(label.flag))) return [];
    const isChange = !label.bare || leading !== '' || areCodes(typed) || ASKS.test(text);
    return isChange ? [said(`${typed} ${words}`)] : codedName(text, lexicon);
  };
  return { holds: ANYTHING, read };
}
