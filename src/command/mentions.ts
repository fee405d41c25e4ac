/** People who were mentioned in a message. */

/** Names by open_id. */
export type People = ReadonlyMap<string, string>;

// A mention is set apart by spaces when the message is read (`message.ts`).
const MENTION = / ?(ou_[A-Za-z0-9_-]{1,125}) ?/g;

/** Inside a text a mention stands as the person's name. */
export const withNames = (text: string, people: People): string =>
  text.includes('ou_')
    ? text.replace(MENTION, (mention, id: string) => people.get(id)?.replace(/\s+/g, ' ') ?? mention)
    : text;

export const nameOf = (word: string, people: People): string => people.get(word) ?? word;
