import type { AppError } from "#shared/app-error.ts";
import type { UserPage, UserSummary } from "#shared/users/user.ts";

/** Rows of a page: many screens' worth, and still read in a few ms. */
export const PAGE_ROWS = 200;
/** So many rows are read in one call where many are missing. */
export const MOST_ROWS = 500;

/** What is loaded of a search. */
export interface LoadedUsers {
  /** The search that the rows belong to. */
  readonly text: string;
  readonly rows: readonly UserSummary[];
  readonly next: string | undefined;
  readonly matching: number;
  readonly total: number;
  /** Time that the first page took, in ms. */
  readonly tookMs: number;
}

export interface UserPagesState {
  /** Absent until a first page is there; of the search before, while a new one is read. */
  readonly loaded: LoadedUsers | undefined;
  readonly isLoading: boolean;
  readonly error: AppError | undefined;
}

/** Keyset pages of the users that match a search, read one after the other as far as they are wanted. */
export interface UserPages {
  /** Starts over with another search. */
  search(text: string): Promise<void>;
  /** Reads on until the row with this index is there. */
  want(index: number): Promise<void>;
  /** Reads again what is loaded, as something in it has changed. */
  refresh(): Promise<void>;
}

export interface UserPagesParts {
  readonly read: (query: {
    readonly text: string;
    readonly after?: string;
    readonly limit: number;
  }) => Promise<UserPage>;
  /** Time for measuring, in ms. */
  readonly elapsed: () => number;
  readonly errorOf: (thrown: unknown) => AppError;
  readonly onChange: (state: UserPagesState) => void;
}

/** See {@link UserPages}. */
export const createUserPages = ({ read, elapsed, errorOf, onChange }: UserPagesParts): UserPages => {
  let state: UserPagesState = { loaded: undefined, isLoading: false, error: undefined };
  let text = "";
  let wanted = 0;
  /** Answers of an earlier turn are dropped. */
  let turn = 0;
  let turnReadingOn = -1;

  const change = (changes: Partial<UserPagesState>): void => {
    state = { ...state, ...changes };
    onChange(state);
  };

  const start = (limit: number): Promise<void> => {
    turn += 1;
    const own = turn;
    change({ isLoading: true });
    const begun = elapsed();
    return guarded(own, async () => {
      const { users, next, matching, total } = await read({ text, limit });
      if (own !== turn) return;
      const loaded = { text, rows: users, next, matching, total, tookMs: elapsed() - begun };
      change({ loaded, error: undefined });
      await readOn(own);
    });
  };

  const readOn = async (own: number): Promise<void> => {
    if (turnReadingOn === own) return;
    turnReadingOn = own;
    for (let missing = missingRows(); missing > 0; missing = missingRows()) {
      const after = state.loaded?.next;
      if (after === undefined || own !== turn) break;
      change({ isLoading: true });
      const page = await read({ text, after, limit: missing > PAGE_ROWS ? MOST_ROWS : PAGE_ROWS });
      if (own !== turn || !state.loaded) return;
      const { users, next, matching, total } = page;
      change({
        loaded: { ...state.loaded, rows: [...state.loaded.rows, ...users], next, matching, total },
      });
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
      text = next;
      wanted = 0;
      return start(PAGE_ROWS);
    },
    want: (index) => {
      wanted = index;
      const own = turn;
      if (state.loaded?.text !== text || missingRows() <= 0 || turnReadingOn === own)
        return Promise.resolve();
      return guarded(own, () => readOn(own));
    },
    refresh: () => start(Math.min(MOST_ROWS, Math.max(PAGE_ROWS, state.loaded?.rows.length ?? 0))),
  };
};
