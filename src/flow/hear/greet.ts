/** Somebody came without a word: they are told what can be said here. */
import type { IncomingContact } from '../../core/incoming.ts';
import { copyById } from '../../store/copies.ts';
import { ANYONE } from '../../store/rows/question.ts';
import { type Save, type Source, saidOnce } from '../ask/answer.ts';
import { answerMenu } from '../ask/menu.ts';
import type { Deps } from '../deps.ts';
import { hello, hi } from './hello.ts';

/** Where its answer goes: a group that the bot was put into, else the person's own chat. */
export const occasionOf = ({ way, person, chatId, event }: IncomingContact): Source => ({
  messageId: '',
  chatId,
  direct: way !== 'added',
  requester: person,
  index: 0,
  occasion: event,
});

/** Once to a person, however often they open the chat; to a group whenever the bot comes into it. */
export async function greet(deps: Deps, contact: IncomingContact): Promise<Save[]> {
  const source = occasionOf(contact);
  if (contact.way === 'added') {
    const menu = await hello(deps, source, hi);
    return [answerMenu(deps, { ...source, requester: ANYONE }, menu)];
  }
  const occasion = contact.way === 'entered' ? `hello ${contact.person}` : contact.event;
  if (await copyById(deps.db, saidOnce(occasion, '0'))) return [];
  return [answerMenu(deps, { ...source, occasion }, await hello(deps, source, hi))];
}
