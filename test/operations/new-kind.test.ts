/** A new kind of field costs one record: command, completion, form, preview, show and documentation follow from it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { operationsDoc } from '../../src/cli/operations-doc.ts';
import { completions } from '../../src/command/completion.ts';
import type { Field } from '../../src/core/field.ts';
import { base } from '../../src/core/fields/base.ts';
import { chosenBy, filled } from '../../src/core/fields/controls.ts';
import { spoken } from '../../src/core/fields/words.ts';
import { defineOperation, isBlocked } from '../../src/core/operation.ts';
import { ok, refuse } from '../../src/core/outcome.ts';
import { nothing, same, type Text } from '../../src/core/text.ts';
import type { Value } from '../../src/core/value.ts';
import { operations } from '../../src/operations/index.ts';
import { jrUpdate } from '../../src/operations/jr-update.ts';
import { looks } from '../../src/operations/looks.ts';
import { requirement, requirementTarget } from '../../src/operations/nouns.ts';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const starred = (value: Value | undefined): string => '★'.repeat(Number(value ?? 0));
const all = [1, 2, 3].map(starred);

/** A number that is typed, shown and chosen as stars. */
const stars = (label: Text): Field<number | null> => ({
  ...base,
  label,
  schema: z.number().nullable(),
  typed: { takes: 'anything', written: all },
  read: (word) =>
    all.includes(word) ? ok(word.length) : refuse({ code: 'no-stars', text: same(`${word} are no stars`) }),
  ...spoken((value) => (typeof value === 'number' ? same(starred(value)) : nothing)),
  ...chosenBy(async (slot) => ({
    ...filled(slot, (value) => (typeof value === 'number' ? [starred(value)] : [])),
    control: 'select',
    options: all.map((value) => ({ value, ...same(value) })),
  })),
});

const rank = defineOperation({
  name: 'jr.rank',
  noun: requirement,
  verb: { en: 'rank', zh: '评级' },
  title: { zh: '需求评级', en: 'Rank a requirement' },
  about: { zh: '给需求评级。', en: 'Give a requirement its stars.' },
  example: { zh: '/需求 评级 R00402 --stars ★★', en: '/jr rank R00402 --stars ★★' },
  targets: [requirementTarget],
  fields: { stars: stars({ zh: '星级', en: 'Stars' }) },
  write: jrUpdate.write,
  read: jrUpdate.read,
  readCall: jrUpdate.readCall,
  answer: z.unknown(),
  present: (answer, ids, timeZone) => {
    const held = jrUpdate.presentFrom(answer, ids, timeZone);
    if (held && isBlocked(held)) return held;
    return { values: { stars: z.number().parse(held?.values.priority) } };
  },
  call: ({ ids, wanted }) => ({
    ids: { job_requirement_id: ids.requirement ?? '' },
    query: {},
    body: { priority: wanted.stars },
  }),
  lock: (ids) => `jr:${ids.requirement}`,
  receipt: z.unknown(),
  advice: jrUpdate.advice,
  missing: jrUpdate.missing,
});

let world: TestWorld;
let held: string;
beforeAll(async () => {
  world = await startWorld({ operations: [...operations, rank] });
  const found = world.requirement('R00402');
  held = starred(z.number().parse(found.body.priority));
});
afterAll(() => world.stop());

test('the command reads it, the preview speaks it', async () => {
  const other = all.find((each) => each !== held) ?? '';
  const card = await world.say('recruiter', `/需求 评级 R00402 --stars ${other}`);
  await world.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain(`星级：${held} → ${other}`);
  expect(textOf(cardOf(await world.say('recruiter', '/jr rank R00402 --stars 2')))).toContain('2 are no stars');
});

test('the form offers it, filled with what Hire holds', async () => {
  const card = JSON.stringify(cardOf(await world.say('recruiter', '/jr rank R00402')));
  expect(card).toContain(`"initial_option":"${held}"`);
  for (const each of all) expect(card).toContain(`"value":"${each}"`);
});

test('show, completion and documentation know it', async () => {
  expect(textOf(cardOf(await world.say('recruiter', '/jr show R00402')))).toContain(`星级：${held}`);
  const [known] = completions({ operations: [rank], looks });
  expect(known?.flags.find(({ flag }) => flag === 'stars')).toMatchObject({ zh: '星级', takes: 'anything' });
  const made = operationsDoc({ operations: [rank], looks: [], common: [] });
  expect(made).toContain('| `--stars` | 星级 | Stars | ★<br>★★<br>★★★ |');
});
