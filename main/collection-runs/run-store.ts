import { AppFailure } from "#shared/app-error.ts";
import type { RunState } from "#shared/requests/collection-run.ts";
import type { Database } from "../db/index.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/** What every run has, whatever was run. */
export interface KeptRun {
  readonly id: string;
  readonly name: string;
  readonly state: RunState;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly asked: number;
  readonly done: number;
  /** Of a folder: how many of its requests did not pass; absent for runs of an earlier version. */
  readonly notPassed?: number;
}

/** What was run. */
export type RunOwner =
  | { readonly kind: "matrix"; readonly matrixId: string }
  | { readonly kind: "collection"; readonly folderId?: string };

/** A line of the list of runs. */
export type RunLine = KeptRun & RunOwner;

/** Runs of matrices and folders, each sealed as a whole. Needs `vault.ready()` before. */
export interface RunStore {
  /** Keeps a run as it is now, in the place of what was kept of it before. @throws AppFailure `data_key_missing` */
  save(owner: RunOwner, run: KeptRun): void;
  /** Newest first. */
  list(filter: {
    readonly matrixId?: string;
    readonly folderId?: string;
    readonly kind: RunOwner["kind"];
  }): readonly RunLine[];
  line(id: string): RunLine | undefined;
  /**
   * The run as it was saved; one that a crash ended is cancelled, though it was saved while it ran.
   * @throws AppFailure `not_found`, `secret_unreadable`
   */
  read(id: string): unknown;
  delete(id: string): void;
  /** Of a matrix or folder, deletes all but the newest `count`. */
  keepNewest(owner: RunOwner, count: number): void;
  /** Deletes some that began before; the newest of each matrix or folder stays. Answers how many were deleted. */
  deleteOlderThan(at: number): number;
  /** Runs that a crash ended are cancelled ones. */
  markInterrupted(): void;
}

interface Row {
  readonly id: string;
  readonly kind: RunOwner["kind"];
  readonly matrixId: string | null;
  readonly folderId: string | null;
  readonly name: string;
  readonly state: RunState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly asked: number;
  readonly done: number;
  readonly notPassed: number | null;
}

const columns = `id, kind, matrix_id AS matrixId, folder_id AS folderId, name, state, started_at AS startedAt,
  ended_at AS endedAt, asked, done, not_passed AS notPassed`;

/** So many at a time, so that nothing else has to wait. */
const DELETED_IN_A_CALL = 20;

/** Makes the store. */
export const createRunStore = ({ db, vault }: { readonly db: Database; readonly vault: Vault }): RunStore => {
  const upsert = db.prepare(upsertSql);
  const selectLine = db.prepare<[string], Row>(`SELECT ${columns} FROM request_runs WHERE id = ?`);
  const selectSealed = db.prepare<[string], { readonly state: RunState; readonly sealed: Uint8Array | null }>(
    "SELECT state, sealed FROM request_runs WHERE id = ?",
  );
  return {
    save: (owner, run) => {
      upsert.run({
        id: run.id,
        kind: owner.kind,
        matrixId: owner.kind === "matrix" ? owner.matrixId : null,
        folderId: owner.kind === "collection" ? (owner.folderId ?? null) : null,
        name: run.name,
        state: run.state,
        startedAt: run.startedAt,
        endedAt: run.endedAt ?? null,
        asked: run.asked,
        done: run.done,
        notPassed: run.notPassed ?? null,
        sealed: vault.seal(placeOf(run.id), JSON.stringify(run)),
      });
    },
    list: ({ kind, matrixId, folderId }) =>
      db
        .prepare<[object], Row>(`
          SELECT ${columns} FROM request_runs WHERE kind = @kind
            AND (@matrixId IS NULL OR matrix_id = @matrixId) AND (@folderId IS NULL OR folder_id = @folderId)
          ORDER BY started_at DESC, rowid DESC`)
        .all({ kind, matrixId: matrixId ?? null, folderId: folderId ?? null })
        .map(lineOf),
    line: (id) => {
      const row = selectLine.get(id);
      return row === undefined ? undefined : lineOf(row);
    },
    read: (id) => {
      const row = selectSealed.get(id);
      if (row === undefined) throw runNotFound();
      if (row.sealed === null) throw runUnreadable();
      const run = JSON.parse(Buffer.from(vault.open(placeOf(id), row.sealed)).toString("utf8")) as KeptRun;
      return { ...run, state: row.state };
    },
    delete: (id) => {
      db.prepare("DELETE FROM request_runs WHERE id = ?").run(id);
    },
    keepNewest: (owner, count) => {
      const column = owner.kind === "matrix" ? "matrix_id" : "folder_id";
      const ownerId = owner.kind === "matrix" ? owner.matrixId : owner.folderId;
      db.prepare(`
        DELETE FROM request_runs WHERE ${column} = @ownerId AND state != 'running' AND id NOT IN (
          SELECT id FROM request_runs WHERE ${column} = @ownerId
          ORDER BY started_at DESC, rowid DESC LIMIT @count)`).run({ ownerId: ownerId ?? null, count });
    },
    deleteOlderThan: (at) => db.prepare(deleteOldSql).run({ at, most: DELETED_IN_A_CALL }).changes,
    markInterrupted: () => {
      db.prepare("UPDATE request_runs SET state = 'cancelled' WHERE state = 'running'").run();
    },
  };
};

/** A matrix that was deleted during its run has no runs any more; a run of a folder outlives it. */
const upsertSql = `
  INSERT INTO request_runs (id, kind, matrix_id, folder_id, name, state, started_at, ended_at, asked, done,
    not_passed, sealed)
  SELECT @id, @kind, @matrixId, (SELECT id FROM request_folders WHERE id = @folderId), @name, @state, @startedAt,
    @endedAt, @asked, @done, @notPassed, @sealed
  WHERE @matrixId IS NULL OR EXISTS (SELECT 1 FROM matrices WHERE id = @matrixId)
  ON CONFLICT (id) DO UPDATE SET
    state = excluded.state, ended_at = excluded.ended_at, done = excluded.done,
    not_passed = excluded.not_passed, sealed = excluded.sealed`;

const deleteOldSql = `
  DELETE FROM request_runs WHERE id IN (
    SELECT id FROM request_runs AS old WHERE started_at < @at AND state != 'running' AND (
      (matrix_id IS NULL AND folder_id IS NULL) OR EXISTS (
        SELECT 1 FROM request_runs AS newer
        WHERE (newer.matrix_id = old.matrix_id OR newer.folder_id = old.folder_id)
          AND (newer.started_at, newer.rowid) > (old.started_at, old.rowid)))
    ORDER BY started_at LIMIT @most)`;

const placeOf = (id: string): SealedPlace => ({ table: "request_runs", row: id, column: "sealed" });

const lineOf = ({ kind, matrixId, folderId, endedAt, notPassed, ...rest }: Row): RunLine => ({
  ...rest,
  ...(notPassed === null ? {} : { notPassed }),
  ...(endedAt === null ? {} : { endedAt }),
  ...(kind === "matrix"
    ? { kind, matrixId: matrixId ?? "" }
    : { kind, ...(folderId === null ? {} : { folderId }) }),
});

/** What is said of a run that is not kept. */
export const runNotFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such run any more.",
    advice: "Run it again.",
  });

const runUnreadable = (): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "What this run found can't be read any more.",
    advice: "Run it again.",
    cause: "it was kept while there was no keychain, so it ended with the app",
  });
