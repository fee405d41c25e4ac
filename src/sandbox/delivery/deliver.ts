/** Deliveries to the bot as Feishu makes them: encrypted, signed, events again when they are not acknowledged, clicks never. */
import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';

export interface DeliveryKeys {
  readonly appId: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly tenantKey: string;
}

/** Feishu's schedule after an event that was not acknowledged. */
export const FEISHU_RETRIES_MS: readonly number[] = [15_000, 300_000, 3600_000, 6 * 3600_000];
const ANSWER_MS = 3_000;

export function encrypt(text: string, encryptKey: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The whole HTTP request for an envelope, signed at `at` (ms). */
export const sign = (envelope: unknown, encryptKey: string, at: number): Signed =>
  signText(JSON.stringify(envelope), encryptKey, at);

/** The same for an envelope that is written already, as no serialiser would write it. */
export function signText(envelope: string, encryptKey: string, at: number): Signed {
  const body = JSON.stringify({ encrypt: encrypt(envelope, encryptKey) });
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  };
}

export const envelopeOf = (
  { appId, verificationToken, tenantKey }: DeliveryKeys,
  { type, event, at }: { type: string; event: unknown; at: number },
) => ({
  schema: '2.0',
  header: {
    event_id: randomUUID(),
    token: verificationToken,
    create_time: String(at),
    event_type: type,
    tenant_key: tenantKey,
    app_id: appId,
  },
  event,
});

export interface Delivered {
  /** 0 when no answer came. */
  readonly status: number;
  readonly body: string;
}

export async function post(url: string, { body, headers }: Signed): Promise<Delivered> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: 'manual',
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

export interface Schedule {
  readonly retriesMs: readonly number[];
  /** Ends with the stand-in: nothing of it is delivered to whoever listens there next. */
  readonly until?: AbortSignal;
}

/** Resolves with the first attempt's answer; the later ones follow on the schedule. */
export async function untilTaken(attempt: () => Promise<Delivered>, schedule: Schedule): Promise<Delivered> {
  const { retriesMs, until } = schedule;
  const delivered = await attempt();
  const [wait, ...later] = retriesMs;
  const again = async (): Promise<void> => {
    if (!until?.aborted) await untilTaken(attempt, { ...schedule, retriesMs: later });
  };
  if (delivered.status !== 200 && wait !== undefined) setTimeout(() => void again(), wait).unref();
  return delivered;
}

export interface EventDelivery extends Schedule {
  readonly url: string;
  readonly envelope: unknown;
  readonly encryptKey: string;
  readonly now: () => number;
}

/** By webhook: each attempt is signed when it is sent. */
export const deliverEvent = ({ url, envelope, encryptKey, now, ...schedule }: EventDelivery): Promise<Delivered> =>
  untilTaken(() => post(url, sign(envelope, encryptKey, now())), schedule);
