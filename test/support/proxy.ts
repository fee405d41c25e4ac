/** A proxy that tunnels (`CONNECT`) and tells where to: as companies have them on the way out. */
import { createServer } from 'node:http';
import { connect } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** `host:port` of each tunnel. */
  readonly tunnels: readonly string[];
  close(): Promise<void>;
}

export async function startProxy(): Promise<Proxy> {
  const tunnels: string[] = [];
  // What is not sealed would be read here: refused.
  const server = createServer((_, answer) => void answer.writeHead(403).end());
  const sockets = new Set<{ destroy(): void }>();
  server.on('connect', ({ url = '' }, socket, head) => {
    tunnels.push(url);
    const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(url) ?? [];
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      socket.pipe(target).pipe(socket);
    });
    for (const each of [socket, target]) {
      sockets.add(each);
      each.on('error', () => each.destroy());
    }
    socket.on('close', () => target.destroy());
    target.on('close', () => socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const each of sockets) each.destroy();
      }),
  };
}
