import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import { jsonText } from "#shared/json-text.ts";
import type { CellExpectation } from "#shared/matrix/matrix.ts";
import type { Report, ReportFormat } from "#shared/reports/report-format.ts";
import { type CollectionRuns, type RunStore, runNotFound } from "../collection-runs/index.ts";
import type { MatrixRuns } from "../matrix/index.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import { type ReportSource, withColumns } from "./report-source.ts";

/** Runs in forms that can be handed on; no secret is in any. Needs `vault.ready()` before. */
export interface Reports {
  /**
   * @param columnIds of a matrix, these columns alone
   * @throws AppFailure `not_found`, `secret_unreadable`
   */
  report(runId: string, format: ReportFormat, columnIds?: readonly string[]): Promise<Report>;
  /**
   * Asks for a file and writes the report into it; undefined: none was chosen.
   * @throws AppFailure as `report`, `invalid_input` when it can't be written
   */
  save(
    runId: string,
    format: ReportFormat,
    columnIds?: readonly string[],
  ): Promise<{ readonly fileName: string } | undefined>;
}

/** Makes the reports. */
export const createReports = (parts: {
  readonly runs: RunStore;
  readonly matrixRuns: MatrixRuns;
  readonly collectionRuns: CollectionRuns;
  readonly expectations: (matrixId: string) => readonly CellExpectation[];
  readonly fileDialog: FileDialog;
}): Reports => {
  const { runs, matrixRuns, collectionRuns, expectations, fileDialog } = parts;
  const sourceOf = (runId: string, columnIds: readonly string[] | undefined): ReportSource => {
    const kind = runs.line(runId)?.kind;
    if (kind === undefined) throw runNotFound();
    if (kind === "collection") return { kind, run: collectionRuns.get(runId) };
    const run = withColumns(matrixRuns.get(runId), columnIds);
    return { kind, run, expectations: expectations(run.matrixId) };
  };
  const report: Reports["report"] = async (runId, format, columnIds) => {
    const source = sourceOf(runId, columnIds);
    const { ending, mediaType } = forms[format];
    return {
      fileName: `${fileNameOf(source.run.name)}.${ending}`,
      mediaType,
      text: await write(source, format),
    };
  };
  return {
    report,
    save: async (runId, format, columnIds) => {
      const { fileName, text } = await report(runId, format, columnIds);
      const { ending, name } = forms[format];
      const kinds = [{ name, extensions: [ending] }];
      const path = await fileDialog.save({ title: "Save report", fileName, kinds });
      if (path === undefined) return undefined;
      await writeReport(path, text);
      return { fileName: basename(path) };
    },
  };
};

/** Writes a report into a file. @throws AppFailure `invalid_input` */
export const writeReport = async (path: string, text: string): Promise<void> => {
  try {
    // Only this user shall read who may do what.
    await writeFile(path, text, { mode: 0o600 });
  } catch (thrown) {
    throw unwritable(path, thrown);
  }
};

const forms = {
  junit: { ending: "xml", mediaType: "application/xml", name: "JUnit" },
  json: { ending: "json", mediaType: "application/json", name: "JSON" },
  html: { ending: "html", mediaType: "text/html", name: "HTML" },
  csv: { ending: "csv", mediaType: "text/csv", name: "CSV" },
} as const satisfies Record<ReportFormat, unknown>;

/** The writers are loaded when somebody wants a report. */
const write = async (source: ReportSource, format: ReportFormat): Promise<string> => {
  switch (format) {
    case "junit":
      return (await import("./write-junit.ts")).writeJunit(source);
    case "json":
      return `${jsonText((await import("./write-json.ts")).reportDocument(source))}\n`;
    case "html":
      return (await import("./write-html.ts")).writeHtml(source);
    case "csv":
      return (await import("./write-csv.ts")).writeCsv(source);
  }
};

/** A name that every system takes for a file. */
const fileNameOf = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N} _-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80) || "report";

const unwritable = (path: string, thrown: unknown): AppFailure =>
  new AppFailure(
    {
      code: "invalid_input",
      message: `The file ${basename(path)} could not be written.`,
      advice: "Choose a folder that may be written to and has room.",
      cause: (thrown as NodeJS.ErrnoException).code ?? String(thrown),
    },
    { cause: thrown },
  );
