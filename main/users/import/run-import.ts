import type { ImportFile, ImportOutcome, ImportPreview } from "#shared/users/user-import.ts";
import { openForWriting } from "../../db/index.ts";
import { systemRandom } from "../../ports/random.ts";
import type { ReportProgress, TakeTurn } from "../../ports/worker-host.ts";
import { createRoleStore } from "../../roles/index.ts";
import { createImportStageStore } from "./import-stage-store.ts";
import { createImportedUserStore } from "./imported-user-store.ts";
import { previewImport } from "./preview-import.ts";
import { writeImport } from "./write-import.ts";

/** What an import is made of. */
export interface ImportInput {
  readonly databaseFile: string;
  readonly file: ImportFile & { readonly path: string };
  readonly configurationId: string;
  /** Of users for whom the file has none; may be empty. */
  readonly issuer: string;
}

/** The preview, or the import itself, which can be asked for once. */
export type ImportQuestion = "preview" | { readonly createsRoles: boolean };

/** A file that was read and is staged. */
export interface FinishedReading {
  answer(question: ImportQuestion): ImportPreview | Promise<ImportOutcome>;
  close(): void;
}

/**
 * Reads a file of users and says what an import would do; imports it when that is asked for.
 * @throws AppFailure `invalid_input` when the file cannot be read; `database_corrupt`, `database_unavailable`
 */
export const runImport = async (
  { databaseFile, file, configurationId, issuer }: ImportInput,
  report: ReportProgress,
  takeTurn: TakeTurn,
): Promise<FinishedReading> => {
  const db = openForWriting(databaseFile);
  const stage = createImportStageStore();
  const close = () => {
    stage.close();
    db.close();
  };
  try {
    const users = createImportedUserStore(db);
    const roles = createRoleStore(db, systemRandom);
    const parts = { db, stage, users, roles, configurationId, report, takeTurn };
    const preview = await previewImport({ ...parts, file, issuer });
    return {
      answer: (question) =>
        question === "preview" ? preview : writeImport({ ...parts, preview, ...question }),
      close,
    };
  } catch (thrown) {
    close();
    throw thrown;
  }
};
