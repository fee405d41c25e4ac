/** Into another department, to another place, whose kind is said behind its name: 把 R00407 转到电商部门. */
import { oneOf } from './field-names.ts';
import type { Said, Speaker, Way } from './said.ts';

const GOES = '(?:转到|转去|转入|调到|调入|划到|划入|划归|归到|归入|挪到|移到|换到|换成|改到|改成|改为|并到|搬到)';

/** Null where no field takes the name of one thing. */
export function placedIn({ operation, lexicon, bare }: Speaker): Way | null {
  const kinds = [...operation.fields].flatMap(([flag, { offered, many, people, keyed, typed, label, names }]) =>
    offered && !many && !people && !keyed && typed.takes === 'name'
      ? [label.zh, ...names].map((name) => ({ flag, name: name.toLowerCase() }))
      : [],
  );
  if (kinds.length === 0) return null;
  const flags = new Map(kinds.map(({ flag, name }) => [name, flag]));
  const name = oneOf(flags.keys());
  const pattern = new RegExp(
    `^(?<target>.{1,60}?)\\s*${GOES}\\s*(?<value>[^\\s,，。;；]{1,30}?)的?(?<name>${name})$`,
    'i',
  );
  const read = (text: string): Said[] => {
    const { target = '', value = '', name: kind = '' } = pattern.exec(text)?.groups ?? {};
    const flag = flags.get(kind.toLowerCase());
    // Behind another field it is a part of that one's value.
    if (!flag || lexicon.namesIn(target.toLowerCase()).length > 0) return [];
    return [{ source: `${bare(target)} --${flag} "${value}"`, moved: null }];
  };
  return { holds: new RegExp(`(?:${name})$`, 'i'), read };
}
