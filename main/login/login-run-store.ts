import type { AppError } from "#shared/app-error.ts";
import type { LoginRun, LoginRunDetail } from "#shared/login/login-run.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { type Database, foldText } from "../db/index.ts";

/** Login runs and their traces; what gets here is redacted already. */
export interface LoginRunStore {
  /** Creates or updates a run; nothing is kept of one whose configuration has been deleted meanwhile. */
  save(run: LoginRun): void;
  /** Adds entries to the trace, or puts them in place of those at their positions. */
  saveTrace(runId: string, entries: readonly TraceEntry[]): void;
  /** Keeps a run that has ended with its whole trace and what `alongside` writes, in one transaction. */
  saveEnded(run: LoginRun, trace: readonly TraceEntry[], alongside?: () => void): void;
  get(runId: string): LoginRunDetail | undefined;
  /** Newest first. */
  list(filter: {
    readonly configurationId?: string | undefined;
    readonly userId?: string | undefined;
    readonly limit: number;
  }): readonly LoginRun[];
  /** Runs that a crash left unfinished become failed; call it at start. */
  markInterrupted(now: number): void;
  /**
   * Deletes runs that began before `at`, with their traces: the oldest, at most 500 in a call, so that nothing
   * else has to wait. Answers how many; 0 when none is left.
   */
  deleteOlderThan(at: number): number;
}

const DELETED_IN_A_CALL = 500;

const saveSql = `
  INSERT INTO login_runs (id, configuration_id, user_id, state, started_at, ended_at, run, searched)
  SELECT @id, id, (SELECT id FROM users WHERE id = @userId), @state, @startedAt, @endedAt, @run, @searched
  FROM client_configurations WHERE id = @configurationId
  ON CONFLICT (id) DO UPDATE SET
    user_id = excluded.user_id, state = excluded.state, ended_at = excluded.ended_at, run = excluded.run,
    searched = excluded.searched`;

const saveEntrySql = `
  INSERT INTO trace_entries (run_id, position, entry)
  SELECT id, ?, ? FROM login_runs WHERE id = ?
  ON CONFLICT (run_id, position) DO UPDATE SET entry = excluded.entry`;

/** Makes the store. */
export const createLoginRunStore = (db: Database): LoginRunStore => {
  const upsert = db.prepare(saveSql);
  const upsertEntry = db.prepare(saveEntrySql);
  const selectOne = db.prepare<[string], string>("SELECT run FROM login_runs WHERE id = ?").pluck();
  const selectTrace = db
    .prepare<[string], string>("SELECT entry FROM trace_entries WHERE run_id = ? ORDER BY position")
    .pluck();

  const save = (run: LoginRun): void => {
    const { id, configurationId, state, startedAt } = run;
    upsert.run({
      id,
      configurationId,
      userId: run.user?.id ?? null,
      state,
      startedAt,
      endedAt: run.endedAt ?? null,
      run: JSON.stringify(run),
      searched: searchedText(run),
    });
  };

  const saveTrace = db.transaction((runId: string, entries: readonly TraceEntry[]) => {
    for (const entry of entries) upsertEntry.run(entry.position, JSON.stringify(entry), runId);
  });

  return {
    save,
    saveTrace,
    saveEnded: db.transaction((run: LoginRun, trace: readonly TraceEntry[], alongside?: () => void) => {
      save(run);
      saveTrace(run.id, trace);
      alongside?.();
    }),
    get: (runId) => {
      const run = selectOne.get(runId);
      if (run === undefined) return undefined;
      const trace = selectTrace.all(runId).map((entry): TraceEntry => JSON.parse(entry));
      return { run: JSON.parse(run), trace };
    },
    list: ({ configurationId, userId, limit }) => {
      const conditions = ["1"];
      if (configurationId !== undefined) conditions.push("configuration_id = @configurationId");
      if (userId !== undefined) conditions.push("user_id = @userId");
      const rows = db
        .prepare<[object], string>(`
          SELECT run FROM login_runs WHERE ${conditions.join(" AND ")}
          ORDER BY started_at DESC, seq DESC LIMIT @limit`)
        .pluck()
        .all({ configurationId, userId, limit });
      return rows.map((run): LoginRun => JSON.parse(run));
    },
    markInterrupted: db.transaction((now: number) => {
      const unfinished = db
        .prepare<[], string>("SELECT run FROM login_runs WHERE ended_at IS NULL")
        .pluck()
        .all();
      for (const run of unfinished) save(interrupted(JSON.parse(run), now));
    }),
    deleteOlderThan: (at) =>
      db
        .prepare(`
          DELETE FROM login_runs WHERE seq IN (
            SELECT seq FROM login_runs WHERE started_at < ? ORDER BY started_at LIMIT ${DELETED_IN_A_CALL})`)
        .run(at).changes,
  };
};

const MOST_SEARCHED_CHARACTERS = 2_000;

/** What a search looks into; a provider's description may be huge. */
const searchedText = ({ configurationAlias, loginHint, user, error }: LoginRun): string =>
  foldText(
    [
      configurationAlias,
      loginHint,
      user?.name,
      user?.fullname,
      error?.code,
      error?.message,
      error?.wire?.error,
      error?.wire?.errorDescription,
    ]
      .filter((text) => text !== undefined)
      .join(" ")
      .slice(0, MOST_SEARCHED_CHARACTERS),
  );

const interrupted = (
  { waitsUntil: _waitsUntil, keepsRawValues: _neverSealed, ...run }: LoginRun,
  now: number,
): LoginRun => ({
  ...run,
  state: "failed",
  endedAt: now,
  error: endedWithTheApp,
});

const endedWithTheApp: AppError = {
  code: "internal",
  message: "The login ended with the app.",
  advice: "Start the login again.",
  cause: "the app ended while the login was under way",
};
