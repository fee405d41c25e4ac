/** What adding to and removing from a talent pool share (`contract/talent-pool.json`): one call, two options. */
import { z } from 'zod';
import { type Api, Call } from '../core/api.ts';
import { fact } from '../core/fields/on-off.ts';
import { defineOperation, type Operation } from '../core/operation.ts';
import type { Text } from '../core/text.ts';
import { personIds } from '../hire/id-kinds.ts';
import { alreadyEmployee } from '../hire/status.ts';
import { perSecond } from '../hire/windows.ts';
import { adviceList } from './advice.ts';
import errors from './errors/talent-pool.json' with { type: 'json' };
import { pool, poolTarget, talentTarget } from './nouns.ts';

/** Longest `talent_id_list` of one call. */
const TALENTS_PER_CALL = 50;

const Body = z.object({ talent_id_list: z.array(z.string()), option_type: z.number() });

const write: Api = {
  method: 'POST',
  path: '/open-apis/hire/v1/talent_pools/:talent_pool_id/batch_change_talent_pool',
  windows: perSecond(10),
  scopes: ['hire:talent_folder'],
};

/** No API lists the members of a pool; each talent tells the pools it is in. */
const read: Api = {
  method: 'GET',
  path: '/open-apis/hire/v2/talents/:talent_id',
  windows: perSecond(20),
  scopes: ['hire:talent:readonly', 'hire:talent'],
};

const Talent = z.object({
  talent_id: z.string().nullish(),
  basic_info: z.object({ name: z.string().nullish() }).nullish(),
  talent_pool_id_list: z.array(z.string()).nullish(),
  is_onboarded: z.boolean().nullish(),
});

interface Membership {
  readonly name: string;
  readonly verb: { readonly en: string; readonly zh: string };
  readonly title: Text;
  readonly about: Text;
  readonly example: Text;
  readonly moves: NonNullable<Operation['moves']>;
  /** 1 adds, 2 removes. */
  readonly optionType: 1 | 2;
  readonly undoneBy: string;
}

/** The talents of several calls in one; pool and option are the same in all. */
function oneCall(calls: readonly Call[]): Call {
  const bodies = calls.map(({ body }) => Body.parse(body));
  return {
    ...Call.parse(calls[0]),
    body: { ...bodies[0], talent_id_list: bodies.flatMap((body) => body.talent_id_list) },
  };
}

export const defineMembership = ({ optionType, ...words }: Membership): Operation =>
  defineOperation({
    ...words,
    noun: pool,
    write,
    read,
    targets: [poolTarget, talentTarget],
    fields: {
      member: fact(poolTarget.label, {
        header: { zh: '是否在库', en: 'In the pool' },
        yes: { zh: '在库', en: 'in' },
        no: { zh: '不在库', en: 'not in' },
      }),
    },
    readCall: ({ talent = '' }) => ({
      ids: { talent_id: talent },
      query: personIds,
      body: undefined,
    }),
    answer: Talent,
    // Nothing is claimed for one person by what another holds.
    isAbout: ({ talent_id: named }, ids) => !named || named === ids.talent,
    present: ({ basic_info, talent_pool_id_list, is_onboarded }, ids) => ({
      values: { member: talent_pool_id_list?.includes(ids.pool ?? '') ?? false },
      ...(basic_info?.name ? { label: basic_info.name } : {}),
      ...(is_onboarded ? { warning: alreadyEmployee } : {}),
    }),
    fixed: { member: optionType === 1 },
    call: ({ ids }) => ({
      ids: { talent_pool_id: ids.pool ?? '' },
      query: {},
      body: { talent_id_list: [ids.talent ?? ''], option_type: optionType },
    }),
    batch: { size: TALENTS_PER_CALL, combine: oneCall },
    lock: (ids) => `pool:${ids.pool}`,
    receipt: z.unknown(),
    advice: adviceList(errors),
    missing: [1002102],
  });
