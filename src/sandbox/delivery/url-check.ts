/** What the console asks of an address before it takes it: the challenge comes back from whoever knows key and token. */
import { randomBytes } from 'node:crypto';
import { encrypt } from './deliver.ts';

const ANSWER_MS = 3_000;

export async function answersChallenge(
  url: string,
  { encryption_key: key, verification_token: token }: { encryption_key: string; verification_token: string },
): Promise<boolean> {
  const challenge = randomBytes(16).toString('hex');
  const content = JSON.stringify({ challenge, token, type: 'url_verification' });
  const body = key === '' ? content : JSON.stringify({ encrypt: encrypt(content, key) });
  try {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(ANSWER_MS) });
    return JSON.stringify(await answer.json()) === JSON.stringify({ challenge });
  } catch {
    return false;
  }
}
