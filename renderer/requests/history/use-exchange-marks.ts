import { useState } from "react";
import type { OperationInput } from "#shared/contract/operations.ts";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import type { ExchangeQuery } from "#shared/requests/exchange-query.ts";
import type { RowMarks } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { statusWords } from "../exchange-words.ts";
import type { LoadedExchanges } from "./use-exchange-pages.ts";

type Chosen = ReadonlyMap<string, ExchangeSummary>;
type Selection = OperationInput<"requests.deleteExchanges">["selection"];

/** The exchanges that are marked: some, or all that match. */
export interface ExchangeMarks {
  readonly marks: RowMarks<ExchangeSummary>;
  /** Those that were marked one by one. */
  readonly chosen: readonly ExchangeSummary[];
  /** All that match are. */
  readonly areAll: boolean;
  /** Absent: none is marked. */
  readonly selection: Selection | undefined;
  readonly clear: () => void;
}

const none: Chosen = new Map();

/** See {@link ExchangeMarks}; "all that match" holds for the search in which it was said. */
export const useExchangeMarks = (
  query: ExchangeQuery,
  loaded: LoadedExchanges | undefined,
): ExchangeMarks => {
  const [chosen, setChosen] = useState<Chosen>(none);
  const [allOf, setAllOf] = useState<string>();
  const key = JSON.stringify(query);
  const areAll = allOf === key;
  const rows = loaded?.rows ?? [];
  const clear = () => {
    setChosen(none);
    setAllOf(undefined);
  };
  const toggle = (exchange: ExchangeSummary) => {
    // Of all that match only those that are loaded stay: what is marked one by one has been seen.
    const next = new Map(areAll ? rows.map((row) => [row.id, row]) : chosen);
    if (!next.delete(exchange.id)) next.set(exchange.id, exchange);
    setAllOf(undefined);
    setChosen(next);
  };
  return {
    chosen: areAll ? [] : [...chosen.values()],
    areAll,
    selection: areAll ? { query } : chosen.size > 0 ? { ids: [...chosen.keys()] } : undefined,
    clear,
    marks: {
      isMarked: ({ id }) => areAll || chosen.has(id),
      onToggle: toggle,
      onMarkRange: (first, last) => {
        setAllOf(undefined);
        setChosen(new Map([...chosen, ...rows.slice(first, last + 1).map((row) => [row.id, row] as const)]));
      },
      areAllMarked: areAll,
      onToggleAll: () => {
        setChosen(none);
        setAllOf(areAll ? undefined : key);
      },
      nameOf: (exchange) => `${statusWords(exchange)} as ${visibleText(exchange.sentAs)}`,
    },
  };
};
