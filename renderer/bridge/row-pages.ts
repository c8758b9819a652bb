import type { AppError } from "#shared/app-error.ts";

/** Rows of a page: many screens' worth, and still read in a few ms. */
export const PAGE_ROWS = 200;
/** So many rows are read in one call where many are missing. */
export const MOST_ROWS = 500;

/** One page of a list, as an operation answers it. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** How many match. */
  readonly matching: number;
  /** Hand it back to get the next page; absent on the last. */
  readonly next?: string | undefined;
}

/** What is loaded of a search: the newest page's facts over the rows of all. */
export type LoadedPages<Query, Page> = Page & {
  /** The search that the rows belong to. */
  readonly query: Query;
  /** Time that the first page took, in ms. */
  readonly tookMs: number;
};

export interface RowPagesState<Query, Page> {
  /** Absent until a first page is there; of the search before, while a new one is read. */
  readonly loaded: LoadedPages<Query, Page> | undefined;
  readonly isLoading: boolean;
  readonly error: AppError | undefined;
}

/** Keyset pages of the rows that match a search, read one after the other as far as they are wanted. */
export interface RowPages<Query> {
  /** Starts over with another search. */
  search(query: Query): Promise<void>;
  /** Reads on until the row with this index is there. */
  want(index: number): Promise<void>;
  /** Reads again what is loaded, as something in it has changed. */
  refresh(): Promise<void>;
}

export interface RowPagesParts<Query, Page> {
  readonly read: (query: Query & { readonly after?: string; readonly limit: number }) => Promise<Page>;
  /** Time for measuring, in ms. */
  readonly elapsed: () => number;
  readonly errorOf: (thrown: unknown) => AppError;
  readonly onChange: (state: RowPagesState<Query, Page>) => void;
}

/** See {@link RowPages}. */
export const createRowPages = <Query extends object, Page extends RowPage<unknown>>({
  read,
  elapsed,
  errorOf,
  onChange,
}: RowPagesParts<Query, Page>): RowPages<Query> => {
  let state: RowPagesState<Query, Page> = { loaded: undefined, isLoading: false, error: undefined };
  let query: Query | undefined;
  let wanted = 0;
  /** Answers of an earlier turn are dropped. */
  let turn = 0;
  let turnReadingOn = -1;

  const change = (changes: Partial<RowPagesState<Query, Page>>): void => {
    state = { ...state, ...changes };
    onChange(state);
  };

  const start = async (limit: number): Promise<void> => {
    const asked = query;
    if (asked === undefined) return;
    turn += 1;
    const own = turn;
    change({ isLoading: true });
    const begun = elapsed();
    await guarded(own, async () => {
      const page = await read({ ...asked, limit });
      if (own !== turn) return;
      change({ loaded: { ...page, query: asked, tookMs: elapsed() - begun }, error: undefined });
      await readOn(own);
    });
  };

  const readOn = async (own: number): Promise<void> => {
    if (turnReadingOn === own) return;
    turnReadingOn = own;
    for (let missing = missingRows(); missing > 0; missing = missingRows()) {
      const { query: asked, next: after } = state.loaded ?? {};
      if (asked === undefined || after === undefined || own !== turn) break;
      change({ isLoading: true });
      const page = await read({ ...asked, after, limit: missing > PAGE_ROWS ? MOST_ROWS : PAGE_ROWS });
      if (own !== turn || !state.loaded) return;
      // The last page has no `next`: that of the page before must not stay.
      const rows = [...state.loaded.rows, ...page.rows];
      change({ loaded: { ...state.loaded, ...page, rows, next: page.next } });
    }
    turnReadingOn = -1;
  };

  const missingRows = (): number => wanted + 1 - (state.loaded?.rows.length ?? 0);

  const guarded = async (own: number, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (thrown) {
      if (own === turn) change({ error: errorOf(thrown) });
    } finally {
      if (own === turn) {
        turnReadingOn = -1;
        change({ isLoading: false });
      }
    }
  };

  return {
    search: (next) => {
      query = next;
      wanted = 0;
      return start(PAGE_ROWS);
    },
    want: (index) => {
      wanted = index;
      const own = turn;
      if (state.loaded?.query !== query || missingRows() <= 0 || turnReadingOn === own)
        return Promise.resolve();
      return guarded(own, () => readOn(own));
    },
    refresh: () => start(Math.min(MOST_ROWS, Math.max(PAGE_ROWS, state.loaded?.rows.length ?? 0))),
  };
};
