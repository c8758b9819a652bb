import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { EventName } from "#shared/contract/events.ts";
import { errorOf } from "./bridge.ts";
import { createRowBlocks, type RowBlock, type RowBlocksParts } from "./row-blocks.ts";
import { createRowPages, type RowPage, type RowPagesParts } from "./row-pages.ts";

/** Changes that come in a row are answered by one reading. */
const CHANGES_SETTLE_MS = 150;
/** Who has not typed on for so long looks at what was found. */
const LOOKING_MS = 200;

/**
 * The rows that match a search, loaded page by page; read again when one of the events says that something has
 * changed. `read` and `events` must stay the same ones.
 */
export const useRowPages = <Query extends object, Page extends RowPage<unknown>>(
  read: RowPagesParts<Query, Page>["read"],
  query: Query,
  events: readonly EventName[],
) => {
  const create = useCallback(
    (onChange: RowPagesParts<Query, Page>["onChange"]) =>
      createRowPages<Query, Page>({ read, elapsed, errorOf, onChange }),
    [read],
  );
  return useFollowed(create, query, events);
};

/** The same for a list in which one can be anywhere: the rows in sight are read, wherever they are. */
export const useRowBlocks = <Query extends object, Row, Block extends RowBlock<Row>>(
  read: RowBlocksParts<Query, Row, Block>["read"],
  query: Query,
  events: readonly EventName[],
) => {
  const create = useCallback(
    (onChange: RowBlocksParts<Query, Row, Block>["onChange"]) =>
      createRowBlocks<Query, Row, Block>({ read, pause, elapsed, errorOf, onChange }),
    [read],
  );
  return useFollowed(create, query, events);
};

const elapsed = () => performance.now();
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, LOOKING_MS));

/** What reads rows of a search, whatever of them it reads. */
interface Rows<Query> {
  search(query: Query): Promise<void>;
  refresh(): Promise<void>;
}

/** Searches when the query changes, and refreshes after the events. */
const useFollowed = <Query extends object, State extends object, Own extends Rows<Query>>(
  create: (onChange: (state: State) => void) => Own,
  query: Query,
  events: readonly EventName[],
): State & Own => {
  const [state, setState] = useState({
    loaded: undefined,
    isLoading: true,
    error: undefined,
  } as never as State);
  const rows = useMemo(() => create(setState), [create]);
  // A search is known by what is in it, not by the object that says so.
  const key = JSON.stringify(query);
  useEffect(() => void rows.search(JSON.parse(key) as Query), [rows, key]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void rows.refresh(), CHANGES_SETTLE_MS);
  }, [rows]);
  useEffect(() => {
    const ends = events.map((name) => window.workbench.on(name, onChange));
    return () => {
      for (const end of ends) end();
    };
  }, [events, onChange]);

  return { ...state, ...rows };
};
