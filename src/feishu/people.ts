/** People by mention, open_id, mail or mobile, and their names. Names are kept in memory only, and read again after an hour. */
import { z } from 'zod';
import type { Api } from '../core/api.ts';
import { type Found, plainEntity } from '../core/entity.ts';
import { isMail, isMobile, isOpenId } from '../core/ids.ts';
import { HOUR_MS } from '../core/time.ts';
import { peopleByContact } from '../hire/contact-api.ts';
import { personIds } from '../hire/id-kinds.ts';
import { perSecond } from '../hire/windows.ts';
import type { Gateway } from './gateway.ts';

/** `hire-api.md` B6. */
export const namesOfPeople: Api = {
  method: 'POST',
  path: '/open-apis/contact/v3/users/basic_batch',
  windows: perSecond(5),
  scopes: ['contact:user.basic_profile:readonly'],
};

const CONTACTS_PER_CALL = 50;
const NAMES_PER_CALL = 10;
const FRESH_MS = HOUR_MS;

const ByContact = z.looseObject({
  user_list: z
    .array(z.looseObject({ user_id: z.string().nullish(), email: z.string().nullish(), mobile: z.string().nullish() }))
    .nullish(),
});
const Names = z.looseObject({
  users: z.array(z.looseObject({ user_id: z.string(), name: z.string().nullish() })).nullish(),
});

export interface Names {
  readonly byId: ReadonlyMap<string, string>;
  /** Names could not be read: the scope that would help. */
  readonly missingScope: string | null;
}

export interface People {
  /** One answer per word, in order. `me` and 我 stand for the requester. */
  find(words: readonly string[], requester: string): Promise<Found[]>;
  names(ids: readonly string[]): Promise<Names>;
  /** People whose name is known, the latest first: whom a form can offer. */
  known(): string[];
  /** A mention or an answer of Hire told the name. */
  remember(names: ReadonlyMap<string, string>): void;
}

export function createPeople(gateway: Gateway, now: () => number): People {
  const known = new Map<string, { name: string; until: number }>();
  const remember = (id: string, name: string): void => {
    // Set anew, so that the latest stand last.
    known.delete(id);
    known.set(id, { name, until: now() + FRESH_MS });
  };

  const readNames = async (ids: readonly string[]): Promise<string | null> => {
    for (let start = 0; start < ids.length; start += NAMES_PER_CALL) {
      const user_ids = ids.slice(start, start + NAMES_PER_CALL);
      const reply = await gateway.read(namesOfPeople, { ids: {}, query: personIds, body: { user_ids } });
      if (reply.kind !== 'answered')
        return reply.kind === 'refused' && reply.scopes ? (namesOfPeople.scopes[0] ?? null) : null;
      for (const { user_id, name } of Names.parse(reply.data).users ?? []) if (name) remember(user_id, name);
    }
    return null;
  };

  return {
    known: () => [...known.keys()].reverse(),
    remember: (names) => {
      for (const [id, name] of names) if (isOpenId(id)) remember(id, name);
    },
    names: async (ids) => {
      const wanted = [...new Set(ids)].filter(isOpenId);
      const unknown = wanted.filter((id) => (known.get(id)?.until ?? 0) <= now());
      const missingScope = unknown.length > 0 ? await readNames(unknown) : null;
      return {
        byId: new Map(wanted.flatMap((id) => (known.has(id) ? [[id, known.get(id)?.name ?? '']] : []))),
        missingScope,
      };
    },
    find: (words, requester) => findPeople(gateway, words, requester),
  };
}

async function findPeople(gateway: Gateway, words: readonly string[], requester: string): Promise<Found[]> {
  const contacts = [...new Set(words.filter((word) => isMail(word) || isMobile(word)))];
  const found = await byContact(gateway, contacts);
  return words.map((word): Found => {
    if (word.toLowerCase() === 'me' || word === '我') return { kind: 'one', entity: plainEntity(requester) };
    if (isOpenId(word)) return { kind: 'one', entity: plainEntity(word) };
    return found.get(word) ?? { kind: 'refused', refusal: notAPerson(word) };
  });
}

async function byContact(gateway: Gateway, words: readonly string[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (let start = 0; start < words.length; start += CONTACTS_PER_CALL) {
    const part = words.slice(start, start + CONTACTS_PER_CALL);
    const body = {
      emails: part.filter(isMail),
      mobiles: part.filter((word) => !isMail(word)),
      include_resigned: false,
    };
    const reply = await gateway.read(peopleByContact, { ids: {}, query: personIds, body });
    const rows = reply.kind === 'answered' ? (ByContact.parse(reply.data).user_list ?? []) : [];
    for (const word of part) {
      const row = rows.find(({ email, mobile }) => email?.toLowerCase() === word.toLowerCase() || mobile === word);
      if (reply.kind !== 'answered') found.set(word, { kind: 'failed', reply, lacking: peopleByContact.scopes });
      else
        found.set(
          word,
          row?.user_id ? { kind: 'one', entity: plainEntity(row.user_id) } : { kind: 'none', nearest: [] },
        );
    }
  }
  return found;
}

const notAPerson = (word: string) => ({
  code: 'not-a-person',
  text: { zh: `不知道「${word.slice(0, 60)}」是谁。`, en: `"${word.slice(0, 60)}" is not a person I can look up.` },
  hint: {
    zh: '请 @ 这位同事，或填写 ou_ 开头的 ID、邮箱、手机号，也可以写「我」。',
    en: 'Please @mention them, or give an open_id (ou_…), a mail, a mobile number, or "me".',
  },
});
