import { useState } from "react";
import type { Exchange, ExchangeSummary } from "#shared/requests/exchange.ts";
import { useRead } from "../bridge/index.ts";

const SHOWN = 100;

/** The exchanges of one request, and which of them is shown. */
export interface Exchanges {
  readonly list: readonly ExchangeSummary[];
  readonly shownId: string | undefined;
  readonly show: (id: string) => void;
  /** Takes up a sending that has just ended, and shows it. */
  readonly add: (exchange: Exchange) => void;
}

/** Sendings of requests that were never saved, by the key of their tab, until the app ends. */
const unsaved = new Map<string, readonly ExchangeSummary[]>();

/** The exchanges of a saved request from the history; of one that was never saved those since the start. */
export const useExchanges = (savedRequestId: string | undefined, tabKey: string): Exchanges => {
  const history = useRead(
    "requests.history",
    { ...(savedRequestId === undefined ? {} : { savedRequestId }), limit: SHOWN },
    { enabled: savedRequestId !== undefined },
  );
  const [own, setOwn] = useState(unsaved.get(tabKey) ?? []);
  const [chosenId, setChosenId] = useState<string>();
  const list = savedRequestId === undefined ? own : (history.data?.exchanges ?? []);
  return {
    list,
    shownId: chosenId ?? list[0]?.id,
    show: setChosenId,
    add: (exchange) => {
      if (savedRequestId === undefined) {
        const next = [exchange, ...(unsaved.get(tabKey) ?? [])].slice(0, SHOWN);
        unsaved.set(tabKey, next);
        setOwn(next);
      }
      setChosenId(exchange.id);
    },
  };
};
