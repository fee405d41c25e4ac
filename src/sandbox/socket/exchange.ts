/** The platform's side of the long connection: addresses for those who know the secret, and a random client for each delivery. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Express, Request } from 'express';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Delivered } from '../delivery/deliver.ts';
import { done, type Endpoint, get, MIXED } from '../platform/endpoint.ts';
import type { Trouble } from '../platform/trouble.ts';
import { createLine, type Line } from './line.ts';

/** As Feishu has it. */
const PING_S = 120;

export interface Exchange {
  /** Clients that are connected. */
  readonly lines: ReadonlySet<Line>;
  /** Null while nobody is connected. */
  deliver(envelope: unknown): Promise<Delivered | null>;
  /** `POST /callback/ws/endpoint`. */
  route(app: Express): void;
  /** Takes the connections themselves. */
  listen(server: Server): void;
}

export interface ExchangeDeps {
  readonly credentials: { readonly appId: string; readonly appSecret: string };
  readonly trouble: Trouble;
  readonly chance: () => number;
  /** Seconds between the pings of a client. */
  readonly pingS?: number | undefined;
}

const PATH = '/callback/ws/connect';
const Asked = z.object({ AppID: z.string(), AppSecret: z.string() });

/** Whoever stands in front with a certificate says so. */
const originOf = (request: Request): string =>
  `${request.header('x-forwarded-proto') === 'https' ? 'wss' : 'ws'}://${request.header('host')}`;

export function createExchange({ credentials, trouble, chance, pingS = PING_S }: ExchangeDeps): Exchange {
  const config = { PingInterval: pingS, ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30 };
  const lines = new Set<Line>();
  /** One connection each. */
  const tickets = new Set<string>();
  const refusalOf = (body: unknown) => {
    const { data } = Asked.safeParse(body);
    if (data?.AppID !== credentials.appId) return { code: 1000040346, msg: 'app_id is invalid' };
    return data.AppSecret === credentials.appSecret ? trouble.connections : { code: 1000040345, msg: 'auth failed' };
  };
  return {
    lines,
    deliver: async (envelope) => {
      const line = [...lines][Math.floor(chance() * lines.size)];
      return line ? line.deliver(envelope) : null;
    },
    route: (app) => {
      app.post('/callback/ws/endpoint', (request, response) => {
        const refusal = refusalOf(request.body);
        if (refusal) return void response.json({ ...refusal, data: {} });
        const ticket = randomBytes(16).toString('hex');
        tickets.add(ticket);
        const address = `${originOf(request)}${PATH}?device_id=1&service_id=1&ticket=${ticket}`;
        response.json({ code: 0, msg: 'ok', data: { URL: address, ClientConfig: config } });
      });
    },
    listen: (server) => {
      const sockets = new WebSocketServer({ noServer: true });
      server.on('upgrade', (request, socket, head) => {
        const { pathname, searchParams } = new URL(request.url ?? '', 'http://sandbox');
        if (pathname !== PATH || !tickets.delete(searchParams.get('ticket') ?? '')) return void socket.destroy();
        sockets.handleUpgrade(request, socket, head, (opened) => {
          const line = createLine(opened, config);
          lines.add(line);
          opened.on('close', () => lines.delete(line));
        });
      });
    },
  };
}

/** How many clients are connected. */
export const connectionEndpoint = ({ lines }: Pick<Exchange, 'lines'>): Endpoint => ({
  ...get('/event/v1/connection', MIXED, []),
  handle: () => done({ online_instance_cnt: lines.size }),
});
