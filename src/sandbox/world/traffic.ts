/** The newest exchanges between bot and platform, with what was sent and got: for looking at, not for counting. */

export interface Traffic {
  readonly id: number;
  /** ms since 1970 UTC, when it began. */
  readonly at: number;
  readonly ms: number;
  readonly to: 'platform' | 'bot';
  readonly what: string;
  readonly status: number;
  /** Feishu's code; null where an answer has none. */
  readonly code: number | null;
  readonly fault: string | null;
  /** A write that changed what the stand-in holds. */
  readonly effect: boolean;
  readonly sent: string;
  readonly got: string;
}

export interface TrafficLog {
  readonly newest: readonly Traffic[];
  note(traffic: Omit<Traffic, 'id' | 'sent' | 'got'> & { sent: unknown; got: unknown }): Traffic;
}

const KEPT = 300;
const LONGEST = 20_000;

export function createTrafficLog(): TrafficLog {
  const newest: Traffic[] = [];
  let count = 0;
  return {
    newest,
    note: ({ sent, got, ...rest }) => {
      count += 1;
      const traffic = { ...rest, id: count, sent: jsonOf(sent), got: jsonOf(got) };
      newest.push(traffic);
      if (newest.length > KEPT) newest.shift();
      return traffic;
    },
  };
}

/** As it was at that moment: what the stand-in holds moves on. */
function jsonOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
