/** One look for all who ask within a turn of the event loop: each is told of what was there when it asked, or came since. */
export function together<T>(look: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null;
  const begin = async (): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve));
    next = null;
    return look();
  };
  return () => {
    next ??= begin();
    return next;
  };
}
