/** Files as people send them to the bot, and what its cards say of their rows. */
import type { SayInput } from '../../src/sandbox/delivery/say-event.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, textOf } from './card.ts';
import { cardOf, type TestWorld } from './world.ts';

export type Cells = readonly (readonly string[])[];

export const csvOf = (rows: Cells): Buffer =>
  Buffer.from(
    rows
      .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
      .join('\n'),
  );

type More = Partial<SayInput> & { readonly name?: string };

/** In a direct chat: the card that says what it looks like. */
export const attach = (
  world: TestWorld,
  file: Cells | Buffer,
  { name = '名单.csv', ...more }: More = {},
): Promise<Message> =>
  world.say('recruiter', '', { file: { name, bytes: Buffer.isBuffer(file) ? file : csvOf(file) }, ...more });

/** The file, and the command in reply to it. */
export async function replyToFile(
  world: TestWorld,
  file: Cells | Buffer,
  { command, chat, name = '名单.csv' }: { command: string; chat?: string; name?: string },
): Promise<Message> {
  const where = chat === undefined ? {} : { chat };
  const bytes = Buffer.isBuffer(file) ? file : csvOf(file);
  const { message } = await world.sandbox.say({ from: 'recruiter', text: '', file: { name, bytes }, ...where });
  // In a direct chat the file alone is answered too.
  await world.settled();
  const answer = await world.brings(
    () => world.sandbox.say({ from: 'recruiter', text: command, replyTo: message.id, ...where }),
    ({ type, rootId, sender }) =>
      type === 'interactive' && rootId === message.id && sender === world.sandbox.world.bot.openId,
  );
  await world.settled();
  return answer;
}

export const said = (card: Message): string => textOf(cardOf(card));
export const acts = (card: Message): string[] => [...actsOf(cardOf(card)).keys()];

/** What follows from a click on a card. */
export const follows = (world: TestWorld, card: Message, act: string, option?: string): Promise<Message> =>
  world.brings(
    () => world.press('recruiter', card, act, option === undefined ? {} : { option }),
    ({ type }) => type === 'interactive',
  );
