/** A code, number, mobile or name that stands alone: what it stands for is shown. */
import { addressOr } from '../../command/source.ts';
import type { Offer } from '../../core/ask.ts';
import type { LookCommand } from '../../core/command.ts';
import type { Entity, EntityKind } from '../../core/entity.ts';
import { foldedCode, isBlank } from '../../core/fold.ts';
import { isMail, isMobile } from '../../core/ids.ts';
import type { Look } from '../../core/look.ts';
import type { Source } from '../ask/answer.ts';
import { looking, type Menu } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries } from '../propose/entries.ts';
import { colleagueCalled } from './colleague.ts';

/** What is longer is a sentence. */
const LONGEST = 40;
const MOST_WORDS = 4;
const MOST_OFFERED = 5;

interface Hit {
  readonly look: Look;
  readonly entity: Entity;
}

/** Null where nothing is called so. */
export async function recordCalled(deps: Deps, source: Source, text: string): Promise<LookCommand | Menu | null> {
  const word = addressOr(text.trim());
  if (!LINK.test(word) && !isShort(word)) return null;
  const looks = [...new Set(deps.looks.map(({ entity }) => entity))].flatMap((kind) => lookFor(deps, kind) ?? []);
  const hits = (await Promise.all(looks.map((look) => hitsOf(deps, source, { look, word })))).flat();
  const colleague = await colleagueCalled(deps, source, word);
  const [only] = hits;
  if (!only) return colleague;
  if (hits.length === 1 && !colleague) return showing(only, word);
  return {
    title: { zh: `「${word}」是哪一个？`, en: `Which "${word}"?` },
    lines: [],
    offers: [...(colleague?.offers ?? []), ...hits.map((hit) => offer(hit, word))].slice(0, MOST_OFFERED),
  };
}

const LINK = /^https?:\/\/\S+$/i;
const isShort = (word: string): boolean =>
  !isBlank(word) && word.length <= LONGEST && !/[\n/]/.test(word) && word.split(/\s+/).length <= MOST_WORDS;

/** How one of a kind is shown; where that cannot be, how it is found. */
const lookFor = ({ looks }: Pick<Deps, 'looks'>, kind: EntityKind): Look | undefined =>
  looks.find((look) => look.entity === kind && look.kind === 'show') ?? looks.find(({ entity }) => entity === kind);

async function hitsOf(
  deps: Deps,
  source: Source,
  { look, word }: { readonly look: Look; readonly word: string },
): Promise<Hit[]> {
  const [piece, ...others] = await lookUpEntries(deps, look.entity, { words: [word], asker: source });
  const found = others.length === 0 ? piece?.found : undefined;
  // An id may be of anything: only what has a name is known to be there.
  if (found?.kind === 'one') return found.entity.label || isContact(look, word) ? [{ look, entity: found.entity }] : [];
  return found?.kind === 'several' ? found.entities.map((entity) => ({ look, entity })) : [];
}

/** A talent who was found by it, not by an id. */
const isContact = ({ kind }: Look, word: string): boolean =>
  kind === 'find' && [isMobile, isMail].some((isSo) => isSo(foldedCode(word)));

const showing = ({ look, entity }: Hit, word: string): LookCommand =>
  looking(look.name, { about: look.kind === 'show' || LINK.test(word) ? entity.id : word });

const offer = (hit: Hit, word: string): Offer => {
  const { label } = hit.look;
  const called = [hit.entity.label || hit.entity.id, hit.entity.detail].filter(Boolean).join(' · ');
  return {
    title: { zh: `${label.zh} ${called}`, en: `${label.en} ${called}` },
    command: showing(hit, word),
    form: false,
  };
};
