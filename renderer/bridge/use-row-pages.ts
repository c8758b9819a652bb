import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { EventName } from "#shared/contract/events.ts";
import { errorOf } from "./bridge.ts";
import {
  createRowPages,
  type RowPage,
  type RowPages,
  type RowPagesParts,
  type RowPagesState,
} from "./row-pages.ts";

/** Changes that come in a row are answered by one reading. */
const CHANGES_SETTLE_MS = 150;

/**
 * The rows that match a search, loaded page by page; read again when one of the events says that something has
 * changed. `read` and `events` must stay the same ones.
 */
export const useRowPages = <Query extends object, Page extends RowPage<unknown>>(
  read: RowPagesParts<Query, Page>["read"],
  query: Query,
  events: readonly EventName[],
): RowPagesState<Query, Page> & Pick<RowPages<Query>, "want" | "refresh"> => {
  const [state, setState] = useState<RowPagesState<Query, Page>>({
    loaded: undefined,
    isLoading: true,
    error: undefined,
  });
  const pages = useMemo(
    () =>
      createRowPages<Query, Page>({
        read,
        elapsed: () => performance.now(),
        errorOf,
        onChange: setState,
      }),
    [read],
  );
  // A search is known by what is in it, not by the object that says so.
  const key = JSON.stringify(query);
  useEffect(() => void pages.search(JSON.parse(key) as Query), [pages, key]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void pages.refresh(), CHANGES_SETTLE_MS);
  }, [pages]);
  useEffect(() => {
    const ends = events.map((name) => window.workbench.on(name, onChange));
    return () => {
      for (const end of ends) end();
    };
  }, [events, onChange]);

  return { ...state, want: pages.want, refresh: pages.refresh };
};
