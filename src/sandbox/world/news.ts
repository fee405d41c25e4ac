/** What happens in the stand-in, told at once to whoever looks on. */
import type { Traffic } from './traffic.ts';

export type News =
  /** A message was sent, or a card has a new version. */
  | { readonly kind: 'message'; readonly id: string }
  /** The bot called the platform, or the platform the bot. */
  | { readonly kind: 'traffic'; readonly traffic: Traffic }
  /** What Hire holds changed. */
  | { readonly kind: 'hire' }
  /** A switch was turned. */
  | { readonly kind: 'trouble' };

export interface Newsroom {
  tell(news: News): void;
  /** Returns how to stop listening. */
  listen(listener: (news: News) => void): () => void;
}

export function createNewsroom(): Newsroom {
  const listeners = new Set<(news: News) => void>();
  return {
    tell: (news) => {
      for (const listener of listeners) listener(news);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
