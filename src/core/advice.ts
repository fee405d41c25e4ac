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
});
export type Advice = z.output<typeof Advice>;

/** Endpoint and code together choose the text: the same code means different things on different endpoints. */
export const adviceFor = (code: number, lists: readonly (readonly Advice[])[]): Advice | undefined =>
  lists.flat().find((advice) => advice.code === code);
