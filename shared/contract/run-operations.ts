import { z } from "zod";
import type { Matrix, MatrixSummary } from "../matrix/matrix.ts";
import type { MatrixRun, MatrixRunSummary } from "../matrix/matrix-run.ts";
import {
  cellPlaceSchema,
  expectedSchema,
  MOST_CELLS,
  matrixDraftSchema,
  matrixPartSchema,
} from "../matrix/matrix-schema.ts";
import { type Report, reportFormats } from "../reports/report-format.ts";
import type { CollectionRun, CollectionRunSummary } from "../requests/collection-run.ts";
import { currentIdentitySchema } from "../requests/request-draft-schema.ts";
import { variableNamePattern } from "../requests/variable-name.ts";
import { byId, id, nothing, operation } from "./operation.ts";

const begun = operation<{ readonly runId: string }>();
/** The environment whose variables are used; absent: that of the settings, empty: none. */
const environmentId = z.string().max(64).optional();
/** These count before those of environment and collection. */
const variables = z
  .array(
    z.strictObject({ name: z.string().regex(variableNamePattern), value: z.string(), isSecret: z.boolean() }),
  )
  .max(1000)
  .optional();
const report = { runId: id, format: z.enum(reportFormats), columnIds: z.array(id).max(200).optional() };

/** Authorization matrices, runs of collections, and the reports of both. */
export const runOperations = {
  "matrix.list": operation<readonly MatrixSummary[]>()(nothing),
  "matrix.get": operation<Matrix>()(byId),
  /** Makes a matrix, or changes one; expectations of cells that are in it no more go. */
  "matrix.save": operation<Matrix>()(z.strictObject({ id: id.optional(), matrix: matrixDraftSchema })),
  /** Deletes it with its runs. */
  "matrix.delete": operation<void>()(byId),
  /** Begins a run; it is a task of that id, and `matrix.cells-asked` tells what it finds. */
  "matrix.run": begun(
    z.strictObject({ matrixId: id, only: matrixPartSchema.optional(), environmentId, variables }),
  ),
  /** The runs that are kept, newest first. */
  "matrix.runs": operation<readonly MatrixRunSummary[]>()(z.strictObject({ matrixId: id })),
  /** A run with its cells; one that is under way as far as it has come. */
  "matrix.result": operation<MatrixRun>()(z.strictObject({ runId: id })),
  /** Sets what is expected of cells; the status that is wanted is one that was found before, if there was any. */
  "matrix.expect": operation<Matrix>()(
    z.strictObject({
      matrixId: id,
      cells: z.array(cellPlaceSchema).min(1).max(MOST_CELLS),
      expected: expectedSchema,
    }),
  ),
  /** Makes what a run found what is expected; cells without a verdict keep what they have. */
  "matrix.keepAsExpectation": operation<Matrix>()(z.strictObject({ runId: id })),
  /**
   * Begins a run of a folder with all that is in it, for one identity after the other; requests with an identity of
   * their own keep it. Without identities, the current one is that of the settings. It is a task of that id.
   */
  "runs.start": begun(
    z.strictObject({
      folderId: id,
      identities: z.array(currentIdentitySchema).max(100),
      stopAtFirstFailure: z.boolean(),
      environmentId,
      variables,
    }),
  ),
  /** The runs that are kept, newest first. */
  "runs.list": operation<readonly CollectionRunSummary[]>()(z.strictObject({ folderId: id.optional() })),
  "runs.get": operation<CollectionRun>()(byId),
  /** Deletes a run of a folder or of a matrix; one that is under way stays. */
  "runs.delete": operation<void>()(byId),
  /** A run of a folder or of a matrix in a form that can be handed on; of a matrix, some of its columns alone. */
  "runs.report": operation<Report>()(z.strictObject(report)),
  /** The same into a file that is asked for; undefined: none was chosen. */
  "runs.saveReport": operation<{ readonly fileName: string } | undefined>()(z.strictObject(report)),
};
