/**
 * What the database holds of one person of the tenant, and its erasure. Ids and hashes stay in the audit trail, which
 * stays provable; what others see in their chats is Feishu's.
 */
import { statesThatAre } from '../core/proposal.ts';
import { appendAudit } from './audit.ts';
import { peopleByIds } from './people.ts';
import { purgeProposal } from './purge.ts';
import { DecisionRow } from './rows/decision.ts';
import { ProposalRow } from './rows/proposal.ts';
import { QuestionRow } from './rows/question.ts';
import type { Db, Trx } from './schema.ts';

/** Times as ISO 8601, UTC. */
export interface Kept {
  readonly person: string;
  readonly directory: { readonly name: string; readonly alias: string; readonly department: string } | null;
  /** What the person asked for. */
  readonly proposals: readonly {
    readonly number: number;
    readonly operation: string;
    readonly at: string;
    readonly state: string;
    readonly typed: string;
    readonly reason: string;
  }[];
  /** Numbers of what others asked for that names this person. */
  readonly namedIn: readonly number[];
  readonly decisions: readonly { readonly at: string; readonly yes: boolean; readonly reason: string }[];
  readonly questions: readonly { readonly at: string; readonly state: string; readonly command: unknown }[];
  readonly files: readonly { readonly at: string; readonly name: string }[];
  /** Entries of the audit trail by this person: `npm run audit -- export` has them whole. */
  readonly trail: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

export async function keptOf(db: Db, person: string): Promise<Kept> {
  const [known] = await peopleByIds(db, [person]);
  const own = await proposalsOf(db, person);
  const decisions = await db.selectFrom('decisions').selectAll().where('actor', '=', person).orderBy('at').execute();
  const questions = await db.selectFrom('questions').selectAll().where('requester', '=', person).execute();
  const files = await db.selectFrom('files').select(['name', 'created_at']).where('requester', '=', person).execute();
  const trail = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('actor', '=', person)
    .executeTakeFirstOrThrow();
  return {
    person,
    directory: known ? { name: known.name, alias: known.alias, department: known.department } : null,
    proposals: own.map(({ number, operation, created_at, state, command, note }) => {
      return { number, operation, at: iso(created_at), state, typed: command.text, reason: note };
    }),
    namedIn: (await namingOf(db, person)).filter((each) => each.requester !== person).map(({ number }) => number),
    decisions: decisions
      .map((row) => DecisionRow.decode(row))
      .map(({ at, yes, reason }) => ({ at: iso(at), yes, reason })),
    questions: questions
      .map((row) => QuestionRow.decode(row))
      .map(({ created_at, state, command }) => ({ at: iso(created_at), state, command })),
    files: files.map(({ name, created_at }) => ({ at: iso(Number(created_at)), name })),
    trail: Number(trail.count),
  };
}

const proposalsOf = async (db: Db, person: string) =>
  (await db.selectFrom('proposals').selectAll().where('requester', '=', person).orderBy('number').execute()).map(
    (row) => ProposalRow.decode(row),
  );

/** Those whose cards show the person's name. */
async function namingOf(db: Db, person: string) {
  const rows = await db
    .selectFrom('proposals')
    .selectAll()
    .where('names', 'like', `%"${person}"%`)
    .orderBy('number')
    .execute();
  // To `like` an underscore is any letter.
  return rows.map((row) => ProposalRow.decode(row)).filter(({ names }) => Object.hasOwn(names, person));
}

/** Numbers of what is not over: its cards still need the names. */
export async function underWayOf(db: Db, person: string): Promise<number[]> {
  const all = [...(await proposalsOf(db, person)), ...(await namingOf(db, person))];
  const going = all.filter(({ state }) => !statesThatAre('ended').includes(state));
  return [...new Set(going.map(({ number }) => number))].sort((one, other) => one - other);
}

/** Also what others asked for and what they were answered, where it names the person: a name cannot be cut out of a text. */
export async function erasePerson(trx: Trx, person: string, at: number): Promise<void> {
  const naming = await namingOf(trx, person);
  const known = await peopleByIds(trx, [person]);
  const names = [
    ...known.flatMap(({ name, alias }) => [name, alias]),
    ...naming.map((each) => each.names[person] ?? ''),
  ];
  for (const { id } of [...(await proposalsOf(trx, person)), ...naming]) await purgeProposal(trx, id);
  const { reason } = DecisionRow.pick({ reason: true }).encode({ reason: '' });
  await trx.updateTable('decisions').set({ reason }).where('actor', '=', person).execute();
  for (const words of new Set([person, ...names.filter(Boolean)])) await forgetAnswers(trx, words);
  await trx.deleteFrom('files').where('requester', '=', person).execute();
  await trx.deleteFrom('people_keys').where('person', '=', person).execute();
  await trx.deleteFrom('people').where('id', '=', person).execute();
  appendAudit(trx, { at, actor: 'bot', kind: 'erased', proposal: null, detail: { person } });
}

/** Questions, lists and plain answers that hold these words, whoever asked. A wildcard in a name may find some more. */
async function forgetAnswers(trx: Trx, words: string): Promise<void> {
  const holding = `%${words}%`;
  const found = trx
    .selectFrom('questions')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('requester', '=', words),
        eb('command', 'like', holding),
        eb('asks', 'like', holding),
        eb('answer', 'like', holding),
      ]),
    );
  await trx.deleteFrom('copies').where('question_id', 'in', found).execute();
  await trx.deleteFrom('copies').where('content', 'like', holding).execute();
  await trx
    .deleteFrom('questions')
    .where('id', 'in', trx.selectFrom(found.as('found')).select('found.id'))
    .execute();
}
