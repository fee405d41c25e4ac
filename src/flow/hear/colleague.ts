/** A colleague's name that stands alone: what can be looked up and done about them. */
import type { Offer } from '../../core/ask.ts';
import type { Entity } from '../../core/entity.ts';
import type { Source } from '../ask/answer.ts';
import { blank, looking, type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { lookUp } from '../propose/look-up.ts';
import { mayPropose } from '../rights/requirement.ts';

/** Null where nobody, or somebody and further people, are called so. */
export async function colleagueCalled(deps: Deps, source: Source, word: string): Promise<Menu | null> {
  const [found] = await lookUp(deps, 'person', { words: [word], asker: source });
  if (found?.kind === 'several') return { ...whichOf(deps, word, found.entities), colour: 'yellow' };
  if (found?.kind !== 'one') return null;
  const { byId } = await deps.people.names([found.entity.id]);
  const label = found.entity.label || byId.get(found.entity.id);
  if (!label) return null;
  const person = { ...found.entity, label };
  const lines = person.detail === '' ? [] : [said({ zh: person.detail, en: person.detail })];
  return {
    title: { zh: label, en: label },
    lines,
    offers: [...theirs(deps, person), ...handing(deps, source, person)],
  };
}

/** Of namesakes each with what tells them apart. */
function whichOf(deps: Deps, word: string, people: readonly Entity[]): Menu {
  const offers = people.flatMap((person) => theirs(deps, person).slice(0, 1));
  return { title: { zh: `「${word}」是哪一位？`, en: `Which "${word}"?` }, lines: [], offers };
}

/** What the reader can list as their own can be listed for anybody. */
export const theirs = ({ looks }: Pick<Deps, 'looks'>, { id, label, detail }: Entity): Offer[] =>
  looks
    .filter(({ mine }) => mine)
    .map(({ name, label: kind }) => ({
      title: {
        zh: `${[label, detail].filter(Boolean).join(' · ')} 的${kind.zh}`,
        en: `${kind.en}: ${[label, detail].filter(Boolean).join(' · ')}`,
      },
      command: looking(name, { about: '', by: { '': [id] } }),
      form: false,
    }));

export function handing(deps: Deps, { requester, chatId }: Source, { id, label }: Entity): Offer[] {
  const { handover } = deps;
  const parts = handover.parts.filter(({ handover: own }) => !own?.also);
  const asked = { requester, chat_id: chatId };
  if (!parts.every(({ name }) => mayPropose(deps, asked, [name]))) return [];
  const targets = Object.fromEntries(handover.targets.map(({ name }) => [name, [id]]));
  const title = { zh: `交接 ${label} 的工作`, en: `Hand over the work of ${label}` };
  return [{ title, command: { ...blank(handover.name), targets }, form: true }];
}
