import { z } from 'zod';
import { Advice } from '../core/advice.ts';
import common from './errors/common.json' with { type: 'json' };

export const adviceList = (rows: unknown): readonly Advice[] => z.array(Advice).parse(rows);

/** Errors that any call can meet (`contract/common-errors.json`). */
export const commonAdvice = adviceList(common);
