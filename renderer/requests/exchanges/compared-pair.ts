import type { ExchangeSummary } from "#shared/requests/exchange.ts";

/** Marks an exchange or takes its mark away; of three, the one that was marked first is none any more. */
export const withMark = (marked: readonly string[], id: string): readonly string[] =>
  marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id].slice(-2);

/**
 * What Compare would put side by side, the older one at the left: the two that are marked; the one that is marked and
 * the one that is shown; or the one that is shown and the one before it.
 * @param exchanges newest first
 */
export const comparedPair = (
  exchanges: readonly ExchangeSummary[],
  marked: readonly string[],
  shownId: string | undefined,
): readonly [older: ExchangeSummary, newer: ExchangeSummary] | undefined => {
  const shownAt = exchanges.findIndex(({ id }) => id === shownId);
  const wanted = exchanges.filter(({ id }) => marked.includes(id));
  const shown = exchanges[shownAt];
  if (wanted.length === 1 && shown && !wanted.includes(shown)) wanted.push(shown);
  if (wanted.length < 2) {
    const before = exchanges[shownAt + 1];
    return shown && before && marked.length === 0 ? [before, shown] : undefined;
  }
  const [one, other] = wanted;
  if (!one || !other) return undefined;
  return one.startedAt <= other.startedAt ? [one, other] : [other, one];
};

/** What the button says that it compares. */
export const comparedPairWords = (
  pair: readonly [ExchangeSummary, ExchangeSummary] | undefined,
  marked: readonly string[],
): string => {
  if (!pair)
    return marked.length === 0 ? "There is no exchange before this one" : "Mark another one to compare";
  if (marked.length === 2) return "Compare the two that are marked";
  return marked.length === 1 ? "Compare with the one that is marked" : "Compare with the exchange before";
};
