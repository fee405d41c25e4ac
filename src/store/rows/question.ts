import { z } from 'zod';
import { Ask } from '../../core/ask.ts';
import { StoredCommand } from '../../core/command.ts';
import { same, Text } from '../../core/text.ts';
import { json, words } from './json.ts';

/** What was answered, in words. Rows of an older version hold one text for all readers. */
const Answer = z.codec(words, Text, {
  decode: (kept) => {
    try {
      return Text.parse(JSON.parse(kept));
    } catch {
      return same(kept);
    }
  },
  encode: (said) => JSON.stringify(said),
});

/** Who may answer what is said to a whole group, in place of one who asked. */
export const ANYONE = '';

/** A command that waits for one more word: which of several, or a value that was left out. */
export const QuestionRow = z.object({
  id: z.string(),
  requester: z.string(),
  chat_id: z.string(),
  source_message_id: z.string(),
  command: json(StoredCommand),
  asks: json(Ask),
  state: z.enum(['open', 'answered']),
  answer: Answer.nullable(),
  created_at: z.number(),
});
export type Question = Readonly<z.output<typeof QuestionRow>>;
