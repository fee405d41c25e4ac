/** One long connection, from dialling to its end: the SDK's client, which knows the frames, without its own ways to connect again. */
import { type HttpInstance, WSClient } from '@larksuiteoapi/node-sdk';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Receiver, type ReceiverDeps } from './receiver.ts';
import { sdkLog } from './sdk-log.ts';

const HANDSHAKE_MS = 10_000;
/** Feishu says how often the client pings, every two minutes as a rule; a silent peer is given up this long after a ping. */
const PONG_WITHIN_S = 5;

/** What Feishu said when it was asked where to connect; 0 for an address. */
export type Note = (code: number) => void;

export interface ConnectionDeps extends ReceiverDeps {
  readonly appSecret: string;
  /** Of the open platform. */
  readonly baseUrl: string;
  /** Asks Feishu for the address, and tells what it said. */
  readonly transport: (note: Note) => HttpInstance;
  /** On the way to Feishu; null for none. */
  readonly proxy: string | null;
}

export interface Connection {
  state(): 'connecting' | 'open' | 'over';
  /** What Feishu answered instead of an address; null where it gave one, or did not answer. */
  refusal(): number | null;
  /** Something was delivered over it. */
  served(): boolean;
  /** What is under way is answered first. */
  close(): Promise<void>;
}

export function connect(deps: ConnectionDeps): Connection {
  const { appId, appSecret, baseUrl, transport, proxy } = deps;
  const receiver = new Receiver(deps);
  let refusal: number | null = null;
  const client = new WSClient({
    appId,
    appSecret,
    domain: new URL(baseUrl).origin,
    httpInstance: transport((code) => {
      refusal = code === 0 ? null : code;
    }),
    ...(proxy === null ? {} : { agent: new HttpsProxyAgent(proxy) }),
    logger: sdkLog,
    autoReconnect: false,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_WITHIN_S },
  });
  void client.start({ eventDispatcher: receiver });
  return {
    state: () => stateOf(client),
    refusal: () => refusal,
    served: () => receiver.served,
    close: async () => {
      await receiver.close();
      client.close({ force: stateOf(client) !== 'open' });
    },
  };
}

/** `reconnecting` is an end too: nothing follows it here. So is `idle`, of a peer that hung up in the moment it was reached. */
function stateOf(client: WSClient): ReturnType<Connection['state']> {
  switch (client.getConnectionStatus().state) {
    case 'connecting':
      return 'connecting';
    case 'connected':
      return 'open';
    case 'reconnecting':
    case 'failed':
    case 'idle':
      return 'over';
  }
}
