/** Contacts, the bot itself. */
import { z } from 'zod';
import type { World } from '../world/world.ts';
import { done, type Endpoint, type Given, get, MIXED, no, perSecond, post } from './endpoint.ts';

const Ids = z.object({ user_ids: z.array(z.string()).min(1).max(10) });
const Contacts = z.object({
  emails: z.array(z.string()).max(50).optional(),
  mobiles: z.array(z.string()).max(50).optional(),
});

export const contactEndpoints = (world: World): Endpoint[] => [
  {
    ...post('/contact/v3/users/basic_batch', perSecond(5), ['contact:user.basic_profile:readonly']),
    handle: ({ body }) => namesOf(world, body),
  },
  {
    ...post('/contact/v3/users/batch_get_id', MIXED, ['contact:user.id:readonly']),
    handle: ({ body }) => idsOf(world, body),
  },
  {
    ...get('/bot/v3/info', MIXED, []),
    handle: () => ({
      code: 0,
      msg: 'ok',
      top: { bot: { activate_status: world.bot.state, app_name: world.bot.name, open_id: world.bot.openId } },
    }),
  },
];

function namesOf(world: World, body: unknown): Given {
  const { data } = Ids.safeParse(body);
  if (!data) return no(400, 40001, 'param is invalid');
  const users = world.people.filter(({ openId }) => data.user_ids.includes(openId));
  return done({
    users: users.map(({ openId, name, enName }) => ({
      user_id: openId,
      name,
      i18n_name: { zh_cn: name, en_us: enName },
    })),
  });
}

function idsOf(world: World, body: unknown): Given {
  const { data } = Contacts.safeParse(body);
  if (!data) return no(400, 40001, 'param is invalid');
  // Foreign numbers need their +; a Chinese one is known without its country code too.
  const byMobile = (typed: string) => world.people.find(({ mobile }) => mobile === typed || mobile === `+86${typed}`);
  const byMail = (typed: string) => world.people.find(({ email }) => email === typed);
  return done({
    user_list: [
      ...(data.mobiles ?? []).map((mobile) => ({ mobile, ...idOf(byMobile(mobile)) })),
      ...(data.emails ?? []).map((email) => ({ email, ...idOf(byMail(email)) })),
    ],
  });
}

const idOf = (person: { openId: string } | undefined) => (person ? { user_id: person.openId } : {});
