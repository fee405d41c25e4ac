/** What somebody can begin with: forms, and what is about themselves. */
import type { Offer } from '../../core/ask.ts';
import type { Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { blank, looking, reporting } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { mayPropose } from '../rights/requirement.ts';

/** Those that this person may propose here. */
export function forms(deps: Deps, { requester, chatId }: Source): Offer[] {
  const own = deps.operations.filter(({ name }) => mayPropose(deps, { requester, chat_id: chatId }, [name]));
  const hands = deps.handover.parts.some(
    ({ name, handover }) => !handover?.also && own.some((each) => each.name === name),
  );
  return [...own, ...(hands ? [deps.handover] : [])].map(({ name, title }) => ({
    title,
    command: blank(name),
    form: true,
  }));
}

/** As a label: what is typed as `my jobs` begins with a capital. */
const begun = ({ zh, en }: Text): Text => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });

export function shortcuts({ looks }: Pick<Deps, 'looks'>): Offer[] {
  const own = looks.flatMap(({ name, mine }): Offer[] =>
    mine ? [{ title: begun(mine), command: looking(name, { about: '', by: { '': ['我'] } }), form: false }] : [],
  );
  return [
    report('pending', { zh: '我的待办', en: 'What waits for me' }),
    ...own,
    report('undo', { zh: '撤销一项改动', en: 'Undo something' }),
  ];
}

const report = (name: 'pending' | 'undo', title: Text): Offer => ({
  title,
  command: reporting(name, []),
  form: false,
});
