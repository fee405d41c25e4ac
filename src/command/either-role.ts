/** J1002 换成陈静: as whom, somebody has to choose. */
import type { Operation } from '../core/operation.ts';
import { CODE } from './readable.ts';
import type { Said, Way } from './said.ts';

const CODES = `${CODE}(?:\\s*[、,，和]\\s*${CODE})*`;
/** Somebody's name has no digit and is short. */
const NAME = "(?:ou_[A-Za-z0-9_-]+|@?\\p{Script=Han}{2,4}|[A-Za-z][A-Za-z.'’-]*(?: [A-Za-z][A-Za-z.'’-]*){0,3})";
const patterns = [
  new RegExp(
    `^(?:把|将)?\\s*(?<target>${CODES})\\s*(?:的人)?\\s*(?:都|统统|通通|统一|全部)?(?:换成|换为|改成|改为|改由|换)\\s*(?<value>${NAME})$`,
    'u',
  ),
  new RegExp(`^(?:change|switch|set) (?:\\w+ )?(?<target>${CODES}) to (?<value>${NAME})$`, 'iu'),
];
const SAYS_SO = /[换改]|^(?:change|switch|set)\b/i;

/** One for each role that is handed over when somebody leaves; null where none is. */
export function eitherRole({ fields, handover }: Operation): Way | null {
  if (!handover) return null;
  const roles = handover.flags.filter((flag) => fields.get(flag)?.keyed === false);
  // 换林晓负责 says as what.
  const says = [...fields.values()].flatMap(({ does }) => does);
  const read = (said: string): Said[] => {
    const { target, value } = patterns.map((each) => each.exec(said)?.groups).find(Boolean) ?? {};
    if (!target || !value || says.some((verb) => value.endsWith(verb))) return [];
    return roles.map((flag) => ({ source: `${target} --${flag} ${value}`, moved: null }));
  };
  return { holds: SAYS_SO, read };
}
