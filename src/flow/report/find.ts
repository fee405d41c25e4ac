/** `/job find`: what matches the words. */
import { foldedCode } from '../../core/fold.ts';
import type { Look } from '../../core/look.ts';
import { matches } from '../../core/names.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Loaded } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../propose/look-up.ts';
import type { Finding, Looking } from './found.ts';

export async function findByWords(deps: Deps, { look, command }: Looking): Promise<Finding | Unresolved> {
  const typed = command.about.trim();
  const loaded = await searchFolded(deps, look, typed);
  if (!loaded.ok) return { kind: 'failed', reply: loaded.reply, scopes: [] };
  return { kind: 'found', entities: loaded.entries, title: look.label, refusal: notFound(look.label, [typed]) };
}

/** As it was typed, and folded where nothing matches. */
async function searchFolded(deps: Deps, look: Look, typed: string): Promise<Loaded> {
  const loaded = await search(deps, look, typed);
  const folded = foldedCode(typed);
  return loaded.ok && loaded.entries.length === 0 && folded !== typed ? search(deps, look, folded) : loaded;
}

async function search(deps: Deps, { entity }: Look, typed: string): Promise<Loaded> {
  const finder = deps.finders.get(entity);
  if (finder?.search && typed !== '') return finder.search(typed);
  const loaded = (await finder?.all?.()) ?? { ok: true as const, entries: [] };
  return loaded.ok ? { ok: true, entries: loaded.entries.filter((each) => matches(each, typed)) } : loaded;
}
