// Values and types without their schema, so that the window does not load zod for them.
import type { z } from "zod";
import type { RunState } from "../requests/collection-run.ts";
import type { RequestMethod } from "../requests/request-draft.ts";
import type { VariableView } from "../requests/variable.ts";
import type {
  cellPlaceSchema,
  columnIdentitySchema,
  matrixColumnDraftSchema,
  matrixDraftSchema,
  matrixPartSchema,
} from "./matrix-schema.ts";

export type ColumnIdentity = Readonly<z.infer<typeof columnIdentitySchema>>;
export type MatrixColumnDraft = Readonly<z.infer<typeof matrixColumnDraftSchema>>;
export type MatrixDraft = Readonly<z.infer<typeof matrixDraftSchema>>;
export type MatrixPart = Readonly<z.infer<typeof matrixPartSchema>>;
export type CellPlace = Readonly<z.infer<typeof cellPlaceSchema>>;

/** A matrix without anything in it. */
export const emptyMatrixDraft: MatrixDraft = {
  name: "",
  requestIds: [],
  columns: [],
  concurrency: 6,
  notFoundIsRefused: false,
};

/** Whether an identity should be let in; `either` takes both. */
export type Expected = "allowed" | "refused" | "either";

/** What is expected of a cell. */
export interface CellExpectation extends CellPlace {
  readonly expected: Expected;
  /** The status it was set from; absent when it was set without one. */
  readonly status?: number;
}

/** A request of a matrix, as far as a row shows it. */
export interface MatrixRow {
  readonly requestId: string;
  readonly name: string;
  readonly method: RequestMethod;
  /** The URL's path as it is typed, without origin and query: `/orders/{{id}}`. Empty when it can't be read. */
  readonly path: string;
}

/** Who a column stands for, in words. */
export interface ColumnWords {
  /** Its label, or what its identity is called: a user's name, the alias of a client's configuration, `Anonymous`. */
  readonly name: string;
  /** Roles of its user in the workspace. */
  readonly roles: readonly string[];
  /** Absent for anonymous ones. */
  readonly configurationAlias?: string;
  /** Its user, configuration or column is not there any more. */
  readonly isGone?: true;
}

/** A column as the window sees it. */
export interface MatrixColumn extends Omit<MatrixColumnDraft, "variables">, ColumnWords {
  readonly variables: readonly VariableView[];
}

/** A matrix: saved requests × identities, and what is expected of each cell. */
export interface Matrix extends Omit<MatrixDraft, "columns" | "requestIds"> {
  readonly id: string;
  /** Requests that were deleted are left out. */
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly expectations: readonly CellExpectation[];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The newest of its runs, which may be under way. */
  readonly newestRunId?: string;
}

/** A line of the list of matrices. */
export interface MatrixSummary {
  readonly id: string;
  readonly name: string;
  readonly folderId?: string;
  readonly requestCount: number;
  readonly columnCount: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly newestRun?: {
    readonly id: string;
    readonly startedAt: number;
    readonly state: RunState;
    /** Cells that are not as expected. */
    readonly differences: number;
  };
  /** What it consists of can't be read (`secret_unreadable`). */
  readonly unreadable?: true;
}
