import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import type { ExportFormat } from "#shared/users/user-query.ts";
import { openForReading } from "../db/index.ts";
import type { ReportProgress } from "../ports/worker-host.ts";
import { unwritable } from "./export-failures.ts";
import { piecesOf } from "./slice-selection.ts";
import { createUserExportStore, type UserExportStore } from "./user-export-store.ts";
import { writerOf } from "./user-file-writer.ts";

/** What a file of users is made of. */
export interface ExportInput {
  readonly databaseFile: string;
  /** What the file is to be in the end. */
  readonly path: string;
  /** Where it is written until it is complete. */
  readonly partPath: string;
  readonly format: ExportFormat;
  /** The users' numbers. */
  readonly seqs: Uint32Array;
}

/**
 * Writes users into a file; answers how many it has: who has been forgotten meanwhile is not in it.
 * @throws AppFailure `invalid_input` when it can't be written; `database_corrupt`, `database_unavailable`
 */
export const runExport = async (
  input: ExportInput,
  report: ReportProgress,
): Promise<{ answer(): number; close(): void }> => {
  const db = openForReading(input.databaseFile);
  try {
    const written = await writeFile(input, createUserExportStore(db), report);
    return { answer: () => written, close: () => {} };
  } catch (thrown) {
    throw thrown instanceof Error && "syscall" in thrown ? unwritable(input.path, thrown) : thrown;
  } finally {
    db.close();
  }
};

const writeFile = async (
  { partPath, format, seqs }: ExportInput,
  store: UserExportStore,
  report: ReportProgress,
): Promise<number> => {
  // Only this user shall read who is in it.
  const file = openSync(partPath, "w", 0o600);
  try {
    const names = new Set<string>();
    if (format === "csv") {
      for (const some of piecesOf(seqs)) {
        await report(0, seqs.length, () => undefined);
        for (const name of store.attributeNames(some)) names.add(name);
      }
    }
    const writer = writerOf(format, [...names].sort());
    let written = 0;
    writeSync(file, writer.begin);
    for (const some of piecesOf(seqs)) {
      await report(written, seqs.length, () => undefined);
      const users = store.read(some);
      writeSync(file, writer.rows(users));
      written += users.length;
    }
    writeSync(file, writer.end);
    fsyncSync(file);
    return written;
  } finally {
    closeSync(file);
  }
};
