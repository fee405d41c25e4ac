/** Talents by id, mobile, mail or name. Contacts go to Feishu to be found and are kept nowhere here. */
import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import { type Entity, type Found, foundFrom, plainEntity } from '../../core/entity.ts';
import { brokenId, inSmallLetters, isHireId, mailIn } from '../../core/ids.ts';
import { MOST_LISTED } from '../../core/look.ts';
import { type Mobile, mobileIn } from '../../core/mobile.ts';
import { alreadyEmployee } from '../../hire/status.ts';
import { perMinute1000, perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import type { Finder, Loaded } from './catalogue.ts';
import { readPages } from './pages.ts';
import { type Alike, byName, calledByName } from './search.ts';

const scopes = ['hire:talent:readonly', 'hire:talent'];

/** `hire-api.md` B3. Mobiles and mails are ANDed by Feishu, so they travel apart. */
export const talentIdsByContact: Api = {
  method: 'POST',
  path: '/open-apis/hire/v1/talents/batch_get_id',
  windows: perMinute1000,
  scopes,
};
/** One talent as it is now. */
export const readTalent: Api = {
  method: 'GET',
  path: '/open-apis/hire/v2/talents/:talent_id',
  windows: perSecond(20),
  scopes,
};
export const searchTalents: Api = { method: 'GET', path: '/open-apis/hire/v1/talents', windows: perSecond(20), scopes };

/** No limit is documented for one call; this stays modest. */
const CONTACTS_PER_CALL = 50;

const ByContact = z.looseObject({
  talent_list: z
    .array(z.looseObject({ talent_id: z.string(), mobile_number: z.string().nullish(), email: z.string().nullish() }))
    .nullish(),
});
const OneOfMany = z.looseObject({
  id: z.string(),
  is_onboarded: z.boolean().nullish(),
  basic_info: z
    .looseObject({ name: z.string().nullish(), mobile: z.string().nullish(), email: z.string().nullish() })
    .nullish(),
  career_list: z.array(z.looseObject({ company: z.string().nullish() })).nullish(),
});
const Search = z.looseObject({ has_more: z.boolean().nullish(), items: z.array(OneOfMany).nullish() });
const One = z.looseObject({
  talent_id: z.string().nullish(),
  is_onboarded: z.boolean().nullish(),
  basic_info: z
    .looseObject({ name: z.string().nullish(), mobile_number: z.string().nullish(), email: z.string().nullish() })
    .nullish(),
  career_list: z.array(z.looseObject({ company: z.string().nullish() })).nullish(),
});
type Row = z.output<typeof OneOfMany>;

export function createTalents(gateway: Gateway): Finder {
  const search = (typed: string) => searchFor(gateway, typed);

  const find = async (words: readonly string[]): Promise<Found[]> => {
    const byContact = await contactsOf(gateway, words);
    const found: Found[] = [];
    for (const word of words) {
      const damaged = byContact.has(word) ? null : brokenId(word);
      if (damaged) found.push({ kind: 'refused', refusal: damaged });
      else found.push(byContact.get(word) ?? (isHireId(word) ? one(word) : await byName(search, word)));
    }
    return found;
  };
  const contacts = async (word: string): Promise<Loaded> => {
    const [found] = await find([word]);
    if (found?.kind === 'failed') return { ok: false, reply: found.reply };
    if (found?.kind !== 'one') return { ok: true, entries: found?.kind === 'several' ? found.entities : [] };
    // Who was found by a number alone is read, to be shown by name.
    const read = await readEach(gateway, [found.entity.id]);
    return read.ok && read.entries.length > 0 ? read : { ok: true, entries: [found.entity] };
  };
  return {
    find,
    called: calledByName(search),
    byContact: true,
    current: (ids) => readEach(gateway, ids.filter(isHireId)),
    matching: (typed, most) => matching(gateway, typed, most),
    search: (typed) => (mailIn(typed) || mobileIn(typed) ? contacts(typed) : search(typed)),
  };
}

const one = (id: string): Found => ({ kind: 'one', entity: plainEntity(id) });

/** A typed word with what Feishu is asked for it. */
interface Contact {
  readonly word: string;
  readonly asked: string;
}

/** Mobiles of each country, and mails, apart; namesakes and all: what a contact is known of. */
async function contactsOf(gateway: Gateway, words: readonly string[]): Promise<Map<string, Found>> {
  const groups = new Map<string, Contact[]>();
  const add = (group: string, contact: Contact) => groups.set(group, [...(groups.get(group) ?? []), contact]);
  for (const word of new Set(words)) {
    const mobile: Mobile | null = mobileIn(word);
    const mail = mailIn(word);
    if (mobile) add(mobile.country, { word, asked: mobile.number });
    else if (mail) add(MAIL, { word, asked: mail });
  }
  const found = new Map<string, Found>();
  const ask = async (group: string, contacts: readonly Contact[]): Promise<void> => {
    for (let start = 0; start < contacts.length; start += CONTACTS_PER_CALL)
      for (const [word, answer] of await contactCall(gateway, contacts.slice(start, start + CONTACTS_PER_CALL), group))
        found.set(word, answer);
  };
  for (const [group, contacts] of groups) await ask(group, contacts);
  // A phone begins an address with a capital.
  const again = (groups.get(MAIL) ?? []).flatMap(({ word, asked }) => {
    const small = inSmallLetters(asked);
    return small !== null && found.get(word)?.kind === 'none' ? [{ word, asked: small }] : [];
  });
  await ask(MAIL, again);
  return found;
}

/** Beside the country codes of mobiles. */
const MAIL = 'mail';

async function contactCall(gateway: Gateway, contacts: readonly Contact[], group: string): Promise<[string, Found][]> {
  const asked = contacts.map((contact) => contact.asked);
  const body = group === MAIL ? { email_list: asked } : { mobile_code: group, mobile_number_list: asked };
  const reply = await gateway.read(talentIdsByContact, { ids: {}, query: {}, body });
  if (reply.kind !== 'answered') return contacts.map(({ word }) => [word, { kind: 'failed', reply }]);
  const rows = ByContact.parse(reply.data).talent_list ?? [];
  const found: [string, Found][] = [];
  for (const contact of contacts) {
    const own = rows.filter((row) => isOf(row, contact, group));
    const by = await foundBy(gateway, [...new Set(own.map(({ talent_id }) => talent_id))]);
    found.push([contact.word, toldBy(by, group === MAIL ? maskedMail(contact.asked) : maskedMobile(contact.asked))]);
  }
  return found;
}

/** What they were found by tells them from others of their name. */
const toldBy = (found: Found, contact: string): Found =>
  found.kind === 'one' ? { ...found, entity: { contact, ...found.entity } } : found;

type Owner = NonNullable<z.output<typeof ByContact>['talent_list']>[number];

const isOf = ({ email, mobile_number }: Owner, { asked }: Contact, group: string): boolean =>
  group === MAIL
    ? email?.toLowerCase() === asked.toLowerCase()
    : mobile_number?.replace(new RegExp(`^\\+?${group}(?=${asked}$)`), '') === asked;

/** Several that share a contact are told apart by what they are. */
async function foundBy(gateway: Gateway, ids: readonly string[]): Promise<Found> {
  const plain = foundFrom(ids.map(plainEntity));
  if (plain.kind !== 'several') return plain;
  const read = await readEach(gateway, ids);
  return read.ok && read.entries.length === ids.length ? foundFrom(read.entries) : plain;
}

async function readEach(gateway: Gateway, ids: readonly string[]): Promise<Loaded> {
  const entries: Entity[] = [];
  for (const talent_id of ids) {
    const reply = await gateway.read(readTalent, { ids: { talent_id }, query: {}, body: undefined });
    const talent = reply.kind === 'answered' ? One.safeParse(reply.data).data : undefined;
    if (talent && (talent.talent_id || talent_id) === talent_id) {
      const { basic_info, ...rest } = talent;
      entries.push(
        entityOf({ ...rest, id: talent_id, basic_info: { ...basic_info, mobile: basic_info?.mobile_number } }),
      );
    } else if (reply.kind === 'unknown') return { ok: false, reply };
  }
  return { ok: true, entries };
}

async function searchFor(gateway: Gateway, typed: string): Promise<Alike> {
  const query = { keyword: typed, page_size: String(MOST_LISTED), query_option: 'ignore_empty_error' };
  const reply = await gateway.read(searchTalents, { ids: {}, query, body: undefined });
  if (reply.kind !== 'answered') return { ok: false, reply };
  const { items, has_more } = Search.safeParse(reply.data).data ?? {};
  return { ok: true, entries: (items ?? []).map(entityOf), whole: has_more !== true };
}

async function matching(gateway: Gateway, typed: string, most: number): Promise<Loaded> {
  const keyword = typed === '' ? {} : { keyword: typed };
  const query = { ...keyword, page_size: String(MOST_LISTED), query_option: 'ignore_empty_error' };
  const pages = await readPages(gateway, searchTalents, { query, most: most + 1 });
  if (!pages.ok) return pages;
  return { ok: true, entries: z.array(OneOfMany).parse(pages.items).map(entityOf) };
}

function entityOf({ id, is_onboarded, basic_info, career_list }: Row): Entity {
  const { name, mobile, email } = basic_info ?? {};
  const contact = [mobile && maskedMobile(mobile), email && maskedMail(email)].filter(Boolean).join(' ');
  return {
    id,
    label: name ?? '',
    detail: career_list?.[0]?.company ?? '',
    codes: [],
    ...(contact ? { contact } : {}),
    ...(is_onboarded ? { warning: alreadyEmployee } : {}),
  };
}

/** Enough to tell two people of one name apart. */
const maskedMobile = (mobile: string): string => mobile.replace(/^(\+?\d{2,3})\d*(\d{4})$/, '$1****$2');
const maskedMail = (mail: string): string => mail.replace(/^(.)[^@]*/, '$1***');
