import type { AppError } from "#shared/app-error.ts";

/** Rows of a block: many screens' worth, and still read in a few ms. */
export const BLOCK_ROWS = 200;
/** So many blocks are kept; those farthest from what is in sight are forgotten, and read again when they are wanted. */
const KEPT_BLOCKS = 40;

/** Some rows of a list, from a place in it. */
export interface RowBlock<Row> {
  readonly rows: readonly Row[];
  /** How many match in all; with `matchesMore`, at least so many. */
  readonly matching: number;
  readonly matchesMore: boolean;
}

/** What is loaded of a search: the newest block's facts, and the rows of all. */
export type LoadedBlocks<Query, Row, Block> = Omit<Block, "rows"> & {
  /** The search that the rows belong to. */
  readonly query: Query;
  /** Time that the first block took, in ms. */
  readonly tookMs: number;
  /** Undefined for a row that is not loaded. */
  readonly rowAt: (index: number) => Row | undefined;
};

export interface RowBlocksState<Query, Row, Block> {
  /** Absent until a first block is there; of the search before, while a new one is read. */
  readonly loaded: LoadedBlocks<Query, Row, Block> | undefined;
  readonly isLoading: boolean;
  readonly error: AppError | undefined;
}

/** The rows that match a search, of which those in sight are read, wherever in the list they are. */
export interface RowBlocks<Query> {
  /** Starts over with another search. */
  search(query: Query): Promise<void>;
  /** Reads the rows from one index to another, both included, but for those that are there. */
  want(first: number, last: number): Promise<void>;
  /** Reads again what is in sight, as something in it has changed. */
  refresh(): Promise<void>;
}

export interface RowBlocksParts<Query, Row, Block> {
  /** Without `from`, the top of the list, which may be found without all that match. */
  readonly read: (query: Query & { readonly from?: number; readonly limit: number }) => Promise<Block>;
  /** Before all that match are counted, in case that somebody types on. */
  readonly pause: () => Promise<void>;
  /** Time for measuring, in ms. */
  readonly elapsed: () => number;
  readonly errorOf: (thrown: unknown) => AppError;
  readonly onChange: (state: RowBlocksState<Query, Row, Block>) => void;
}

/** See {@link RowBlocks}. */
export const createRowBlocks = <Query extends object, Row, Block extends RowBlock<Row>>({
  read,
  pause,
  elapsed,
  errorOf,
  onChange,
}: RowBlocksParts<Query, Row, Block>): RowBlocks<Query> => {
  let state: RowBlocksState<Query, Row, Block> = { loaded: undefined, isLoading: false, error: undefined };
  let query: Query | undefined;
  let blocks: ReadonlyMap<number, readonly Row[]> = new Map();
  let wanted: readonly [number, number] = [0, 0];
  /** Answers of an earlier turn are dropped. */
  let turn = 0;
  let turnReading = -1;

  const change = (changes: Partial<RowBlocksState<Query, Row, Block>>): void => {
    state = { ...state, ...changes };
    onChange(state);
  };
  const keep = (asked: Query, block: Block, next: typeof blocks, tookMs: number): void => {
    blocks = next;
    const rowAt = (index: number) => next.get(blockOf(index))?.[index % BLOCK_ROWS];
    change({ loaded: { ...block, query: asked, tookMs, rowAt }, error: undefined });
  };

  /** The top, or what is in sight, in the place of all that was there. */
  const start = async (): Promise<void> => {
    const asked = query;
    if (asked === undefined) return;
    turn += 1;
    const own = turn;
    change({ isLoading: true });
    const begun = elapsed();
    const first = blockOf(wanted[0]);
    await guarded(own, async () => {
      const from = first === 0 ? {} : { from: first * BLOCK_ROWS };
      const block = await read({ ...asked, ...from, limit: BLOCK_ROWS });
      if (own !== turn) return;
      keep(asked, block, new Map([[first, block.rows]]), elapsed() - begun);
      await readMissing(own);
    });
  };

  const readMissing = async (own: number): Promise<void> => {
    if (turnReading === own) return;
    turnReading = own;
    for (let next = missing(); next !== undefined; next = missing()) {
      const { query: asked, tookMs } = state.loaded ?? {};
      if (asked === undefined || tookMs === undefined) break;
      if (next === "all") await pause();
      if (own !== turn) return;
      const index = next === "all" ? (missingBlock() ?? 0) : next;
      change({ isLoading: true });
      const block = await read({ ...asked, from: index * BLOCK_ROWS, limit: BLOCK_ROWS });
      if (own !== turn) return;
      keep(asked, block, withBlock(blocks, index, block.rows, blockOf(wanted[0])), tookMs);
    }
    turnReading = -1;
  };

  /** A block in sight that is not there; or that it is not known how many match. */
  const missing = (): number | "all" | undefined =>
    missingBlock() ?? (state.loaded?.matchesMore ? "all" : undefined);
  const missingBlock = (): number | undefined => {
    const end = Math.min(wanted[1], (state.loaded?.matching ?? 0) - 1);
    for (let index = blockOf(wanted[0]); index <= blockOf(end); index += 1)
      if (!blocks.has(index)) return index;
    return undefined;
  };

  const guarded = async (own: number, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (thrown) {
      if (own === turn) change({ error: errorOf(thrown) });
    } finally {
      if (own === turn) {
        turnReading = -1;
        change({ isLoading: false });
      }
    }
  };

  return {
    search: (next) => {
      query = next;
      wanted = [0, 0];
      return start();
    },
    want: (first, last) => {
      wanted = [first, last];
      const own = turn;
      if (state.loaded?.query !== query || missing() === undefined || turnReading === own)
        return Promise.resolve();
      return guarded(own, () => readMissing(own));
    },
    refresh: start,
  };
};

const blockOf = (index: number): number => Math.floor(index / BLOCK_ROWS);

/** With one more, without the farthest when there are too many. */
const withBlock = <Row>(
  blocks: ReadonlyMap<number, readonly Row[]>,
  index: number,
  rows: readonly Row[],
  inSight: number,
): ReadonlyMap<number, readonly Row[]> => {
  const kept = [...blocks.entries(), [index, rows] as const];
  kept.sort(([one], [other]) => Math.abs(one - inSight) - Math.abs(other - inSight));
  return new Map(kept.slice(0, KEPT_BLOCKS));
};
