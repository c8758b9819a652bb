import { useCallback, useRef, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { BodyRow, BodyView } from "#shared/requests/response-body.ts";
import { call, errorOf } from "../../bridge/index.ts";

const BLOCK_ROWS = 200;
/** So many blocks stay; the rest is read again when somebody looks at it. */
const MOST_BLOCKS = 60;

/** The rows of a large body, read where somebody looks. One is for one body in one view. */
export interface LoadedRows {
  /** Undefined until the first are there. */
  readonly total: number | undefined;
  readonly error: AppError | undefined;
  /** Undefined: not there yet. */
  readonly rowAt: (index: number) => BodyRow | undefined;
  readonly want: (first: number, last: number) => void;
}

export function useBodyRows(exchangeId: string, view: BodyView): LoadedRows {
  const blocks = useRef(new Map<number, readonly BodyRow[]>());
  const underWay = useRef(new Set<number>());
  const [{ total, error }, setState] = useState<Pick<LoadedRows, "total" | "error">>({
    total: undefined,
    error: undefined,
  });
  const load = useCallback(
    async (block: number) => {
      if (blocks.current.has(block) || underWay.current.has(block)) return;
      underWay.current.add(block);
      try {
        const read = await call("requests.body.rows", {
          exchangeId,
          view,
          first: block * BLOCK_ROWS,
          count: BLOCK_ROWS,
        });
        blocks.current.set(block, read.rows);
        const [oldest] = blocks.current.keys();
        if (blocks.current.size > MOST_BLOCKS && oldest !== undefined) blocks.current.delete(oldest);
        setState({ total: read.total, error: undefined });
      } catch (thrown) {
        setState((before) => ({ ...before, error: errorOf(thrown) }));
      } finally {
        underWay.current.delete(block);
      }
    },
    [exchangeId, view],
  );
  const want = useCallback(
    (first: number, last: number) => {
      for (let block = Math.floor(first / BLOCK_ROWS); block <= Math.floor(last / BLOCK_ROWS); block += 1) {
        void load(block);
      }
    },
    [load],
  );
  const rowAt = (index: number) => blocks.current.get(Math.floor(index / BLOCK_ROWS))?.[index % BLOCK_ROWS];
  return { total, error, rowAt, want };
}
