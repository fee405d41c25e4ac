/** Answers that have to be given in time, whatever hangs. */

/** Feishu waits three seconds for an answer, and counts the way there and back. */
export const ANSWER_WITHIN_MS = 1_800;

/** What the work brings, or `late` when that takes longer than `ms`; the work itself goes on. */
export async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<L>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), late);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
