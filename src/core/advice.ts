import { z } from 'zod';

/** One error of Feishu with what it means and what to do, from `contract/*.json`. */
export const Advice = z.object({
  httpStatus: z.number().nullable(),
  code: z.number(),
  zh: z.string(),
  en: z.string(),
  /** Why it usually happens; common errors say it in their text. */
  causeZh: z.string().optional(),
  causeEn: z.string().optional(),
  fixZh: z.string(),
  fixEn: z.string(),
  retry: z.enum(['never', 'backoff', 'after_fix', 'after_admin', 'refresh_token']),
  /** How often a call is tried in all, where the contract says so. */
  tries: z.number().optional(),
});
export type Advice = z.output<typeof Advice>;

/** Endpoint and code together choose the text: the same code means different things on different endpoints. */
export const adviceFor = (code: number, lists: readonly (readonly Advice[])[]): Advice | undefined =>
  lists.flat().find((advice) => advice.code === code);

/** Where the contract gives no number: once, and twice more. */
const TRIES = 3;
/** An answer that never came says nothing about what was asked, so it is asked more often. */
const TRIES_WITHOUT_ANSWER = 6;

/** How often a call is tried in all that keeps ending so, where trying again can help. */
export const triesFor = (code: number | null, lists: Parameters<typeof adviceFor>[1]): number =>
  code === null ? TRIES_WITHOUT_ANSWER : (adviceFor(code, lists)?.tries ?? TRIES);

/** The pause after so many failed tries, ms. */
export const pauseAfter = (tries: number): number => 1000 * 2 ** Math.min(tries, 5);
