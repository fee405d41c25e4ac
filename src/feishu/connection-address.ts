/** How the SDK's long connection asks Feishu for its address: the one way out, and never in the clear. */
import type { HttpInstance, HttpRequestOptions } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { parsedJson } from '../core/json.ts';
import { Fault } from '../core/outcome.ts';
import { asSdkTransport, type Http } from './http.ts';

const Answer = z.looseObject({
  code: z.number(),
  // The SDK takes it apart whatever the code says.
  data: z
    .looseObject({ URL: z.string().optional() })
    .nullish()
    .transform((data) => data ?? {}),
});

/** `note` is told the code of each answer. */
export const addressTransport = (http: Http, baseUrl: string, note: (code: number) => void): HttpInstance =>
  asSdkTransport(async (options: HttpRequestOptions<unknown>) => {
    const { text } = await http.send(options);
    const answer = Answer.parse(parsedJson(text));
    note(answer.code);
    if (answer.code === 0 && !isSafe(answer.data.URL ?? '', baseUrl))
      throw new Fault('asking for the address of the long connection', { code: 'unsafe-address' });
    return answer;
  });

/** In the clear only where Feishu itself is spoken to so: on this machine. */
function isSafe(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const open = new URL(baseUrl);
  return protocol === 'wss:' || (protocol === 'ws:' && open.protocol === 'http:' && hostname === open.hostname);
}
