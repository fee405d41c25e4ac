/** People by mention, open_id, mail, mobile or name, and what they are called. */
import { z } from 'zod';
import { type Found, plainEntity } from '../../core/entity.ts';
import { inSmallLetters, isOpenId, mailIn } from '../../core/ids.ts';
import { mobileIn, spelledOut } from '../../core/mobile.ts';
import type { Text } from '../../core/text.ts';
import { peopleByContact } from '../../hire/contact-api.ts';
import { personIds } from '../../hire/id-kinds.ts';
import type { Gateway } from '../gateway.ts';
import type { Asker, Finder } from './catalogue.ts';
import { type Directory, entityOf } from './directory.ts';
import { createNames, type KnownNames } from './people-names.ts';

const CONTACTS_PER_CALL = 50;

const ByContact = z.looseObject({
  user_list: z
    .array(z.looseObject({ user_id: z.string().nullish(), email: z.string().nullish(), mobile: z.string().nullish() }))
    .nullish(),
});
/** `me` and 我 stand for the requester. */
export interface People extends Finder, KnownNames {
  /** People whom somebody had to do with, the latest first: whom a form can offer. */
  met(): Promise<string[]>;
  /** Reads the contacts again where that is due. */
  refresh(): Promise<void>;
}

interface PeopleParts {
  readonly gateway: Gateway;
  readonly directory: Directory;
  readonly now: () => number;
}

export function createPeople({ gateway, directory, now }: PeopleParts): People {
  const names = createNames({ gateway, directory, now });
  return {
    ...names,
    current: async (ids) => {
      const { byId } = await names.names(ids);
      const known = new Map((await directory.byIds([...byId.keys()])).map((each) => [each.id, entityOf(each)]));
      return {
        ok: true,
        entries: [...byId].map(([id, label]) => ({ ...(known.get(id) ?? plainEntity(id)), label })),
      };
    },
    find: async (words, asker) => {
      const contacts = await contactsOf(gateway, words);
      const others = words.filter((word) => !contacts.has(word) && !isPointed(word));
      const called = new Map(zip(others, await directory.find(others.map(plainName), asker)));
      return words.map((word): Found => pointed(word, asker) ?? contacts.get(word) ?? hinted(called.get(word)));
    },
    called: async (words, asker) => {
      const called = await directory.called(words.map(plainName), asker);
      return {
        ok: true,
        things: words.map((word, at) => (isMe(word) ? [plainEntity(asker.requester)] : (called[at] ?? []))),
      };
    },
    byContact: true,
    met: directory.met,
    refresh: directory.refresh,
  };
}

const zip = <A, B>(keys: readonly A[], values: readonly B[]): [A, B][] =>
  keys.flatMap((key, at): [A, B][] => values.slice(at, at + 1).map((value) => [key, value]));

/** `@陈静` that was typed, not picked, is the name. */
const plainName = (word: string): string => word.replace(/^[@＠]\s*/, '');

const isMe = (word: string): boolean => word.toLowerCase() === 'me' || word === '我';
const isPointed = (word: string): boolean => isMe(word) || isOpenId(word);

function pointed(word: string, { requester }: Asker): Found | null {
  return isPointed(word) ? { kind: 'one', entity: plainEntity(isMe(word) ? requester : word) } : null;
}

/** A typed word with what Feishu is asked for it. */
interface Contact {
  readonly word: string;
  readonly mail: string | null;
  /** Foreign numbers need their `+`; a Chinese one is known without its country code. */
  readonly mobile: string | null;
}

function contactIn(word: string): Contact[] {
  const mail = mailIn(word);
  const mobile = mail === null ? mobileIn(word) : null;
  if (mail === null && mobile === null) return [];
  return [{ word, mail, mobile: mobile && (mobile.country === '86' ? mobile.number : spelledOut(mobile)) }];
}

async function contactsOf(gateway: Gateway, words: readonly string[]): Promise<Map<string, Found>> {
  const contacts = [...new Set(words)].flatMap(contactIn);
  const found = await answersTo(gateway, contacts);
  // A phone begins an address with a capital.
  const again = contacts.flatMap((contact) => {
    const mail = inSmallLetters(contact.mail ?? '');
    return mail !== null && found.get(contact.word)?.kind === 'none' ? [{ ...contact, mail }] : [];
  });
  return again.length === 0 ? found : new Map([...found, ...(await answersTo(gateway, again))]);
}

async function answersTo(gateway: Gateway, contacts: readonly Contact[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (let start = 0; start < contacts.length; start += CONTACTS_PER_CALL) {
    const part = contacts.slice(start, start + CONTACTS_PER_CALL);
    const body = {
      emails: part.flatMap(({ mail }) => mail ?? []),
      mobiles: part.flatMap(({ mobile }) => mobile ?? []),
      include_resigned: false,
    };
    const reply = await gateway.read(peopleByContact, { ids: {}, query: personIds, body });
    const rows = reply.kind === 'answered' ? (ByContact.parse(reply.data).user_list ?? []) : [];
    for (const { word, mail, mobile } of part) {
      const row = rows.find((each) =>
        mail === null ? each.mobile === mobile : each.email?.toLowerCase() === mail.toLowerCase(),
      );
      if (reply.kind !== 'answered') found.set(word, { kind: 'failed', reply, lacking: peopleByContact.scopes });
      else found.set(word, row?.user_id ? { kind: 'one', entity: plainEntity(row.user_id) } : nobody);
    }
  }
  return found;
}

const hint: Text = {
  zh: '请 @ 这位同事，或填写邮箱、手机号、ou_ 开头的 ID，也可以写「我」。',
  en: 'Please @mention them, or give a mail, a mobile number, an open_id (ou_…), or "me".',
};
const nobody: Found = { kind: 'none', nearest: [], hint };

const hinted = (found: Found = nobody): Found => (found.kind === 'none' ? { ...found, hint } : found);
