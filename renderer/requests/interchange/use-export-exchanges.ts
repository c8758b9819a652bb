import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { useAnnounce } from "../../ui/index.ts";
import { countWords } from "../../words/index.ts";

/** So many exchanges come into one file. */
const MOST_EXCHANGES = 1000;

/** Writes exchanges into a HAR file that the person chooses, redacted as they were recorded. */
export const useExportExchanges = () => {
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const write = async (ids: readonly string[]) => {
    setIsBusy(true);
    setError(undefined);
    try {
      const outcome = await call("requests.export.exchanges", { ids: ids.slice(0, MOST_EXCHANGES) });
      if (outcome)
        announce(`${countWords(outcome.counts.requests, "exchange")} written to ${outcome.fileName}`);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, write };
};
