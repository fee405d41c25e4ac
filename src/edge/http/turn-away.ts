/** Who is turned away hears it at once and whole, however much they still send. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';

const LINGER_MS = 1_000;
const MAX_IGNORED_BYTES = 4 * 1024 * 1024;

export interface Turned {
  away(request: IncomingMessage, response: ServerResponse, status: number): void;
  /** Waits for none of them any longer. */
  stop(): void;
}

/**
 * A connection that is closed with bytes unread is reset, and who sends hears of the reset before they read why. So the
 * connection stays for a moment: what comes is dropped, and above a limit left lying, which holds up who sends it.
 */
export function createTurned(): Turned {
  const lingering = new Set<() => void>();
  return {
    away: (request, response, status) => {
      response.writeHead(status, { 'content-length': 0, connection: 'close' });
      response.flushHeaders();
      const end = (): void => void response.end();
      lingering.add(end);
      const timer = setTimeout(end, LINGER_MS);
      finished(request, { writable: false }, end);
      response.once('close', () => {
        clearTimeout(timer);
        lingering.delete(end);
      });
      drop(request);
    },
    stop: () => {
      for (const end of lingering) end();
    },
  };
}

function drop(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_IGNORED_BYTES) request.pause();
  });
}
