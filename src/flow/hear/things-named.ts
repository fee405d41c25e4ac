/** People and things whose names stand somewhere in a text, and how each is looked up. */
import type { Near } from '../../command/near.ts';
import type { Offer } from '../../core/ask.ts';
import type { Entity, EntityKind } from '../../core/entity.ts';
import type { Look } from '../../core/look.ts';
import { comparable, matches } from '../../core/names.ts';
import { same, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { looking } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { lookUp } from '../propose/look-up.ts';
import { handing, theirs } from './colleague.ts';

export interface Named {
  /** What they are called, as far as they are known. */
  readonly labels: readonly Text[];
  readonly offers: readonly Offer[];
  /** The one thing of a kind that is named, by its id. */
  readonly ids: ReadonlyMap<EntityKind, string>;
}

interface Spoken {
  readonly near: Near;
  readonly text: string;
}

export async function thingsNamed(deps: Deps, source: Source, { near, text }: Spoken): Promise<Named> {
  const people = await peopleNamed(deps, source, near);
  const left = near.names.filter((name) => !people.words.includes(name));
  const found: Named[] = [people];
  for (const kind of new Set(deps.looks.map(({ entity }) => entity)))
    found.push(await recordsNamed(deps, kind, { near: { ...near, names: left }, text }));
  return {
    labels: distinct(found.flatMap(({ labels }) => labels)),
    offers: found.flatMap(({ offers }) => offers),
    ids: new Map(found.flatMap(({ ids }) => [...ids])),
  };
}

const distinct = (labels: readonly Text[]): Text[] => [...new Map(labels.map((label) => [label.zh, label])).values()];

/** What they have a part in, of the kinds that the text speaks of. */
async function peopleNamed(deps: Deps, source: Source, { names, nouns, commands }: Near) {
  const found = await lookUp(deps, 'person', { words: names, asker: source });
  const people = found.flatMap((each, at) => (each.kind === 'one' ? [{ ...each.entity, word: names[at] ?? '' }] : []));
  const { byId } = await deps.people.names(people.map(({ id }) => id));
  const called = people.map((person) => ({ ...person, label: person.label || (byId.get(person.id) ?? person.word) }));
  const [only, ...more] = called;
  const hands = commands.some((each) => each.kind === 'operation' && each.spoken.name === deps.handover.name);
  const fits = deps.looks.filter(({ noun }) => nouns.size === 0 || nouns.has(noun.en));
  return {
    words: called.map(({ word }) => word),
    labels: called.map(({ label }) => same(label)),
    offers: called.flatMap((person) => [
      ...(hands ? handing(deps, source, person) : []),
      ...theirs({ ...deps, looks: fits }, person),
    ]),
    ids: new Map<EntityKind, string>(only && more.length === 0 ? [['person', only.id]] : []),
  };
}

const none: Named = { labels: [], offers: [], ids: new Map() };

async function recordsNamed(deps: Deps, kind: EntityKind, { near, text }: Spoken): Promise<Named> {
  const loaded = await deps.finders.get(kind)?.all?.();
  const looks = deps.looks.filter(({ entity }) => entity === kind);
  const find = looks.find((look) => look.kind === 'find');
  const show = looks.find((look) => look.kind === 'show');
  if (!loaded?.ok || !find || !show) return none;
  const [first, ...others] = longestIn(text, loaded.entries);
  if (first && others.length === 0)
    return {
      labels: [same(first.label)],
      offers: [offerOf(show, first.label, first.id)],
      ids: new Map([[kind, first.id]]),
    };
  if (first) return { ...none, labels: [same(first.label)], offers: [offerOf(find, first.label, first.label)] };
  if (near.nouns.size > 0 && !near.nouns.has(find.noun.en)) return none;
  const word = near.names.find((name) => loaded.entries.some((entity) => matches(entity, name)));
  return word === undefined ? none : { ...none, labels: [same(word)], offers: [offerOf(find, word, word)] };
}

/** Of names that lie within each other the longest is meant; several things may have it. */
function longestIn(text: string, entries: readonly Entity[]): Entity[] {
  const folded = comparable(text);
  const named = entries.filter(({ label }) => label.length > 1 && folded.includes(comparable(label)));
  const longest = Math.max(0, ...named.map(({ label }) => label.length));
  return named.filter(({ label }) => label.length === longest);
}

const offerOf = ({ title, name }: Look, called: string, about: string): Offer => ({
  title: { zh: `${title.zh} ${called}`, en: `${title.en} ${called}` },
  command: looking(name, { about }),
  form: false,
});
