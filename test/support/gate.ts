/** The way to a server, which can be frozen: what is sent then arrives nowhere, and nobody is told. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Gate {
  /** The address that leads through the gate. */
  readonly url: string;
  freeze(): void;
  thaw(): void;
  /** Ends what goes through it now. */
  cut(): void;
  close(): void;
}

export async function gateTo(url: string): Promise<Gate> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      if (frozen) one.pause();
      one.on('data', (chunk) => void other.write(chunk));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      if (frozen) one.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.host = `127.0.0.1:${portOf(server.address())}`;
  const each = (act: (socket: Socket) => void): void => {
    for (const socket of [...sockets]) act(socket);
  };
  return {
    url: through.href,
    freeze: () => {
      frozen = true;
      each((socket) => socket.pause());
    },
    thaw: () => {
      frozen = false;
      each((socket) => socket.resume());
    },
    cut: () => each((socket) => socket.destroy()),
    close: () => {
      server.close();
      each((socket) => socket.destroy());
    },
  };
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
