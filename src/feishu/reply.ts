/** What an HTTP answer of Feishu means. The code beats the status; what is not clearly yes or no is unknown. */
import { z } from 'zod';
import type { Reply } from '../core/api.ts';
import { hireIdsIn } from '../core/ids.ts';
import { parsedJson } from '../core/json.ts';
import { rateCodes, SCOPE_MISSING, tokenCodes, unclearCodes } from '../hire/codes.ts';
import type { HttpAnswer } from './http.ts';
import { saidBy } from './said.ts';

const AnswerBody = z.looseObject({
  code: z.int(),
  msg: z.string().optional(),
  data: z.unknown().optional(),
  error: z
    .looseObject({
      log_id: z.string().optional(),
      permission_violations: z
        .array(z.looseObject({ subject: z.string().optional(), scope: z.string().optional() }))
        .optional(),
    })
    .optional(),
});
type AnswerBody = z.output<typeof AnswerBody>;

/** Statuses of a server that does not have the endpoint at all. */
const ABSENT = new Set([404, 405, 501]);
const DEFAULT_WAIT_MS = 1000;

/** `documented` are the codes that the contract explains: each is a refusal, whatever the status. */
export function readReply({ status, headers, text, bytes }: HttpAnswer, documented: ReadonlySet<number>): Reply {
  const logId = headers['x-tt-logid'] ?? null;
  if (bytes) return { kind: 'answered', data: bytes, logId };
  const body = AnswerBody.safeParse(parsedJson(text)).data;
  if (!body) {
    const absent = ABSENT.has(status) ? { absent: true as const } : {};
    return { kind: 'unknown', reason: `status ${status}, no readable answer`, logId, ...absent };
  }
  const { code } = body;
  const trace = logId ?? body.error?.log_id ?? null;
  const message = saidBy(body.msg ?? '');
  if (code === 0) {
    if (status >= 300) return { kind: 'unknown', reason: `status ${status} with code 0`, logId: trace };
    return { kind: 'answered', data: body.data ?? body, logId: trace };
  }
  if (unclearCodes.has(code)) return { kind: 'unknown', reason: `status ${status}`, code, message, logId: trace };
  const clearlyNo =
    documented.has(code) || rateCodes.has(code) || tokenCodes.has(code) || (status >= 400 && status < 500);
  if (!clearlyNo) return { kind: 'unknown', reason: `status ${status}`, code, message, logId: trace };
  return {
    kind: 'refused',
    code,
    message,
    logId: trace,
    namedIds: hireIdsIn(text),
    ...(rateCodes.has(code) || status === 429 ? { waitMs: waitOf(headers) } : {}),
    ...(code === SCOPE_MISSING ? { scopes: scopesOf(body) } : {}),
  };
}

function waitOf(headers: Readonly<Record<string, string>>): number {
  const seconds = Number(headers['x-ogw-ratelimit-reset']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) * 1000 : DEFAULT_WAIT_MS;
}

/** Two shapes of `permission_violations` are in use, and the message names the scopes too. */
function scopesOf({ error, msg = '' }: AnswerBody): string[] {
  const named = (error?.permission_violations ?? []).flatMap(({ subject, scope }) => subject ?? scope ?? []);
  const told = msg.match(/\b[a-z_]+:[a-z_.]+(?::[a-z_.]+)*/g) ?? [];
  return [...new Set(named.length > 0 ? named : told.filter((word) => !word.startsWith('https')))];
}
