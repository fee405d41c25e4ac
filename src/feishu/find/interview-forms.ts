/** Round types and the feedback forms they use. Only here do forms have the stable id that option 1 wants. */
import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import type { Entity } from '../../core/entity.ts';
import { stoppedTrait } from '../../core/rules.ts';
import { I18n, nameIn } from '../../hire/named.ts';
import { INACTIVE } from '../../hire/status.ts';
import { perMinute1000 } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import { createCatalogue, type Finder, type Loaded, notActive } from './catalogue.ts';

/** `hire-api.md` B4. Not paged. `process_type` 1 is social hiring, 2 campus hiring. */
export const listRoundTypes: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/interview_round_types',
  windows: perMinute1000,
  scopes: ['hire:interview:readonly', 'hire:interview'],
};
const ON = 1;
const TRACKS = [
  { type: '1', zh: '社招' },
  { type: '2', zh: '校招' },
];

const RoundTypes = z.looseObject({
  active_status: z.number().nullish(),
  items: z
    .array(
      z.looseObject({
        id: z.string().nullish(),
        biz_id: z.string(),
        name: I18n,
        active_status: z.number().nullish(),
        interview_assessment_template_info: z
          .looseObject({ id: z.string().nullish(), biz_id: z.string(), name: I18n })
          .nullish(),
      }),
    )
    .nullish(),
});
type RoundType = NonNullable<z.output<typeof RoundTypes>['items']>[number];

interface Called {
  readonly id?: string | null | undefined;
  readonly biz_id: string;
  readonly name?: z.output<typeof I18n>;
}
type Of = (row: RoundType) => Called | null;
const theRound: Of = (row) => row;
const itsForm: Of = (row) => row.interview_assessment_template_info ?? null;

const create = (gateway: Gateway, now: () => number, of: Of): Finder =>
  createCatalogue({
    now,
    scopes: listRoundTypes.scopes,
    load: async (): Promise<Loaded> => {
      const entries = new Map<string, Entity>();
      for (const { type, zh } of TRACKS) {
        const query = { process_type: type };
        const reply = await gateway.read(listRoundTypes, { ids: {}, query, body: undefined });
        if (reply.kind !== 'answered') return { ok: false, reply };
        const { data } = RoundTypes.safeParse(reply.data);
        if (!data) return { ok: false, reply: { kind: 'unknown', reason: 'unreadable list', logId: reply.logId } };
        const roundTypes = data.active_status === ON ? 'on' : 'off';
        for (const row of data.items ?? []) {
          const called = of(row);
          if (called && !entries.has(called.biz_id))
            entries.set(called.biz_id, entityOf(called, { row, zh, roundTypes }));
        }
      }
      return { ok: true, entries: [...entries.values()] };
    },
  });

export const createRoundTypes = (gateway: Gateway, now: () => number): Finder => create(gateway, now, theRound);
export const createFeedbackForms = (gateway: Gateway, now: () => number): Finder => create(gateway, now, itsForm);

function entityOf(
  { id, biz_id, name }: Called,
  { row, zh, roundTypes }: { row: RoundType; zh: string; roundTypes: string },
): Entity {
  const off = row.active_status === INACTIVE;
  return {
    id: biz_id,
    label: nameIn(name),
    detail: zh,
    // The id of a version is understood, but the stable one is sent.
    codes: [...(id ? [id] : []), ...(name?.en_us ? [name.en_us] : [])],
    // Whether this means the tenant's switch is UNCONFIRMED; it is used to refuse early, never to choose.
    traits: { roundTypes, ...(off ? stoppedTrait : {}) },
    ...(off ? { warning: notActive } : {}),
  };
}
