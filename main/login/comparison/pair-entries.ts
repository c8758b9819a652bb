import type { ExchangeEntry, NavigationEntry, TraceEntry } from "#shared/trace/trace-entry.ts";

/** An entry in which something was sent. */
export type SentEntry = ExchangeEntry | NavigationEntry;

/** The same thing in two runs; absent where a run did not come to it. */
export interface EntryPair {
  readonly left?: SentEntry;
  readonly right?: SentEntry;
}

/**
 * Pairs what was sent in two runs: what went to the same path in the same step, and what is left over, of other
 * providers for instance, by the step alone. The order is that of the left run, then what only the right one has.
 */
export const pairEntries = (
  left: readonly TraceEntry[],
  right: readonly TraceEntry[],
): readonly EntryPair[] => {
  const ofRight = right.filter(isSent);
  const pairs = new Map<SentEntry, SentEntry>();
  const ofLeft = left.filter(isSent);
  for (const keyOf of [placeOf, stepOf]) {
    for (const entry of ofLeft) {
      if (pairs.has(entry)) continue;
      const at = ofRight.findIndex((other) => keyOf(other) === keyOf(entry));
      const [other] = at < 0 ? [] : ofRight.splice(at, 1);
      if (other !== undefined) pairs.set(entry, other);
    }
  }
  return [
    ...ofLeft.map((entry) => ({ left: entry, ...withRight(pairs.get(entry)) })),
    ...ofRight.map((entry) => ({ right: entry })),
  ];
};

const withRight = (right: SentEntry | undefined) => (right === undefined ? {} : { right });

/** Neither checks, nor that a browser was opened, which says nothing of what went to the provider. */
const isSent = (entry: TraceEntry): entry is SentEntry =>
  entry.kind === "exchange" || (entry.kind === "navigation" && entry.from === "browser");

const stepOf = (entry: SentEntry): string =>
  entry.kind === "exchange"
    ? `${entry.step} ${entry.request.method} ${entry.to}`
    : `${entry.step} ${entry.to} ${entry.failure === undefined}`;

const placeOf = (entry: SentEntry): string =>
  `${stepOf(entry)} ${pathOf(entry.kind === "exchange" ? entry.request.url : (entry.url ?? ""))}`;

const pathOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? url;
