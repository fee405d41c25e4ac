/** Talents by id, mobile, mail or name. Contacts go to Feishu to be found and are kept nowhere here. */
import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import { type Entity, type Found, plainEntity } from '../../core/entity.ts';
import { brokenId, isHireId, isMail, isMobile } from '../../core/ids.ts';
import { MOST_LISTED } from '../../core/look.ts';
import { alreadyEmployee } from '../../hire/status.ts';
import { perMinute1000, perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { type Finder, foundByName, foundFrom, type Loaded } from './catalogue.ts';

const scopes = ['hire:talent:readonly', 'hire:talent'];

/** `hire-api.md` B3. Mobiles and mails are ANDed by Feishu, so they travel apart. */
export const talentIdsByContact: Api = {
  method: 'POST',
  path: '/open-apis/hire/v1/talents/batch_get_id',
  windows: perMinute1000,
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
const Search = z.looseObject({
  items: z
    .array(
      z.looseObject({
        id: z.string(),
        is_onboarded: z.boolean().nullish(),
        basic_info: z
          .looseObject({ name: z.string().nullish(), mobile: z.string().nullish(), email: z.string().nullish() })
          .nullish(),
        career_list: z.array(z.looseObject({ company: z.string().nullish() })).nullish(),
      }),
    )
    .nullish(),
});
type Row = NonNullable<z.output<typeof Search>['items']>[number];

export function createTalents(gateway: Gateway): Finder {
  const byContact = async (words: readonly string[], kind: 'mobile' | 'mail'): Promise<Map<string, Found>> => {
    const found = new Map<string, Found>();
    for (let start = 0; start < words.length; start += CONTACTS_PER_CALL) {
      const part = words.slice(start, start + CONTACTS_PER_CALL);
      for (const [word, answer] of await contactCall(gateway, part, kind)) found.set(word, answer);
    }
    return found;
  };

  const find: Finder['find'] = async (words) => {
    const mobiles = await byContact([...new Set(words.filter(isMobile))], 'mobile');
    const mails = await byContact([...new Set(words.filter(isMail))], 'mail');
    const found: Found[] = [];
    for (const word of words) {
      const damaged = brokenId(word);
      if (damaged) found.push({ kind: 'refused', refusal: damaged });
      else
        found.push(mobiles.get(word) ?? mails.get(word) ?? (isHireId(word) ? one(word) : await byName(gateway, word)));
    }
    return found;
  };
  const contacts = async (word: string): Promise<Loaded> => {
    const [found] = await find([word]);
    if (found?.kind === 'failed') return { ok: false, reply: found.reply };
    return {
      ok: true,
      entries: found?.kind === 'one' ? [found.entity] : found?.kind === 'several' ? found.entities : [],
    };
  };
  return { find, search: (typed) => (isMail(typed) || isMobile(typed) ? contacts(typed) : search(gateway, typed)) };
}

const one = (id: string): Found => ({ kind: 'one', entity: plainEntity(id) });

async function contactCall(
  gateway: Gateway,
  words: readonly string[],
  kind: 'mobile' | 'mail',
): Promise<Map<string, Found>> {
  const local = (word: string) => word.replace(/^\+86/, '');
  const body = kind === 'mail' ? { email_list: words } : { mobile_code: '86', mobile_number_list: words.map(local) };
  const reply = await gateway.read(talentIdsByContact, { ids: {}, query: {}, body });
  if (reply.kind !== 'answered') return new Map(words.map((word) => [word, { kind: 'failed', reply }]));
  const rows = ByContact.parse(reply.data).talent_list ?? [];
  return new Map(
    words.map((word) => {
      const own = rows.filter(({ email, mobile_number }) =>
        kind === 'mail'
          ? email?.toLowerCase() === word.toLowerCase()
          : mobile_number?.replace(/^\+?86/, '') === local(word),
      );
      const entities = [...new Set(own.map(({ talent_id }) => talent_id))].map(plainEntity);
      return [word, foundFrom(entities)];
    }),
  );
}

async function search(gateway: Gateway, typed: string): Promise<Loaded> {
  const query = { keyword: typed, page_size: String(MOST_LISTED), query_option: 'ignore_empty_error' };
  const reply = await gateway.read(searchTalents, { ids: {}, query, body: undefined });
  if (reply.kind !== 'answered') return { ok: false, reply };
  return { ok: true, entries: (Search.safeParse(reply.data).data?.items ?? []).map(entityOf) };
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

async function byName(gateway: Gateway, word: string): Promise<Found> {
  const found = await search(gateway, word);
  if (!found.ok) return { kind: 'failed', reply: found.reply };
  return foundByName(found.entries, word);
}
