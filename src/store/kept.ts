/**
 * Statements whose text is always the same: put together at their first use and kept, for to put one together anew costs
 * more than to run it.
 */
import {
  CompiledQuery,
  type DialectAdapter,
  type Insertable,
  type InsertQueryBuilder,
  type InsertResult,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Db, Tables } from './schema.ts';

/** Where a value of this name comes to stand, each time the statement is run. */
export type Places<Values> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>;

class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Of each kind of values there are so many that a statement names them: `kept((db, the: Places<{ id: string }>) => … the('id') …)`. */
export function kept<Values extends object, Row>(
  build: (db: Db, the: Places<Values>) => { compile(): CompiledQuery<Row> },
): (db: Db, values: Values) => Promise<QueryResult<Row>> {
  const statements = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  const statementFor = (db: Db): CompiledQuery<Row> => {
    const { adapter } = db.getExecutor();
    const known = statements.get(adapter) ?? build(db, (name) => sql`${new Place(name)}`).compile();
    statements.set(adapter, known);
    return known;
  };
  return async (db, values) => {
    const statement = statementFor(db);
    const given = new Map<string, unknown>(Object.entries(values));
    const parameters = statement.parameters.map((one) => (one instanceof Place ? given.get(one.name) : one));
    return db.executeQuery({ ...statement, parameters });
  };
}

/** One statement for each number of things that it is about, made when that many come for the first time. */
export function keptByCount<Statement>(make: (count: number) => Statement): (count: number) => Statement {
  const made = new Map<number, Statement>();
  return (count) => {
    const statement = made.get(count) ?? make(count);
    made.set(count, statement);
    return statement;
  };
}

type Insert<Table extends keyof Tables> = InsertQueryBuilder<Tables, Table, InsertResult>;

/** So many rows have a text of their own that is kept; of more they are too many. */
const ROWS_KEPT = 64;

/**
 * Rows of one shape into a table. `ended` says what becomes of those that are there. Values go by their place: to name each
 * would cost more than the rest.
 */
export function keptInsert<Table extends keyof Tables & string>(
  table: Table,
  ended: (insert: Insert<Table>) => { compile(): CompiledQuery } = (insert) => insert,
): (db: Db, rows: readonly Insertable<Tables[Table]>[]) => Promise<QueryResult<unknown>> {
  const made = new WeakMap<DialectAdapter, Map<string, string>>();
  return async (db, rows) => {
    const { adapter } = db.getExecutor();
    const known = made.get(adapter) ?? new Map<string, string>();
    made.set(adapter, known);
    const shape = `${rows.length} ${Object.keys(rows[0] ?? {})}`;
    const text = known.get(shape) ?? ended(db.insertInto(table).values(rows)).compile().sql;
    if (rows.length <= ROWS_KEPT) known.set(shape, text);
    return db.executeQuery(CompiledQuery.raw(text, rows.flatMap(Object.values)));
  };
}
