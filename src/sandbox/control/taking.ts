/** A route that takes JSON of one shape. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { NoSuch } from '../world/no-such.ts';

/** Answers what `handle` returns; 400 for a body of another shape, 404 where it names what is not there. */
export const taking =
  <T>(schema: z.ZodType<T>, handle: (input: T) => unknown) =>
  async (request: Request, response: Response): Promise<void> => {
    const { data, error } = schema.safeParse(request.body);
    if (data === undefined) response.status(400).json({ error: error && z.prettifyError(error) });
    else await answered(response, () => handle(data));
  };

async function answered(response: Response, handle: () => unknown): Promise<void> {
  try {
    response.json(await handle());
  } catch (cause) {
    if (!(cause instanceof NoSuch)) throw cause;
    response.status(404).json({ error: cause.message });
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Members that are there, so that an absent one stays absent. */
export const definedOnly = <T extends object>(value: T): Defined<T> => JSON.parse(JSON.stringify(value));
