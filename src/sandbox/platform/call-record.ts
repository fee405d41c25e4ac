/** Calls of the bot as they are kept: for counting, and the newest with their answers for looking at. */
import type { TrafficLog } from '../world/traffic.ts';
import type { World } from '../world/world.ts';
import type { FaultKind } from './trouble.ts';

export interface CallRecord {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly body: unknown;
  readonly status: number;
  readonly code: number;
  readonly fault: FaultKind | null;
  readonly write: boolean;
  /** A write that changed what the stand-in holds. */
  readonly effect: boolean;
}

/** `exchange` is what only people look at: duration in ms, and the answer. */
export type Recorder = (call: CallRecord, exchange: { ms: number; answer: unknown }) => void;

/** The newest; a test of 10,000 calls still sees all of its own. */
const KEPT_CALLS = 50_000;

interface Recording {
  readonly world: World;
  readonly calls: CallRecord[];
  readonly traffic: TrafficLog;
}

export const createRecorder =
  ({ world, calls, traffic }: Recording): Recorder =>
  (call, { ms, answer }) => {
    calls.push(call);
    if (calls.length > KEPT_CALLS) calls.splice(0, calls.length - KEPT_CALLS);
    const { at, status, code, fault, effect } = call;
    const noted = traffic.note({
      at: at - ms,
      ms,
      to: 'platform',
      what: wordsOf(call),
      status,
      code,
      fault,
      effect,
      sent: call.body ?? '',
      got: answer ?? '',
    });
    world.news.tell({ kind: 'traffic', traffic: noted });
    if (effect) world.news.tell({ kind: 'hire' });
  };

function wordsOf({ method, path, query }: CallRecord): string {
  const asked = new URLSearchParams(Object.entries(Object(query)).map(([name, value]) => [name, String(value)]));
  return `${method} ${path.replace('/open-apis', '')}${asked.size > 0 ? `?${asked}` : ''}`;
}
