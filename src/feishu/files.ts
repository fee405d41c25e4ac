/** Files in and out: what people attach to their messages, and what is sent to them (`platform.md` section 3.3). */
import { z } from 'zod';
import type { Api, Failed, Reply } from '../core/api.ts';
import { parsedJson } from '../core/json.ts';
import { perMinute1000, perSecond } from '../hire/windows.ts';
import type { Gateway } from './gateway.ts';

const readScopes = ['im:message.history:readonly', 'im:message:readonly', 'im:message'];

export const readMessage: Api = {
  method: 'GET',
  path: '/open-apis/im/v1/messages/:message_id',
  windows: [...perMinute1000, ...perSecond(50)],
  scopes: readScopes,
};
export const readResource: Api = {
  ...readMessage,
  path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
  file: true,
};
export const uploadFile: Api = {
  method: 'POST',
  path: '/open-apis/im/v1/files',
  windows: [...perMinute1000, ...perSecond(50)],
  scopes: ['im:resource', 'im:resource:upload'],
  form: true,
};

const Messages = z.looseObject({
  items: z
    .array(z.looseObject({ msg_type: z.string(), body: z.looseObject({ content: z.string().nullish() }).nullish() }))
    .nullish(),
});
const Attached = z.looseObject({ file_key: z.string(), file_name: z.string().default('') });
const Uploaded = z.looseObject({ file_key: z.string() });

/** A file as a message names it. */
export interface Attachment {
  readonly messageId: string;
  readonly key: string;
  readonly name: string;
}

export type Fetched<T> = { readonly kind: 'got'; readonly value: T } | Unfetched;

export interface Unfetched {
  readonly kind: 'failed';
  readonly reply: Failed;
  /** Any one of them would help where one is missing. */
  readonly scopes: readonly string[];
}

export interface Files {
  /** By the content of a message of this type; null where that is no file. */
  attachmentIn(messageId: string, type: string, content: string): Attachment | null;
  /** The file that a message is; null where it is none. */
  attachedTo(messageId: string): Promise<Fetched<Attachment | null>>;
  fetch(attachment: Attachment): Promise<Fetched<Buffer>>;
  /** Gives the key with which it can be sent. */
  upload(name: string, bytes: Buffer): Promise<Fetched<string>>;
}

function attachmentIn(messageId: string, type: string, content: string): Attachment | null {
  if (type !== 'file') return null;
  const { data } = Attached.safeParse(parsedJson(content));
  return data ? { messageId, key: data.file_key, name: data.file_name } : null;
}

export const createFiles = (gateway: Gateway): Files => ({
  attachmentIn,
  attachedTo: async (messageId) => {
    const reply = await gateway.read(readMessage, { ids: { message_id: messageId }, query: {}, body: undefined });
    return got(readMessage, reply, (data) => {
      const [message] = Messages.safeParse(data).data?.items ?? [];
      return message ? attachmentIn(messageId, message.msg_type, message.body?.content ?? '') : null;
    });
  },
  fetch: async ({ messageId, key }) => {
    const call = { ids: { message_id: messageId, file_key: key }, query: { type: 'file' }, body: undefined };
    return got(readResource, await gateway.read(readResource, call), (data) =>
      Buffer.isBuffer(data) ? data : Buffer.alloc(0),
    );
  },
  upload: async (name, bytes) => {
    const body = { file_type: 'stream', file_name: name, file: new File([new Uint8Array(bytes)], name) };
    const reply = await gateway.read(uploadFile, { ids: {}, query: {}, body });
    return got(uploadFile, reply, (data) => Uploaded.parse(data).file_key);
  },
});

const got = <T>({ scopes }: Api, reply: Reply, take: (data: unknown) => T): Fetched<T> =>
  reply.kind === 'answered' ? { kind: 'got', value: take(reply.data) } : { kind: 'failed', reply, scopes };
