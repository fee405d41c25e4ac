/** A finding of the doctor's as it stands in a terminal. */
import type { Finding } from '../core/finding.ts';
import type { Text } from '../core/text.ts';

export function lineOf({ what, ok, sure, found, cause, remedy }: Finding): string {
  const mark = ok ? (sure ? '✓' : '?') : '✗';
  const why = cause && ` (${cause})`;
  return `${mark} ${what}: ${spoken(found)}${why}${remedy ? `\n    → ${spoken(remedy)}` : ''}\n`;
}

/** What has no words of a language stands once. */
function spoken({ zh, en }: Text): string {
  return zh === en ? zh : `${zh} / ${en}`;
}
