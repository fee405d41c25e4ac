import { Fault } from '../core/outcome.ts';
import { kept, type Places } from './kept.ts';
import { lit } from './lit.ts';
import type { Db, Trx } from './schema.ts';

/** The stored value, after storing this one if there was none: the first to learn a fact decides it. */
export async function learnFact(db: Db, name: string, value: string): Promise<string> {
  await db
    .insertInto('facts')
    .values({ name, value })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const fact = await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return fact.value;
}

export async function knownFact(db: Db, name: string): Promise<string | null> {
  const fact = await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst();
  return fact?.value ?? null;
}

const count = kept((db, the: Places<{ name: string }>) =>
  db
    .insertInto('counters')
    .values({ name: the('name'), value: lit(1) })
    .onConflict((oc) => oc.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', lit(1)) })))
    .returning('value'),
);

/** 1, 2, 3 … without gaps. */
export async function nextNumber(trx: Trx, name: string): Promise<number> {
  const [counted] = (await count(trx, { name })).rows;
  if (!counted) throw new Fault('counting', { code: 'no-number' });
  return counted.value;
}
