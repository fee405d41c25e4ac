/** The stand-in's endpoints as the bot's wire: a request finds its endpoint, its body is written and read as JSON. */
import type { Http } from '../../../src/feishu/http.ts';
import { hireEndpoints } from '../../../src/sandbox/hire/hire.ts';
import { bodyOf } from '../../../src/sandbox/platform/answer.ts';
import { contactEndpoints } from '../../../src/sandbox/platform/contact.ts';
import type { Endpoint } from '../../../src/sandbox/platform/endpoint.ts';
import { imEndpoints } from '../../../src/sandbox/platform/im.ts';
import type { Mishap } from '../../../src/sandbox/platform/mishap.ts';
import type { World } from '../../../src/sandbox/world/world.ts';

/** A write to Hire as it arrived. */
export interface Write {
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly body: unknown;
  readonly code: number;
}

export interface NearFeishu {
  readonly http: Http;
  readonly writes: Write[];
  /** What becomes of the next accepted writes, one each. */
  readonly mishaps: Mishap[];
  /** The data of an answer, asked past the bot. */
  ask(method: string, path: string, asked: { query?: object; body?: unknown }): unknown;
}

const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export function createNearFeishu(world: World, now: () => number): NearFeishu {
  const endpoints = [...hireEndpoints(world), ...contactEndpoints(world), ...imEndpoints({ world, now })].map(routed);
  const writes: Write[] = [];
  const mishaps: Mishap[] = [];
  const call = (method: string, path: string, { query = {}, body }: { query?: object; body?: unknown }) => {
    const found = endpoints.flatMap((each) => each.match(method, path) ?? [])[0];
    if (!found) throw new Error(`no endpoint: ${method} ${path}`);
    const { endpoint, params } = found;
    const mishap = endpoint.write ? mishaps.shift() : undefined;
    const asked = { params, query: Object(asJson(query)), body: asJson(body), mishap };
    const given = endpoint.handle(asked);
    if (endpoint.write) writes.push({ method, path, query: asked.query, body: asked.body, code: given.code });
    return given;
  };
  return {
    writes,
    mishaps,
    ask: (method, path, asked) => asJson(call(method, path, asked).data),
    http: {
      close: async () => undefined,
      ready: async () => undefined,
      send: async ({ url = '', method = 'GET', params = {}, data }) => {
        const { pathname } = new URL(url, 'http://127.0.0.1');
        const given = call(method.toUpperCase(), pathname, { query: params, body: data });
        const status = given.status ?? (given.code === 0 ? 200 : 400);
        if (given.file) return { status, headers: {}, text: '', bytes: given.file.bytes };
        return { status, headers: { 'x-tt-logid': 'near' }, text: JSON.stringify(bodyOf(given)) };
      },
    },
  };
}

function routed(endpoint: Endpoint) {
  const names = [...endpoint.path.matchAll(/:([a-z_]+)/g)].map(([, name = '']) => name);
  const pattern = new RegExp(`^/open-apis${endpoint.path.replace(/:[a-z_]+/g, '([^/]+)')}$`);
  return {
    match: (method: string, path: string) => {
      if (method !== endpoint.method.toUpperCase()) return null;
      const found = pattern.exec(path);
      if (!found) return null;
      return { endpoint, params: Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])) };
    },
  };
}
