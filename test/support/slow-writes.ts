/** A line to the stand-in on which every write takes its time. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Line {
  readonly front: (sandboxUrl: string) => string;
  /** Told of every write when it sets out. */
  onWrite: () => void;
  /** Told of every read of the same thing, before it is passed on. */
  onRead: () => void;
  /** How long it is on its way, ms. */
  slowMs: number;
  close(): void;
}

/** Of the people of a job; all else is no faster and no slower than ever. */
const isWrite = ({ method, url = '' }: IncomingMessage): boolean =>
  method !== 'GET' && url.includes('/managers/batch_update');

const isRead = ({ url = '' }: IncomingMessage): boolean => url.endsWith('/recruiter?user_id_type=open_id');

export async function slowWrites(slowMs: number): Promise<Line> {
  let target = '';
  const line: Line = {
    front: (url) => {
      target = url;
      const { port } = server.address() as AddressInfo;
      return `http://127.0.0.1:${port}`;
    },
    onWrite: () => undefined,
    onRead: () => undefined,
    slowMs,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server: Server = createServer((asked, answer) => {
    if (isRead(asked)) line.onRead();
    if (!isWrite(asked)) return passOn(target, asked, answer);
    line.onWrite();
    asked.pause();
    // The subject itself: a write that is still on its way while others look at it.
    setTimeout(() => passOn(target, asked, answer), line.slowMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return line;
}

function passOn(target: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, headers, url } = asked;
  const onward = request(`${target}${url}`, { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 500, answered.headers);
    answered.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}
