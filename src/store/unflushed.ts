/** PostgreSQL's words for a transaction that does not wait for the disk; the driver of SQLite here knows them too. */
export const UNFLUSHED = 'set local synchronous_commit to off';
