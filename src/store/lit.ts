/** Words that stand in a statement itself, and not beside it. */
import { type RawBuilder, sql } from 'kysely';

/**
 * SQLite uses an index of some of the rows only where the statement's text says which rows are meant; of a value that is bound it
 * compiles the statement anew each time, in case that value is one of those.
 */
export const lit = <Word extends string | number>(word: Word): RawBuilder<Word> => sql.lit(word);
