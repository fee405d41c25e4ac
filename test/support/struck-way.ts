/** The way from the bot to PostgreSQL, on which a statement meets an error of the server's own, or the end of its connection. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Struck, struckBy } from './struck.ts';

/** A state of SQL that the server raises, or the moment at which the connection ends. */
export type Blow = '53100' | '25006' | '55P03' | 'cut before' | 'cut after';

export interface Way extends Struck<Blow> {
  readonly url: string;
  close(): void;
}

const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;
const QUERY = 'Q';
const SYNC = 'S';
/** Parse, bind, describe, execute: one statement with its values, up to the sync behind it. */
const PARTS = 'PBDE';
/** The server's last word to a statement: its type, its length, and whether a transaction is open. */
const READY = 'Z';
const READY_BYTES = 6;

/** In a transaction it spoils it, as any error does. */
function raised(state: string): Buffer {
  const text = Buffer.from(`do $$ begin raise exception 'struck' using errcode = '${state}'; end $$\0`);
  const head = Buffer.alloc(TYPE_BYTES + LENGTH_BYTES);
  head.write(QUERY);
  head.writeUInt32BE(LENGTH_BYTES + text.length, TYPE_BYTES);
  return Buffer.concat([head, text]);
}

interface Sent {
  readonly bytes: Buffer;
  readonly isStatement: boolean;
}

/** What the bot's end has sent whole, one statement or message after the other; the rest waits for more. */
function taken(bytes: Buffer, isGreeted: boolean): { sent: Sent[]; rest: Buffer; isGreeted: boolean } {
  const sent: Sent[] = [];
  let from = 0;
  let greeted = isGreeted;
  for (let at = 0; ; ) {
    // The first message of a connection has no type.
    const type = greeted ? TYPE_BYTES : 0;
    if (at + type + LENGTH_BYTES > bytes.length) break;
    const end = at + type + bytes.readUInt32BE(at + type);
    if (end > bytes.length) break;
    const letter = greeted ? bytes.toString('latin1', at, at + type) : '';
    at = end;
    if (letter !== '' && PARTS.includes(letter)) continue;
    sent.push({ bytes: bytes.subarray(from, end), isStatement: letter === QUERY || letter === SYNC });
    greeted = true;
    from = end;
  }
  return { sent, rest: bytes.subarray(from), isGreeted: greeted };
}

const isEnd = (answer: Buffer): boolean =>
  answer.length >= READY_BYTES && answer.toString('latin1', answer.length - READY_BYTES).startsWith(READY);

function lead(near: Socket, far: Socket, way: Struck<Blow>): void {
  let unsent: Buffer = Buffer.alloc(0);
  let isGreeted = false;
  let isLastAnswer = false;
  const cut = () => {
    near.destroy();
    far.destroy();
  };
  near.on('data', (chunk: Buffer) => {
    const now = taken(Buffer.concat([unsent, chunk]), isGreeted);
    unsent = now.rest;
    isGreeted = now.isGreeted;
    for (const { bytes, isStatement } of now.sent) {
      const blow = isStatement ? struckBy(way) : null;
      if (blow === 'cut before') return cut();
      isLastAnswer = blow === 'cut after';
      far.write(blow === null || isLastAnswer ? bytes : raised(blow));
    }
  });
  far.on('data', (answer: Buffer) => {
    if (!isLastAnswer) near.write(answer);
    else if (isEnd(answer)) cut();
  });
  for (const socket of [near, far]) socket.on('error', cut).on('close', cut);
}

export async function wayTo(url: string): Promise<Way> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const struck: Struck<Blow> = { strike: null };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    lead(near, far, struck);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.host = `127.0.0.1:${portOf(server.address())}`;
  return Object.assign(struck, {
    url: through.href,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
