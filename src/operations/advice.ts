import { z } from 'zod';
import { Advice } from '../core/advice.ts';
import type { Operation } from '../core/operation.ts';
import common from './errors/common.json' with { type: 'json' };

export const adviceList = (rows: unknown): readonly Advice[] => z.array(Advice).parse(rows);

/** Errors that any call can meet (`contract/common-errors.json`). */
export const commonAdvice = adviceList(common);

/** Codes whose meaning is known here, for one operation or for any call. */
export const documentedCodes = (operations: readonly Operation[]): ReadonlySet<number> =>
  new Set([...operations.flatMap(({ advice }) => advice), ...commonAdvice].map(({ code }) => code));
