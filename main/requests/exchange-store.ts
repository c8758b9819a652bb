import { AppFailure } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import { type Database, databaseFailure, writeWithoutWaiting } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";
import { deleteExchanges, type ExchangeSelection } from "./delete-exchanges.ts";
import { detailFrom, detailOf, type ExchangeRow, exchangeColumns, rowOf, summaryOf } from "./exchange-row.ts";
import { createExchangeSearch, type ExchangeSearch } from "./exchange-search-store.ts";
import { createSendingsStore, type Sendings } from "./sendings-store.ts";

/**
 * The history of exchanges. New ones are written together, so that a commit's wait for the disk is shared; a
 * crash may lose those that wait. Needs `vault.ready()` before the first.
 */
export interface ExchangeStore {
  /** Remembers an exchange and writes it soon. While the data key is missing only its line is kept. */
  add(exchange: Exchange): void;
  /** Newest first. @throws AppFailure `invalid_input` for a cursor that no page has given */
  page: ExchangeSearch["page"];
  /** Deletes these, or all that match now; answers how many there were. */
  delete(selection: ExchangeSelection): Promise<number>;
  /** @throws AppFailure `secret_unreadable`; its line in the history stays */
  get(id: string): Exchange | undefined;
  /** The sendings of each saved request that has any; with an id, of that one alone. */
  sendings(savedRequestId?: string): ReadonlyMap<string, Sendings>;
  /** Writes what is waiting; call it before the database is closed. @throws when it can't be written */
  flush(): void;
  /**
   * Deletes exchanges that began before `at`: the oldest, at most 500 in a call, so that nothing else has to
   * wait. Answers how many; 0 when none is left.
   */
  deleteOlderThan(at: number): number;
}

/** So many are written at once, or those that there are after this time. */
export const WRITTEN_AT_ONCE = 500;
export const WRITTEN_AFTER_MS = 200;
/** So many wait at most while the database can't be written. */
const MOST_WAITING = 1_000;
const DELETED_IN_A_CALL = 500;

/** A saved request, a user or a configuration that is gone meanwhile is left out, so that it can't fail the others' commit. */
const insertSql = `
  INSERT INTO exchanges (id, saved_request_id, sender, user_id, configuration_id, run_id, sent_as, method, shown_url, status, started_at,
    duration_ms, size_in_bytes, token_use, detail)
  VALUES (@id, (SELECT id FROM saved_requests WHERE id = @savedRequestId), @sender,
    (SELECT id FROM users WHERE id = @userId),
    (SELECT id FROM client_configurations WHERE id = @configurationId), @runId, @sentAs, @method, @shownUrl, @status, @startedAt,
    @durationMs, @sizeInBytes, @tokenUse, @detail)
  ON CONFLICT (id) DO NOTHING`;

/** Makes the store. */
export const createExchangeStore = ({
  db,
  vault,
  clock,
  logger,
  onDeleted = () => {},
}: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Some are gone: what is kept of them elsewhere can go. */
  readonly onDeleted?: () => void;
}): ExchangeStore => {
  const insert = db.prepare(insertSql);
  const selectOne = db.prepare<[string], ExchangeRow & { readonly detail: Uint8Array | null }>(
    `SELECT ${exchangeColumns}, detail FROM exchanges WHERE id = ?`,
  );
  const search = createExchangeSearch(db);
  const readSendings = createSendingsStore(db);
  let waiting: Exchange[] = [];
  let cancelTimer: (() => void) | undefined;

  const seal = (exchange: Exchange): Uint8Array | null => {
    try {
      return vault.seal(detailPlace(exchange.id), detailOf(exchange));
    } catch (thrown) {
      if (thrown instanceof AppFailure) return null;
      throw thrown;
    }
  };

  const write = (exchanges: readonly Exchange[]): void =>
    writeWithoutWaiting(db, () => {
      for (const exchange of exchanges) insert.run({ ...rowOf(exchange), detail: seal(exchange) });
    });

  const flush = (): void => {
    cancelTimer?.();
    cancelTimer = undefined;
    if (waiting.length === 0) return;
    write(waiting);
    waiting = [];
  };

  /** Where nobody waits for the outcome: what can't be written now is tried again with the next. */
  const flushQuietly = (): void => {
    try {
      flush();
    } catch (thrown) {
      const kept = databaseFailure(thrown) === undefined ? [] : waiting.slice(-MOST_WAITING);
      const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown";
      logger.error("history.not_written", { code, waiting: kept.length, lost: waiting.length - kept.length });
      waiting = kept;
    }
  };

  return {
    add: (exchange) => {
      waiting.push(exchange);
      if (waiting.length >= WRITTEN_AT_ONCE) flushQuietly();
      else cancelTimer ??= clock.after(WRITTEN_AFTER_MS, flushQuietly);
    },
    page: (filter) => {
      flushQuietly();
      return search.page(filter);
    },
    delete: async (selection) => {
      flushQuietly();
      const deleted = await deleteExchanges(search, selection, clock.now());
      if (deleted > 0) onDeleted();
      return deleted;
    },
    get: (id) => {
      flushQuietly();
      const row = selectOne.get(id);
      if (row === undefined) return waiting.find((exchange) => exchange.id === id);
      if (row.detail === null) throw detailNotKept();
      const detail = Buffer.from(vault.open(detailPlace(id), row.detail)).toString("utf8");
      return { ...summaryOf(row), ...detailFrom(detail) };
    },
    sendings: (savedRequestId) => {
      flushQuietly();
      return readSendings(savedRequestId);
    },
    flush,
    deleteOlderThan: (at) => {
      const deleted = db
        .prepare(`
          DELETE FROM exchanges WHERE seq IN (
            SELECT seq FROM exchanges WHERE started_at < ? ORDER BY started_at LIMIT ${DELETED_IN_A_CALL})`)
        .run(at).changes;
      if (deleted > 0) onDeleted();
      return deleted;
    },
  };
};

const detailPlace = (id: string): SealedPlace => ({ table: "exchanges", row: id, column: "detail" });

const detailNotKept = (): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "Only the line of this exchange was kept.",
    advice: "Bring back the keychain's data key, then send the request again.",
    cause: "the data key was missing when it was recorded",
  });
