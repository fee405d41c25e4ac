/** A colleague, as far as the bot remembers one: what is needed to be found by name and told apart. */

export interface Person {
  /** open_id. */
  readonly id: string;
  readonly name: string;
  /** In another language; empty where there is none. */
  readonly alias: string;
  /** Tells namesakes apart; empty where it is not known. */
  readonly department: string;
}
