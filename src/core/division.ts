/**
 * Names of several words that were typed one after the other, without marks: `Mary Ann Lee 陈静`. The words are divided into
 * names so that each belongs to exactly one.
 */

/** Words from `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Division =
  /** The only way, or the one that all others only cut further: the longer name wins. */
  | { readonly kind: 'one'; readonly spans: readonly Span[] }
  /** Ways that truly differ, of the words where they do; before and after them there is only one. */
  | {
      readonly kind: 'several';
      readonly before: readonly Span[];
      readonly readings: readonly (readonly Span[])[];
      readonly after: Span;
    }
  /** Some words belong to no name. As many as possible do. */
  | { readonly kind: 'none'; readonly spans: readonly Span[]; readonly unknown: readonly Span[] };

/** Longest name, in words. */
export const MOST_WORDS = 8;
const MOST_READINGS = 5;
/** Of one stretch of words, looked at to find those that differ. */
const MOST_WAYS = 500;

/** All that may be a name among so many words. */
export function* spansOf(count: number): Iterable<Span> {
  for (let from = 0; from < count; from += 1)
    for (let to = from + 1; to <= Math.min(count, from + MOST_WORDS); to += 1) yield { from, to };
}

export function divide(count: number, isName: (span: Span) => boolean): Division {
  const names = [...spansOf(count)].filter(isName);
  const usable = usableIn(count, names);
  if (usable.length === 0) return covered(count, names);
  const cuts = alwaysCut(count, usable);
  const stretches = cuts.slice(1).map((to, at) => ({ from: cuts[at] ?? 0, to }));
  const odd = stretches.findIndex((stretch) => !usable.some((span) => sameSpan(span, stretch)));
  if (odd < 0) return { kind: 'one', spans: stretches };
  const stretch = stretches[odd] ?? { from: 0, to: count };
  return {
    kind: 'several',
    before: stretches.slice(0, odd),
    readings: coarsest(waysThrough(stretch, usable)).slice(0, MOST_READINGS),
    after: { from: stretch.to, to: count },
  };
}

function spansBy(spans: readonly Span[], end: keyof Span): Map<number, Span[]> {
  const grouped = new Map<number, Span[]>();
  for (const span of spans) {
    const alike = grouped.get(span[end]);
    if (alike) alike.push(span);
    else grouped.set(span[end], [span]);
  }
  return grouped;
}

const sameSpan = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

/** Names that some whole division uses. */
function usableIn(count: number, names: readonly Span[]): Span[] {
  const reached = new Set([0]);
  for (const { from, to } of names) if (reached.has(from)) reached.add(to);
  const leads = new Set([count]);
  for (const { from, to } of names.toReversed()) if (leads.has(to)) leads.add(from);
  return names.filter(({ from, to }) => reached.has(from) && leads.has(to));
}

/** Where every whole division cuts. */
function alwaysCut(count: number, usable: readonly Span[]): number[] {
  const inside = new Set<number>();
  for (const { from, to } of usable) for (let at = from + 1; at < to; at += 1) inside.add(at);
  return Array.from({ length: count + 1 }, (_, at) => at).filter((at) => !inside.has(at));
}

function waysThrough({ from, to }: Span, usable: readonly Span[]): Span[][] {
  const starting = spansBy(usable, 'from');
  const ways: Span[][] = [];
  const follow = (at: number, way: readonly Span[]): void => {
    if (ways.length >= MOST_WAYS) return;
    if (at === to) ways.push([...way]);
    else for (const span of (starting.get(at) ?? []).toReversed()) if (span.to <= to) follow(span.to, [...way, span]);
  };
  follow(from, []);
  return ways;
}

/** Those that no other one makes by cutting less. */
function coarsest(ways: readonly Span[][]): Span[][] {
  const cutsOf = (way: readonly Span[]) => new Set(way.map(({ to }) => to));
  return ways.filter((way) => {
    const own = cutsOf(way);
    return !ways.some((other) => other.length < way.length && other.every(({ to }) => own.has(to)));
  });
}

interface Cover {
  readonly words: number;
  readonly spans: readonly Span[];
}

/** As many words as possible in names, in as few names as possible. */
function covered(count: number, names: readonly Span[]): Division {
  const ending = spansBy(names, 'to');
  const best: Cover[] = [{ words: 0, spans: [] }];
  for (let at = 1; at <= count; at += 1) {
    const ways = (ending.get(at) ?? []).flatMap((span): Cover[] => {
      const before = best[span.from];
      return before ? [{ words: before.words + span.to - span.from, spans: [...before.spans, span] }] : [];
    });
    best[at] = [...ways, ...best.slice(at - 1, at)].reduce((one, other) => (isBetter(other, one) ? other : one));
  }
  const { spans } = best[count] ?? { spans: [] };
  return { kind: 'none', spans, unknown: between(spans, count) };
}

const isBetter = (one: Cover, other: Cover): boolean =>
  one.words > other.words || (one.words === other.words && one.spans.length < other.spans.length);

function between(spans: readonly Span[], count: number): Span[] {
  const edges = [...spans, { from: count, to: count }];
  return edges.flatMap(({ from }, at) => {
    const last = edges[at - 1]?.to ?? 0;
    return from > last ? [{ from: last, to: from }] : [];
  });
}
