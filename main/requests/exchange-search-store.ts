import type { ExchangePage } from "#shared/requests/exchange.ts";
import type { ExchangeQuery } from "#shared/requests/exchange-query.ts";
import { type Database, type PageCursor, readCursor, writeCursor } from "../db/index.ts";
import { type ExchangeRow, exchangeColumns, summaryOf } from "./exchange-row.ts";

/** Which exchanges are looked for; `undefined` is as good as left out. */
export type ExchangeFilter = { readonly [Name in keyof ExchangeQuery]?: ExchangeQuery[Name] | undefined };

/** Finds exchanges among those that are written. */
export interface ExchangeSearch {
  /** Newest first. @throws AppFailure `invalid_input` for a cursor that no page has given */
  page(
    filter: ExchangeFilter & { readonly after?: string | undefined; readonly limit: number },
  ): ExchangePage;
  /** Deletes some of those that match, so that nothing else has to wait; answers how many, 0 when none is left. */
  deleteSome(filter: ExchangeFilter): number;
  /** Deletes these, of whom there are at most `DELETED_IN_A_CALL`; answers how many there were. */
  deleteThese(ids: readonly string[]): number;
}

/** So many are counted at most: what is more is more than anybody reads. */
export const MOST_COUNTED = 10_000;
export const DELETED_IN_A_CALL = 500;

interface Condition {
  readonly sql: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Makes the search. */
export const createExchangeSearch = (db: Database): ExchangeSearch => {
  const some = (where: Condition, source: string, cursor: PageCursor, limit: number): ExchangeRow[] =>
    db
      .prepare<[object], ExchangeRow>(`
        SELECT ${exchangeColumns} FROM exchanges WHERE seq IN (
          SELECT seq FROM ${source} WHERE ${where.sql} AND (started_at, seq) < (@at, @seq)
          ORDER BY started_at DESC, seq DESC LIMIT @limit
        ) ORDER BY started_at DESC, seq DESC`)
      .all({ ...where.values, ...cursor, limit });
  const count = (where: Condition, source: string): number =>
    db
      .prepare<[object], number>(
        `SELECT count(*) FROM (SELECT 1 FROM ${source} WHERE ${where.sql} LIMIT ${MOST_COUNTED + 1})`,
      )
      .pluck()
      .get(where.values) ?? 0;
  return {
    page: ({ after, limit, ...filter }) => {
      const where = conditionOf(filter);
      const source = sourceFor(filter);
      const rows = some(where, source, readCursor(after), limit + 1);
      // What fits onto the first page is counted already: words are looked for in every line once, not twice.
      const isAll = after === undefined && rows.length <= limit;
      const counted = isAll ? rows.length : count(where, source);
      const shown = rows.slice(0, limit);
      return {
        exchanges: shown.map(summaryOf),
        total: Math.min(counted, MOST_COUNTED),
        hasMoreThanTotal: counted > MOST_COUNTED,
        ...nextOf(rows.length > limit ? shown.at(-1) : undefined),
      };
    },
    deleteSome: (filter) => {
      const where = conditionOf(filter);
      return db
        .prepare(`
          DELETE FROM exchanges WHERE seq IN (
            SELECT seq FROM ${sourceFor(filter)} WHERE ${where.sql} LIMIT ${DELETED_IN_A_CALL})`)
        .run(where.values).changes;
    },
    deleteThese: (ids) =>
      db
        .prepare("DELETE FROM exchanges WHERE id IN (SELECT value FROM json_each(?))")
        .run(JSON.stringify(ids)).changes,
  };
};

/** The index that is read: one of few exchanges, or the one that has everything that is looked at in it. */
const sourceFor = ({ savedRequestId, userId, runId, identity }: ExchangeFilter): string => {
  const isOfFew =
    savedRequestId ?? userId ?? runId ?? (identity?.kind === "user" ? identity.userId : undefined);
  return isOfFew === undefined ? "exchanges INDEXED BY exchanges_searched" : "exchanges";
};

const conditionOf = (filter: ExchangeFilter): Condition => {
  const conditions = [
    ...wordsOf(filter.text).map(ofWord),
    ...equal("method", filter.method),
    ...equal("saved_request_id", filter.savedRequestId),
    ...equal("user_id", filter.userId),
    ...equal("configuration_id", filter.configurationId),
    ...equal("run_id", filter.runId),
    ...(filter.ofRuns === false ? [{ sql: "run_id IS NULL", values: {} }] : []),
    ...ofStatus(filter.status),
    ...ofIdentity(filter.identity),
    ...(filter.from === undefined ? [] : [{ sql: "started_at >= @from", values: { from: filter.from } }]),
    ...(filter.to === undefined ? [] : [{ sql: "started_at < @to", values: { to: filter.to } }]),
  ];
  return {
    sql: ["1", ...conditions.map(({ sql }) => sql)].join(" AND "),
    values: Object.assign({}, ...conditions.map(({ values }) => values)),
  };
};

const equal = (column: string, value: string | undefined, name = column): readonly Condition[] =>
  value === undefined ? [] : [{ sql: `${column} = @${name}`, values: { [name]: value } }];

const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 10);

const ofWord = (word: string, index: number): Condition => ({
  sql: `(shown_url LIKE @word${index} ESCAPE '\\' OR sent_as LIKE @word${index} ESCAPE '\\' OR saved_request_id IN (
    SELECT id FROM saved_requests WHERE name LIKE @word${index} ESCAPE '\\'))`,
  values: { [`word${index}`]: `%${word.replace(/[\\%_]/g, "\\$&")}%` },
});

const ofStatus = (status: string | undefined): readonly Condition[] => {
  if (status === undefined) return [];
  if (status === "none") return [{ sql: "status IS NULL", values: {} }];
  if (!status.endsWith("xx")) return [{ sql: "status = @status", values: { status: Number(status) } }];
  const least = Number(status[0]) * 100;
  return [
    {
      sql: "status BETWEEN @leastStatus AND @mostStatus",
      values: { leastStatus: least, mostStatus: least + 99 },
    },
  ];
};

const ofIdentity = (identity: ExchangeFilter["identity"]): readonly Condition[] => {
  if (identity === undefined) return [];
  const sender = equal("sender", identity.kind);
  if (identity.kind === "user") return [...sender, ...equal("user_id", identity.userId, "identity_id")];
  if (identity.kind === "client")
    return [...sender, ...equal("configuration_id", identity.configurationId, "identity_id")];
  return sender;
};

const nextOf = (last: ExchangeRow | undefined): { readonly next?: string } =>
  last === undefined ? {} : { next: writeCursor({ at: last.startedAt, seq: last.seq }) };
