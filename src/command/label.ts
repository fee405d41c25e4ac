/** A field's name in a text, as it was found. */
import type { Field } from '../core/field.ts';

export const CLEAR = 'clear';
/** Spaces within a line, for a pattern. */
export const GAP = '[^\\S\\n]*';

/** A field's name in a text, with what it is followed by. */
export interface Label {
  /** Of the flag, without its dashes: `add-assistants`. */
  readonly flag: string;
  /** Further flags that the name means: 月薪 is both ends. */
  readonly also: readonly string[];
  /** Which of the tenant's own fields; empty where it is none. */
  readonly key: string;
  /** Where the value begins. */
  readonly end: number;
  /** Stands before the value. */
  readonly before: string;
  /** Takes a text, up to the next flag. */
  readonly text: boolean;
  /** Was joined to its value by `：` or `=`. */
  readonly joined: boolean;
  /** `字段：值`. */
  readonly colon: boolean;
  /** Nothing but the name. */
  readonly bare: boolean;
  /** A word of change stood before the name, and the one behind it says what is meant: 新增 截止时间 改成 …. */
  readonly idle: boolean;
  /** Its name, where of a text, which is given whole, a part is added or taken away: 描述 增加 "英语". Else empty. */
  readonly part: string;
  /** Where it is said what stands there now: 张伟 of 负责人张伟换成陈静. Null where it is not. */
  readonly stood: readonly [start: number, end: number] | null;
  /** Of 清空备注、抄送人: what shall be emptied. */
  readonly cleared: readonly string[];
}

/** Whose name it is. */
export interface Called {
  /** More than one where fields share the name. */
  readonly flags: readonly [string, ...string[]];
  readonly text: boolean;
  /** Which of the tenant's own fields it is, among the entries of the flag; empty where it is none. */
  readonly key: string;
  /** How a value of that one is typed. */
  readonly field?: Field;
  /** Its spellings, as a pattern, where the name alone does not tell them. */
  readonly spelled?: string;
  /** In English, as words and as it is written, for a sentence. */
  readonly english?: readonly string[];
}

/** A name that was found, and whose it is. */
export interface Found {
  readonly text: string;
  readonly name: string;
  /** Behind the name. */
  readonly at: number;
  readonly called: Called;
  /** Of the first; none for the flags that every command has. */
  readonly field: Field | undefined;
  /** A word of change before the name; empty where there is none. */
  readonly leading: string;
  readonly dashed: boolean;
}

/** The name alone, whatever follows it. */
export function namedAt({ at, called: { flags, text, key } }: Pick<Found, 'at' | 'called'>): Label {
  const [flag, ...also] = flags;
  // Written out: a spread costs more than all else that is done for a name.
  return {
    flag,
    also,
    key,
    end: at,
    before: key && `${key}=`,
    text,
    joined: false,
    colon: false,
    bare: false,
    idle: false,
    part: '',
    stood: null,
    cleared: [],
  };
}

/** An entry is emptied by taking it away. */
export const clearing = ({ flag, also, key }: Pick<Label, 'flag' | 'also' | 'key'>): Pick<Label, 'flag' | 'cleared'> =>
  key ? { flag: `remove-${flag}`, cleared: [key] } : { flag: CLEAR, cleared: [flag, ...also] };

export function firstAt(patterns: readonly RegExp[], text: string, at: number): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = matchAt(pattern, text, at);
    if (match) return match;
  }
  return null;
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
