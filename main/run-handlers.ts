import { AppFailure } from "#shared/app-error.ts";
import type { CollectionRuns, RunStore } from "./collection-runs/index.ts";
import type { Matrices, MatrixRuns } from "./matrix/index.ts";
import type { Reports } from "./reports/index.ts";
import type { Handlers } from "./router.ts";
import type { Vault } from "./tokens/index.ts";

/** The parts that operations on matrices and runs are answered from. */
export interface RunHandlerParts {
  readonly vault: Vault;
  readonly matrices: Matrices;
  readonly matrixRuns: MatrixRuns;
  readonly collectionRuns: CollectionRuns;
  readonly runs: RunStore;
  readonly reports: Reports;
}

/** Authorization matrices, runs of folders, and the reports of both. */
export const runHandlers = (parts: RunHandlerParts) =>
  ({ ...matrixHandlers(parts), ...collectionHandlers(parts) }) satisfies Partial<Handlers>;

const matrixHandlers = ({ vault, matrices, matrixRuns }: RunHandlerParts) =>
  ({
    "matrix.list": async () => {
      // Not `ready`: a list without the data key still has the names.
      await vault.unlock();
      return matrices.list();
    },
    "matrix.get": async ({ id }) => {
      await vault.ready();
      return matrices.get(id);
    },
    "matrix.save": async ({ id, matrix }) => {
      await vault.ready();
      return matrices.save(id, matrix);
    },
    "matrix.delete": ({ id }) => matrices.delete(id),
    "matrix.run": async (order) => {
      await vault.ready();
      return matrixRuns.start(order);
    },
    "matrix.runs": ({ matrixId }) => matrixRuns.list(matrixId),
    "matrix.result": async ({ runId }) => {
      await vault.ready();
      return matrixRuns.get(runId);
    },
    "matrix.expect": async ({ matrixId, cells, expected }) => {
      await vault.ready();
      return matrices.expect(matrixId, cells, expected);
    },
    "matrix.keepAsExpectation": async ({ runId }) => {
      await vault.ready();
      return matrices.keepAsExpectation(runId);
    },
  }) satisfies Partial<Handlers>;

const collectionHandlers = ({ vault, matrixRuns, collectionRuns, runs, reports }: RunHandlerParts) =>
  ({
    "runs.start": async (order) => {
      await vault.ready();
      return collectionRuns.start(order);
    },
    "runs.list": ({ folderId }) => collectionRuns.list(folderId),
    "runs.get": async ({ id }) => {
      await vault.ready();
      return collectionRuns.get(id);
    },
    "runs.delete": ({ id }) => {
      if (matrixRuns.isUnderWay(id) || collectionRuns.isUnderWay(id)) throw isUnderWay();
      runs.delete(id);
    },
    "runs.report": async ({ runId, format, columnIds }) => {
      await vault.ready();
      return reports.report(runId, format, columnIds);
    },
    "runs.saveReport": async ({ runId, format, columnIds }) => {
      await vault.ready();
      return reports.save(runId, format, columnIds);
    },
  }) satisfies Partial<Handlers>;

const isUnderWay = (): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: "This run is under way.",
    advice: "Cancel it first.",
  });
