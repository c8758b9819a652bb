import type { Database } from "../db/index.ts";

/** What the history knows of a saved request's sendings. */
export interface Sendings {
  readonly sentCount: number;
  /** Status of the newest; absent when there was no answer. */
  readonly lastStatus?: number;
}

interface Row {
  readonly savedRequestId: string;
  readonly sentCount: number;
  readonly lastStatus: number | null;
}

/**
 * Counted in the index alone, and one row looked up for each saved request: a hundred thousand exchanges take
 * a few milliseconds. `max(started_at)` beside `status` would read every exchange's row.
 */
const sendingsSql = (condition: string): string => `
  SELECT saved_request_id AS savedRequestId, count(*) AS sentCount, (
    SELECT status FROM exchanges AS newest WHERE newest.saved_request_id = exchanges.saved_request_id
    ORDER BY started_at DESC, seq DESC LIMIT 1
  ) AS lastStatus
  FROM exchanges WHERE saved_request_id ${condition} GROUP BY saved_request_id`;

/** Answers the sendings of each saved request that has any; with an id, of that one alone. */
export const createSendingsStore = (
  db: Database,
): ((savedRequestId?: string) => ReadonlyMap<string, Sendings>) => {
  const selectAll = db.prepare<[], Row>(sendingsSql("IS NOT NULL"));
  const selectOne = db.prepare<[string], Row>(sendingsSql("= ?"));
  return (savedRequestId) => {
    const rows = savedRequestId === undefined ? selectAll.all() : selectOne.all(savedRequestId);
    return new Map(rows.map((row) => [row.savedRequestId, sendingsOf(row)]));
  };
};

const sendingsOf = ({ sentCount, lastStatus }: Row): Sendings => ({
  sentCount,
  ...(lastStatus === null ? {} : { lastStatus }),
});
