/** Who holds a connection: whoever delivers for Feishu keeps it, all others share what is left, the latest first. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const MOST = 4_096;
/** The rest is for deliveries. */
const MOST_OTHERS = 3_072;
const MOST_OF_AN_ADDRESS = 512;
/** Probes and scrapers come again at their own pace. */
export const KEEP_OTHERS_MS = 5_000;
const KEEP_DELIVERING_MS = 65_000;

export interface Connections {
  /** It brought something authentic, and may bring more. */
  delivered(socket: Socket): void;
}

export function guardConnections(server: Server): Connections {
  server.maxConnections = MOST;
  /** In the order in which they came. */
  const others = new Set<Socket>();
  const ofAddress = new Map<string, Set<Socket>>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const same = ofAddress.get(address) ?? new Set<Socket>();
    ofAddress.set(address, same.add(socket));
    others.add(socket);
    socket.once('close', () => {
      others.delete(socket);
      same.delete(socket);
      if (same.size === 0) ofAddress.delete(address);
    });
    // The oldest goes: the newest may be the one that delivers.
    if (same.size > MOST_OF_AN_ADDRESS) closeOldest(same, others);
    if (others.size > MOST_OTHERS) closeOldest(others, others);
  });
  return {
    delivered: (socket) => {
      others.delete(socket);
      socket.setTimeout(KEEP_DELIVERING_MS);
    },
  };
}

function closeOldest(given: ReadonlySet<Socket>, others: ReadonlySet<Socket>): void {
  for (const socket of given) {
    if (!others.has(socket)) continue;
    socket.destroy();
    return;
  }
}
