/** How one endpoint of the stand-in is described, and the answers it gives. */
import type { Mishap } from './mishap.ts';

export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Of a write: it is accepted, and not carried out as asked. */
  readonly mishap?: Mishap | undefined;
}

export interface Given {
  readonly status?: number;
  readonly code: number;
  readonly msg?: string;
  readonly data?: unknown;
  /** Members beside `data`, where an old endpoint has them at the top. */
  readonly top?: Readonly<Record<string, unknown>>;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

export interface Endpoint {
  readonly method: 'get' | 'post' | 'patch' | 'put';
  /** Without `/open-apis`, in express notation. */
  readonly path: string;
  readonly windows: readonly { readonly limit: number; readonly seconds: number }[];
  readonly scopes: readonly string[];
  /** True for writes to Hire: their effects are counted and faults can strike before or after them. */
  readonly write: boolean;
  /** A refusal that takes time to find. */
  readonly refuses?: (asked: Asked) => Promise<Given | null>;
  readonly handle: (asked: Asked) => Given;
}

/** A read, or a call that changes nothing in Hire. */
export const get = (path: string, windows: Endpoint['windows'], scopes: readonly string[]) => ({
  method: 'get' as const,
  path,
  windows,
  scopes,
  write: false,
});
export const post = (path: string, windows: Endpoint['windows'], scopes: readonly string[]) => ({
  ...get(path, windows, scopes),
  method: 'post' as const,
});

export const MIXED = [
  { limit: 1000, seconds: 60 },
  { limit: 50, seconds: 1 },
];
export const perSecond = (limit: number) => [{ limit, seconds: 1 }];

export const done = (data: unknown = {}): Given => ({ code: 0, msg: 'success', data });
export const no = (status: number, code: number, msg: string): Given => ({ status, code, msg });
export const badParameter = (what: string): Given => no(400, 1002002, `invalid parameter: ${what}`);

/** One page of a list, as Feishu cuts it. */
export function page<T>(
  rows: readonly T[],
  query: Asked['query'],
  { fallback, most }: { fallback: number; most: number },
) {
  const size = Math.min(most, Number(query.page_size ?? fallback) || fallback);
  const start = Number(Buffer.from(String(query.page_token ?? ''), 'base64url').toString() || 0);
  const items = rows.slice(start, start + size);
  const more = start + size < rows.length;
  return { items, has_more: more, page_token: more ? Buffer.from(String(start + size)).toString('base64url') : '' };
}
