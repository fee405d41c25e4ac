/** Talents: the list, one of them, and who has a phone or a mail. */
import { z } from 'zod';
import {
  badParameter,
  done,
  type Endpoint,
  type Given,
  get,
  MIXED,
  no,
  page,
  perSecond,
  post,
} from '../platform/endpoint.ts';
import type { Talent } from '../seed/talents.ts';
import type { World } from '../world/world.ts';

const READ = ['hire:talent:readonly', 'hire:talent'];

const Contacts = z.object({
  mobile_code: z.string().optional(),
  mobile_number_list: z.array(z.string()).optional(),
  email_list: z.array(z.string()).optional(),
});

export const talentEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/talents', perSecond(20), READ),
    handle: ({ query }) => {
      const rows = [...world.talents.values()].filter(({ name }) => name.includes(String(query.keyword ?? '')));
      return done(page(rows.map(talentRow), query, { fallback: 10, most: 20 }));
    },
  },
  {
    ...post('/hire/v1/talents/batch_get_id', MIXED, READ),
    handle: ({ body }) => findByContact(world, body),
  },
  {
    ...get('/hire/v2/talents/:talent_id', perSecond(20), READ),
    handle: ({ params }) => {
      const talent = world.talents.get(params.talent_id ?? '');
      return talent ? done(talentDetail(talent)) : no(404, 1002102, 'talent not exist');
    },
  },
];

const talentRow = ({ id, name, mobile, email, company, onboarded }: Talent) => ({
  id,
  is_onboarded: onboarded,
  is_in_agency_period: false,
  basic_info: { name, mobile, mobile_code: '86', email },
  career_list: [{ id: `9${id.slice(1)}`, company, title: '工程师' }],
});

const talentDetail = ({ id, name, mobile, email, onboarded, pools }: Talent) => ({
  talent_id: id,
  basic_info: { name, mobile_number: mobile, mobile_code: '86', email },
  is_onboarded: onboarded,
  talent_pool_id_list: [...pools],
});

/** Phones and mails together must both match, as Feishu does it. */
function findByContact(world: World, body: unknown): Given {
  const { data } = Contacts.safeParse(body);
  if (!data) return badParameter('contacts');
  const { mobile_number_list: mobiles, email_list: mails } = data;
  const hits = [...world.talents.values()].filter(
    ({ mobile, email }) =>
      (mobiles?.length || mails?.length) &&
      (!mobiles?.length || mobiles.includes(mobile)) &&
      (!mails?.length || mails.includes(email)),
  );
  return done({
    talent_list: hits.map(({ id, mobile, email }) => ({
      talent_id: id,
      mobile_code: '86',
      mobile_number: mobile,
      email,
    })),
  });
}
