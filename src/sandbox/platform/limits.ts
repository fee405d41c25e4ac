export interface Window {
  readonly limit: number;
  readonly seconds: number;
}

/** Counts calls per key in every window. Returns 0 when the call may pass, else the seconds to wait. */
export function slidingWindow(windows: readonly Window[], now: () => number): (key: string) => number {
  const seen = new Map<string, number[]>();
  const longest = Math.max(...windows.map(({ seconds }) => seconds)) * 1000;
  return (key) => {
    const at = now();
    const calls = (seen.get(key) ?? []).filter((each) => each > at - longest);
    for (const { limit, seconds } of windows) {
      const inside = calls.filter((each) => each > at - seconds * 1000);
      const oldest = inside[inside.length - limit];
      if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + seconds * 1000 - at) / 1000));
    }
    calls.push(at);
    seen.set(key, calls);
    return 0;
  };
}
