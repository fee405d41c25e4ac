/** Keeps a long connection to Feishu: whatever ends it, there is another one. */
import type { Log } from '../../core/log.ts';
import type { Text } from '../../core/text.ts';
import { type Connection, type ConnectionDeps, connect } from './connection.ts';

/** The client tells nobody that it lost its peer; asking it costs nothing. */
const LOOK_MS = 50;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** One that held this long, or brought something, was worth having: the next is tried at once. */
const HELD_MS = 10_000;

export interface LongConnectionDeps extends ConnectionDeps {
  readonly sleep: (ms: number) => Promise<void>;
  /** Never jumps. */
  readonly steady: () => number;
  readonly log: Log;
}

export interface LongConnection {
  /** Why nothing can come in, in words that anyone may read; null while it can. */
  trouble(): Text | null;
  /** Takes no new deliveries; resolves when the ones under way are answered. */
  stop(): Promise<void>;
}

export function keepConnected(deps: LongConnectionDeps): LongConnection {
  let current = connect(deps);
  /** How the last one ended. */
  let ended: Text = { zh: '还没有连上飞书', en: 'not connected to Feishu yet' };
  let stopped = false;
  const keep = async (): Promise<void> => {
    for (let failures = 0; !stopped; current = connect(deps)) {
      const held = await untilOver(deps, current, () => stopped);
      if (stopped) return;
      failures = current.served() || held >= HELD_MS ? 0 : failures + 1;
      ended = storyOf(current.refusal(), held);
      deps.log.warn({ code: current.refusal(), held, failures }, 'losing the long connection to Feishu');
      void current.close();
      await deps.sleep(pauseAfter(failures));
      if (stopped) return;
    }
  };
  void keep();
  return {
    trouble: () => (current.state() === 'open' ? null : ended),
    stop: () => {
      stopped = true;
      return current.close();
    },
  };
}

/** How long it was open, ms. */
async function untilOver(
  { sleep, steady, log }: LongConnectionDeps,
  connection: Connection,
  isStopped: () => boolean,
): Promise<number> {
  let opened: number | null = null;
  while (!isStopped() && connection.state() !== 'over') {
    if (opened === null && connection.state() === 'open') {
      opened = steady();
      log.info({}, 'holding a long connection to Feishu');
    }
    await sleep(LOOK_MS);
  }
  return opened === null ? 0 : steady() - opened;
}

function storyOf(refusal: number | null, held: number): Text {
  if (refusal !== null)
    return {
      zh: `飞书拒绝长连接，代码 ${refusal}：检查 FEISHU_APP_ID 和 FEISHU_APP_SECRET`,
      en: `Feishu refuses the long connection with code ${refusal}: check FEISHU_APP_ID and FEISHU_APP_SECRET`,
    };
  return held > 0
    ? { zh: '到飞书的长连接断了', en: 'the long connection to Feishu was lost' }
    : { zh: '连不上飞书的长连接', en: 'Feishu cannot be reached for a long connection' };
}

const pauseAfter = (failures: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
