/** The frames of Feishu's long connection, as protobuf has them on the wire. */
import protobuf from 'protobufjs/light.js';
import { z } from 'zod';

const schema = protobuf.Root.fromJSON({
  nested: {
    Header: {
      fields: { key: { id: 1, rule: 'required', type: 'string' }, value: { id: 2, rule: 'required', type: 'string' } },
    },
    Frame: {
      fields: {
        SeqID: { id: 1, rule: 'required', type: 'uint64' },
        LogID: { id: 2, rule: 'required', type: 'uint64' },
        service: { id: 3, rule: 'required', type: 'int32' },
        method: { id: 4, rule: 'required', type: 'int32' },
        headers: { id: 5, rule: 'repeated', type: 'Header' },
        payload: { id: 8, type: 'bytes' },
      },
    },
  },
}).lookupType('Frame');

const Frame = z.object({
  /** 0: of the connection itself, 1: a delivery or its answer. */
  method: z.number(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  payload: z.instanceof(Uint8Array).default(() => new Uint8Array()),
});

export interface Frame {
  readonly method: 0 | 1;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Uint8Array;
}

export function encodeFrame({ method, headers, payload }: Frame): Uint8Array {
  const pairs = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return schema.encode({ SeqID: 0, LogID: 0, service: 1, method, headers: pairs, payload }).finish();
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const { method, headers, payload } = Frame.parse(schema.toObject(schema.decode(bytes)));
  return {
    method: method === 0 ? 0 : 1,
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    payload,
  };
}
