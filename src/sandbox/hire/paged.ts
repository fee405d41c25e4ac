/** A list of settings as an endpoint gives it, a page at a time. */
import { type Asked, done, type Given, page } from '../platform/endpoint.ts';
import type { Named } from '../seed/settings.ts';

export const paged = (list: readonly Named[], row: (each: Named) => object, most: number) => ({
  handle: ({ query }: Asked): Given => done(page(list.map(row), query, { fallback: 10, most })),
});
