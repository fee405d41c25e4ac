/** Sentences that say who is put into a role, or out of it: 把陈静设为 J1002 的招聘负责人. */
import type { Lexicon } from './lexicon.ts';
import { holding, type Said, type Speaker, type Way } from './said.ts';

/** A rule that names a role of the target, and what becomes of who is named with it: `add-`, `remove-`. */
interface Role {
  readonly pattern: RegExp;
  readonly prefix: string;
}

const AWAY = '(?:去掉|去除|移除|移出|删除|删掉)';
const SET_AS = '(?:设置为|设为|设成|定为|换为|换成|改为|改成|作为)';
const ADDED_AS = '(?:添加为|增加为|加为|添加到|增加到|加到|加入到|加入|加进)';

function rolesOf({ names }: Lexicon): readonly Role[] {
  const name = `(?<name>${names})`;
  const from = `从\\s*(?<target>[^\\n]+?)的?\\s*${name}\\s*(?:里面|里|中)?\\s*`;
  const role = `\\s*(?<target>[^\\n]+?)\\s*的\\s*${name}$`;
  const rule = (prefix: string, pattern: string): Role => ({ prefix, pattern: new RegExp(pattern, 'i') });
  return [
    // 从 J1002 的协助人里去掉林晓; 把林晓从 J1002 的协助人里去掉.
    rule('remove-', `^${from}${AWAY}\\s*(?<value>.+)$`),
    rule('remove-', `^(?:把|将)\\s*(?<value>.+?)\\s*${from}${AWAY}$`),
    // 把陈静设为 J1002 的招聘负责人; 让陈静做 J1002 的招聘负责人.
    rule('add-', `^(?:把|将)\\s*(?<value>.+?)\\s*${ADDED_AS}${role}`),
    rule('', `^(?:把|将)\\s*(?<value>.+?)\\s*${SET_AS}${role}`),
    rule('', `^(?:让|由|请|叫|安排|改由|换)\\s*(?<value>.+?)\\s*(?:来)?(?:担任|当|做)${role}`),
  ];
}

export function rolesIn({ operation, lexicon, bare }: Speaker): Way {
  const read = (text: string, { pattern, prefix }: Role): Said[] => {
    const { target: typed = '', name = '', value = '' } = pattern.exec(text)?.groups ?? {};
    const [flag] = lexicon.flagsNamed(name);
    const field = flag ? operation.fields.get(flag) : undefined;
    if (!field || (prefix !== '' && !field.many)) return [];
    const key = lexicon.keyNamed(name);
    return [{ source: `${bare(typed)} --${prefix}${flag} ${key && `${key}=`}${value}`, moved: null }];
  };
  const rules = rolesOf(lexicon);
  return {
    holds: holding([AWAY, SET_AS, ADDED_AS, '担任', '当', '做']),
    read: (text) => rules.flatMap((role) => read(text, role)),
  };
}
