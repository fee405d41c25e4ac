/** Who this bot is in its tenant, and whether somebody means it. */
import { type Bot, readMessage } from '../../command/message.ts';
import type { Incoming } from '../../core/incoming.ts';
import { knownFact, learnFact } from '../../store/facts.ts';
import type { Db } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';

type Known = { readonly [Key in keyof Bot]: Bot[Key] | null };

const factOf = (what: string, appId: string): string => `${what} of ${appId}`;

const known = async (db: Db, appId: string): Promise<Known> => ({
  openId: await knownFact(db, factOf('open_id', appId)),
  name: await knownFact(db, factOf('name', appId)),
});

const isWhole = ({ openId, name }: Known): boolean => openId !== null && name !== null;
const botOf = ({ openId, name }: Known): Bot => ({ openId: openId ?? '', name: name ?? '' });

/** Asked once and kept. A mention tells the bot by its id; its name is for where that was pasted as text. */
export async function ownBot({ db, messages, settings: { appId } }: Deps): Promise<Bot> {
  const kept = await known(db, appId);
  const told = isWhole(kept) ? null : await messages.bot();
  if (told === null) return botOf(kept);
  return {
    openId: await learnFact(db, factOf('open_id', appId), told.openId),
    name: await learnFact(db, factOf('name', appId), told.name),
  };
}

/** False for what people in a group say to each other: nobody waits for an answer. Until the bot knows who it is, all may be for it. */
export function createConcern(db: Db, appId: string): (incoming: Incoming) => Promise<boolean> {
  let own: Bot | null = null;
  return async (incoming) => {
    if (incoming.kind !== 'message' || incoming.direct) return true;
    if (own === null) {
      const kept = await known(db, appId);
      if (!isWhole(kept)) return true;
      own = botOf(kept);
    }
    return readMessage(incoming, own)?.addressed ?? false;
  };
}
