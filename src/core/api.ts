import { z } from 'zod';

/** At most `limit` calls in any `seconds` seconds, per app and tenant. */
export interface Window {
  readonly limit: number;
  readonly seconds: number;
}

/** One endpoint of the open platform. `path` is a template: `:name` stands for an id. */
export interface Api {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly windows: readonly Window[];
  /** Any one of these app scopes is enough. */
  readonly scopes: readonly string[];
  /** Its body travels as a form, with a file in it. */
  readonly form?: true;
  /** It answers with the bytes of a file. */
  readonly file?: true;
}

/** One limit to keep when calling: of an API, a chat, a person, a message. */
export interface PaceKey {
  readonly key: string;
  readonly windows: readonly Window[];
}

/** Whose calls leave first: what a person waits for, a run of many, what nobody waits for. */
export const ranks = ['person', 'run', 'background'] as const;

/** Calls of one rank leave in turns: one of each who waits. */
export interface Turn {
  readonly rank: (typeof ranks)[number];
  /** open_id of whom the call is for; empty where it is for nobody in particular. */
  readonly whom: string;
}

/** So many calls go as what one person waits for; the last ones of a run too. */
const FEW = 5;

export const turnOf = (whom: string, calls: number): Turn => ({ rank: calls > FEW ? 'run' : 'person', whom });

/** What one call carries. Data only: the preview, the audit entry and the wire share it. Ids are those of `isPathId`. */
export const Call = z.strictObject({
  ids: z.record(z.string(), z.string()),
  query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  body: z.unknown(),
});
export type Call = z.output<typeof Call>;

/** JSON with sorted keys: equal requests give equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

export const canonicalRequest = ({ method, path }: Api, { ids, query, body }: Call): string =>
  canonicalJson({ method, path, ids, query, body });

/** How a call to Feishu ended. `unknown` means: it may or may not have taken effect. */
export type Reply =
  | { readonly kind: 'answered'; readonly data: unknown; readonly logId: string | null }
  | {
      readonly kind: 'refused';
      readonly code: number;
      /** Feishu's own words, without what may not travel. */
      readonly message: string;
      readonly logId: string | null;
      /** Long ids that the answer names; those that were sent are the ones Feishu objects to. */
      readonly namedIds: readonly string[];
      /** Feishu asked to wait this long (ms) before the next call; nothing was done. */
      readonly waitMs?: number;
      /** It never left: our own pace keeps it back. */
      readonly unsent?: true;
      /** Scopes that would allow the call. */
      readonly scopes?: readonly string[];
    }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly code?: number;
      readonly message?: string;
      readonly logId: string | null;
      /** There is no such endpoint: asking again tells nothing new. */
      readonly absent?: true;
    };

/** Anything but a yes. */
export type Failed = Exclude<Reply, { readonly kind: 'answered' }>;

/** What a log says of an answer: 0 is yes, -1 an answer without a code. */
export const codeOf = (reply: Reply): number => (reply.kind === 'answered' ? 0 : (reply.code ?? -1));
