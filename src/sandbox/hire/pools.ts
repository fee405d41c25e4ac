/** Talent pools, and who is put into them. */
import { z } from 'zod';
import {
  type Asked,
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
import { bent } from '../platform/mishap.ts';
import type { Pool } from '../seed/talents.ts';
import type { World } from '../world/world.ts';

const PoolChange = z.strictObject({
  talent_id_list: z
    .array(z.string().regex(/^\d{1,20}$/))
    .min(1)
    .max(50),
  option_type: z.union([z.literal(1), z.literal(2)]),
});

export const poolEndpoints = (world: World): Endpoint[] => [
  {
    ...get('/hire/v1/talent_pools/', MIXED, ['hire:talent_folder', 'hire:talent_folder:readonly']),
    handle: ({ query }) => done(page([...world.pools.values()].map(poolRow), query, { fallback: 10, most: 100 })),
  },
  {
    ...post('/hire/v1/talent_pools/:talent_pool_id/batch_change_talent_pool', perSecond(10), ['hire:talent_folder']),
    write: true,
    handle: ({ params, ...asked }) => changePool(world, params.talent_pool_id ?? '', asked),
  },
];

const poolRow = ({ id, zh, en, isPrivate }: Pool) => ({
  id,
  i18n_name: { zh_cn: zh, en_us: en },
  parent_id: '',
  is_private: isPrivate ? 1 : 2,
});

function changePool(world: World, poolId: string, { body, mishap }: Pick<Asked, 'body' | 'mishap'>): Given {
  const { data } = PoolChange.safeParse(body);
  if (!data) return badParameter('talent_id_list or option_type');
  if (!world.pools.has(poolId)) return no(400, 1002109, 'talent pool not exist');
  const unknown = data.talent_id_list.filter((id) => !world.talents.has(id));
  if (unknown.length > 0) return no(400, 1002102, `talent not exist: ${unknown.join(',')}`);
  // Each of them is asked for anew: there is nothing to merge with.
  for (const id of bent(data, { talent_id_list: [] }, mishap).talent_id_list) {
    const pools = world.talents.get(id)?.pools;
    if (data.option_type === 1) pools?.add(poolId);
    else pools?.delete(poolId);
  }
  return done({});
}
