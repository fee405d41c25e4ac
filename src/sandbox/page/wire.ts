/** The page's line to the stand-in: its state, what happens, and what people do. */
import type { Clicked } from '../delivery/press.ts';
import type { MessageView, PageState, TroubleView } from '../page-server/page-state.ts';
import type { Edited } from '../records/record-table.ts';
import type { Records } from '../records/records.ts';
import type { Traffic } from '../world/traffic.ts';
import type { Action } from './card/context.ts';

export type Recorded = ReturnType<Records['look']>;

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, body === undefined ? {} : init);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // The stand-in and its page are one program and share their types.
  return response.json();
}

export interface Place {
  /** open_id of who speaks. */
  readonly from: string;
  readonly chat: string;
  readonly replyTo?: string;
  readonly thread?: boolean;
}

export const state = (): Promise<PageState> => ask('/sandbox/state');
export const records = (): Promise<Recorded> => ask('/sandbox/records');
export const versionsOf = (id: string): Promise<string[]> => ask(`/sandbox/versions/${encodeURIComponent(id)}`);
export const say = (place: Place, text: string): Promise<{ status: number }> => ask('/sandbox/say', { ...place, text });
export const attach = (place: Place, file: { name: string; base64: string }): Promise<{ status: number }> =>
  ask('/sandbox/attach', { ...place, ...file });
/** Somebody who helps on this person's jobs leaves. */
export const leave = (beside: string): Promise<{ status: number }> => ask('/sandbox/leave', { beside });
export const fileAt = (messageId: string, key: string): string =>
  `/sandbox/files/${encodeURIComponent(messageId)}/${encodeURIComponent(key)}`;
export const press = (from: string, messageId: string, action: Action): Promise<Clicked> =>
  ask('/sandbox/press', { from, messageId, ...action });
export const edit = (edited: Edited): Promise<{ done: boolean }> => ask('/sandbox/records', edited);
export const trouble = (change: object): Promise<unknown> => ask('/sandbox/trouble', change);
export const switches = (change: object): Promise<unknown> => ask('/sandbox/switches', change);

export interface Listener {
  /** The line is open, perhaps again: what was missed has to be asked for. */
  opened(): void;
  closed(): void;
  message(message: MessageView): void;
  traffic(traffic: Traffic): void;
  trouble(trouble: TroubleView): void;
  hire(): void;
}

/** Returns how to stop. */
export function listen(listener: Listener): () => void {
  const source = new EventSource('/sandbox/live');
  source.onopen = () => listener.opened();
  source.onerror = () => listener.closed();
  source.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message) listener.message(message);
  });
  source.addEventListener('traffic', ({ data }) => listener.traffic(JSON.parse(data)));
  source.addEventListener('trouble', ({ data }) => listener.trouble(JSON.parse(data)));
  source.addEventListener('hire', () => listener.hire());
  return () => source.close();
}
