import type { Http, HttpAnswer } from '../feishu/http.ts';
import type { CredentialsParts } from './credentials.ts';

export interface AskParts extends CredentialsParts {
  readonly http: Http;
}

/** A call of the doctor's own, apart from all paces: one each time somebody looks. */
export const askFeishu = async (
  { http, tokens }: AskParts,
  options: Parameters<Http['send']>[0],
): Promise<HttpAnswer> => http.send({ ...options, headers: { authorization: `Bearer ${await tokens.current()}` } });
