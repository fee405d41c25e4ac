import type { Label } from './label.ts';
import type { Lexicon } from './lexicon.ts';

const LONGEST_CODE = 40;
const BEHIND_CODE = /(?:^|[\s,、;])[a-z]{0,6}[-_]?\d{2}[\w-]*[^\S\n]?$/;

/** Right behind a code, or as the next word after one, the name of a field need not stand apart from its value: J1002负责人陈静. */
export function gluedAt(text: string, at: number, lexicon: Lexicon): Label | null {
  if (!/\p{Script=Han}/u.test(text[at] ?? '')) return null;
  if (!BEHIND_CODE.test(text.slice(Math.max(0, at - LONGEST_CODE), at))) return null;
  const label = lexicon.dashedAt(text, at);
  // 部门负责人 is neither of both.
  return label && !label.joined && lexicon.labelAt(text, label.end) ? null : label;
}
