/** A single thing is named before many: its name may have several words, and goes on in what was taken for the first of the many. */
import type { OperationCommand } from '../../core/command.ts';
import { MOST_WORDS } from '../../core/division.ts';
import type { Operation } from '../../core/operation.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { isSure } from './entry-parts.ts';

interface Leading {
  readonly command: OperationCommand;
  readonly asker: Asker;
}

/** `招聘会 2026 秋 138…`: the longest beginning that names a pool is the pool. As it was where nothing longer does. */
export async function withLeadingName(
  deps: Deps,
  { targets: [one, many] }: Operation,
  { command, asker }: Leading,
): Promise<OperationCommand> {
  const [typed, ...others] = (one && command.targets[one.name]) ?? [];
  if (!one || one.many || !many || typed === undefined || others.length > 0) return command;
  const entries = [typed, ...(command.targets[many.name] ?? [])].map((entry) => entry.split(' ').filter(Boolean));
  const words = entries.flat().slice(0, MOST_WORDS);
  const beginnings = words.map((_, at) => words.slice(0, at + 1));
  const possible = beginnings.filter((each) => !each.some((word, at) => at > 0 && isSure(word, true))).reverse();
  const names = possible.map((each) => each.join(' '));
  if (names.length === 0 || (names.length === 1 && names[0] === typed)) return command;
  const called = await deps.finders.get(one.kind)?.called?.(names, asker);
  const longest = called?.ok ? names[called.things.findIndex((things) => things.length > 0)] : undefined;
  // Nothing is called so: then the first word is named as the one that is not there, if nothing else would be left.
  const name = longest ?? (entries.length === 1 ? names.at(-1) : undefined);
  if (name === undefined || name === typed) return command;
  const left = without(entries, name.split(' ').length);
  return { ...command, targets: { ...command.targets, [one.name]: [name], [many.name]: left } };
}

/** What is left of the entries when so many words are taken from the front. */
function without(entries: readonly (readonly string[])[], taken: number): string[] {
  let toTake = taken;
  return entries.flatMap((entry) => {
    const kept = entry.slice(toTake).join(' ');
    toTake = Math.max(0, toTake - entry.length);
    return kept === '' ? [] : [kept];
  });
}
