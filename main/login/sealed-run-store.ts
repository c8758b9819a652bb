import type { LoginResult } from "#shared/login/login-result.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import type { Database } from "../db/index.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/**
 * What is kept of a run that must not stand there in plain: its result, and its exchanges with their secrets.
 * Nothing is kept of a run that is gone meanwhile. Needs `vault.ready()` before.
 */
export interface SealedRunStore {
  /** @throws AppFailure `data_key_missing` */
  saveResult(runId: string, result: LoginResult): void;
  /** Of one that did not succeed there is none. @throws AppFailure `secret_unreadable` */
  result(runId: string): LoginResult | undefined;
  /** @throws AppFailure `data_key_missing` */
  saveRawEntries(runId: string, entries: readonly TraceEntry[]): void;
  /** @throws AppFailure `secret_unreadable` */
  rawEntry(runId: string, position: number): TraceEntry | undefined;
}

/** Makes the store. */
export const createSealedRunStore = (db: Database, vault: Vault): SealedRunStore => {
  const insertResult = db.prepare(`
    INSERT INTO login_results (run_id, sealed) SELECT id, ? FROM login_runs WHERE id = ?`);
  const selectResult = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM login_results WHERE run_id = ?")
    .pluck();
  const insertEntry = db.prepare(`
    INSERT INTO raw_trace_entries (id, run_id, sealed) SELECT ?, id, ? FROM login_runs WHERE id = ?`);
  const selectEntry = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM raw_trace_entries WHERE id = ?")
    .pluck();

  const open = (place: SealedPlace, sealed: Uint8Array) =>
    JSON.parse(Buffer.from(vault.open(place, sealed)).toString("utf8"));

  return {
    saveResult: (runId, result) => {
      insertResult.run(vault.seal(resultOf(runId), JSON.stringify(result)), runId);
    },
    result: (runId) => {
      const sealed = selectResult.get(runId);
      return sealed && (open(resultOf(runId), sealed) as LoginResult);
    },
    saveRawEntries: (runId, entries) => {
      for (const entry of entries) {
        const id = rawEntryId(runId, entry.position);
        insertEntry.run(id, vault.seal(rawEntryOf(id), JSON.stringify(entry)), runId);
      }
    },
    rawEntry: (runId, position) => {
      const id = rawEntryId(runId, position);
      const sealed = selectEntry.get(id);
      return sealed && (open(rawEntryOf(id), sealed) as TraceEntry);
    },
  };
};

const rawEntryId = (runId: string, position: number): string => `${runId}:${position}`;

const resultOf = (runId: string): SealedPlace => ({ table: "login_results", row: runId, column: "sealed" });

const rawEntryOf = (id: string): SealedPlace => ({ table: "raw_trace_entries", row: id, column: "sealed" });
