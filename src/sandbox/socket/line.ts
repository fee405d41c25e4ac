/** One client on its long connection: pings are answered, deliveries are cut into frames and their answers awaited. */
import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Delivered } from '../delivery/deliver.ts';
import { decodeFrame, encodeFrame, type Frame } from './frames.ts';

const ANSWER_MS = 3_000;
/** What is longer travels in several. */
const FRAME_BYTES = 4_096;
const NOTHING: Delivered = { status: 0, body: '' };

/** How the client is to behave, told with the address and with every pong. */
export interface ClientConfig {
  readonly PingInterval: number;
  readonly ReconnectCount: number;
  readonly ReconnectInterval: number;
  readonly ReconnectNonce: number;
}

export interface Line {
  deliver(envelope: unknown): Promise<Delivered>;
  /** Without a word, as when a cable is pulled. */
  cut(): void;
  /** Stays open, and nothing comes through any more, either way. */
  freeze(): void;
}

const Answer = z.object({ code: z.number(), data: z.string().default('') });

export function createLine(socket: WebSocket, config: ClientConfig): Line {
  const waiting = new Map<string, (delivered: Delivered) => void>();
  let frozen = false;
  const send = (frame: Frame): void => {
    if (!frozen) socket.send(encodeFrame(frame));
  };
  socket.on('message', (bytes) => {
    const { method, headers, payload } = decodeFrame(bufferOf(bytes));
    if (frozen) return;
    if (method === 1) waiting.get(headers.message_id ?? '')?.(answerIn(payload));
    else if (headers.type === 'ping') send({ method: 0, headers: { type: 'pong' }, payload: json(config) });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    for (const answered of waiting.values()) answered(NOTHING);
  });
  return {
    deliver: async (envelope) => {
      const id = randomUUID();
      const answer = new Promise<Delivered>((resolve) => {
        waiting.set(id, resolve);
        setTimeout(resolve, ANSWER_MS, NOTHING).unref();
      });
      for (const frame of framesOf(json(envelope), id)) send(frame);
      return answer.finally(() => waiting.delete(id));
    },
    cut: () => socket.terminate(),
    freeze: () => {
      frozen = true;
    },
  };
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function bufferOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function answerIn(payload: Uint8Array): Delivered {
  const { data } = Answer.safeParse(JSON.parse(new TextDecoder().decode(payload)));
  return data ? { status: data.code, body: Buffer.from(data.data, 'base64').toString('utf8') } : NOTHING;
}

function framesOf(payload: Uint8Array, id: string): Frame[] {
  const sum = Math.ceil(payload.length / FRAME_BYTES);
  return Array.from({ length: sum }, (_, seq) => ({
    method: 1,
    headers: { type: 'event', message_id: id, sum: String(sum), seq: String(seq), trace_id: id },
    payload: payload.subarray(seq * FRAME_BYTES, (seq + 1) * FRAME_BYTES),
  }));
}
