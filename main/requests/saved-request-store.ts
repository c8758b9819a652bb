import { AppFailure } from "#shared/app-error.ts";
import type { RequestDraft, SavedRequest } from "#shared/requests/request-draft.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";

/** Requests that are kept to be sent again. */
export interface SavedRequestStore {
  /** In the order in which they were made. */
  list(): readonly SavedRequest[];
  /** @throws AppFailure `not_found` */
  get(id: string): SavedRequest;
  /**
   * Makes a request, or changes the one with the id. An identity that is gone makes it anonymous.
   * @throws AppFailure `not_found`
   */
  save(id: string | undefined, draft: RequestDraft): SavedRequest;
  delete(id: string): void;
  /** Counts a sending; `status` is absent when there was no answer. */
  noteSent(id: string, status: number | undefined): void;
}

interface Row {
  readonly id: string;
  readonly request: string;
  readonly userId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastStatus: number | null;
  readonly sentCount: number;
}

const columns = `
  id, request, user_id AS userId, created_at AS createdAt, updated_at AS updatedAt,
  last_status AS lastStatus, sent_count AS sentCount`;

/** Makes the store. */
export const createSavedRequestStore = ({
  db,
  clock,
  random,
}: {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
}): SavedRequestStore => {
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM saved_requests WHERE id = ?`);
  const noteSent = db.prepare(
    "UPDATE saved_requests SET sent_count = sent_count + 1, last_status = ? WHERE id = ?",
  );

  const get = (id: string): SavedRequest => {
    const row = selectOne.get(id);
    if (row === undefined) throw notFound();
    return requestOf(row);
  };

  return {
    list: () =>
      db
        .prepare<[], Row>(`SELECT ${columns} FROM saved_requests ORDER BY created_at, id`)
        .all()
        .map(requestOf),
    get,
    save: (id, { userId, ...request }) => {
      const values = { request: JSON.stringify(request), userId: userId ?? null, now: clock.now() };
      const sql = id === undefined ? insertSql : updateSql;
      const savedId = id ?? random.uuid();
      if (db.prepare(sql).run({ ...values, id: savedId }).changes === 0) throw notFound();
      return get(savedId);
    },
    delete: (id) => {
      db.prepare("DELETE FROM saved_requests WHERE id = ?").run(id);
    },
    noteSent: (id, status) => {
      noteSent.run(status ?? null, id);
    },
  };
};

const insertSql = `
  INSERT INTO saved_requests (id, request, user_id, created_at, updated_at)
  VALUES (@id, @request, (SELECT id FROM users WHERE id = @userId), @now, @now)`;

const updateSql = `
  UPDATE saved_requests SET
    request = @request, user_id = (SELECT id FROM users WHERE id = @userId), updated_at = @now
  WHERE id = @id`;

const requestOf = (row: Row): SavedRequest => ({
  ...(JSON.parse(row.request) as Omit<RequestDraft, "userId">),
  ...(row.userId === null ? {} : { userId: row.userId }),
  id: row.id,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  ...(row.lastStatus === null ? {} : { lastStatus: row.lastStatus }),
  sentCount: row.sentCount,
});

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such saved request any more.",
    advice: "Go back to the list of requests.",
  });
