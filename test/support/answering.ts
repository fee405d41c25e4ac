/** An address where everybody is answered with one status, as a bot's edge answers strangers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export async function startAnswering(status: number): Promise<{ url: string; stop: () => void }> {
  const server = createServer((_, answer) => void answer.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
