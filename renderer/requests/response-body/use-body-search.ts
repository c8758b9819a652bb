import { useEffect, useState } from "react";
import type { BodyMatches, BodyView } from "#shared/requests/response-body.ts";
import { call, errorOf } from "../../bridge/index.ts";

/** Typing pauses for so long before a large body is looked through. */
const PAUSE_MS = 250;

/** Matches of a text in a body; undefined while there is nothing to search, or it is searched. */
export function useBodySearch(exchangeId: string, view: BodyView, text: string): BodyMatches | undefined {
  const [found, setFound] = useState<BodyMatches>();
  useEffect(() => {
    setFound(undefined);
    if (text === "") return;
    let isWanted = true;
    const timer = setTimeout(() => {
      call("requests.body.search", { exchangeId, view, text }).then(
        (matches) => {
          if (isWanted) setFound(matches);
        },
        (thrown: unknown) => {
          // A search that made room for another one is not missed.
          if (isWanted && errorOf(thrown).code !== "request_cancelled") {
            setFound({ matches: [], isComplete: false });
          }
        },
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [exchangeId, view, text]);
  return found;
}
