import type { Http, HttpAnswer } from '../feishu/http.ts';
import { readReply } from '../feishu/reply.ts';
import type { CredentialsParts } from './credentials.ts';

export interface AskParts extends CredentialsParts {
  readonly http: Http;
}

/** Whoever looks waits this long for a window that is full, not for a minute. */
const LONGEST_WAIT_MS = 3_000;

/** A call of the doctor's own, apart from all paces: one each time somebody looks, and once more where it came too often. */
export async function askFeishu(parts: AskParts, options: Parameters<Http['send']>[0]): Promise<HttpAnswer> {
  const answer = await sent(parts, options);
  const reply = readReply(answer, new Set());
  const waitMs = reply.kind === 'refused' ? reply.waitMs : undefined;
  if (waitMs === undefined || waitMs > LONGEST_WAIT_MS) return answer;
  await new Promise((resolve) => void setTimeout(resolve, waitMs));
  return sent(parts, options);
}

const sent = async ({ http, tokens }: AskParts, options: Parameters<Http['send']>[0]): Promise<HttpAnswer> =>
  http.send({ ...options, headers: { authorization: `Bearer ${await tokens.current()}` } });
