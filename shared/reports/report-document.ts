import type { AppErrorCode } from "../app-error.ts";
import type { CellOutcome } from "../matrix/compare-cells.ts";
import type { Expected } from "../matrix/matrix.ts";
import type { Verdict } from "../matrix/matrix-run.ts";
import type { RunState, StepExpectation, StepOutcome } from "../requests/collection-run.ts";

/**
 * The JSON report of a run. Members are added in later versions, and none goes or changes its meaning without
 * another `version`. Times are ISO 8601 in UTC, durations milliseconds.
 */
export type ReportDocument = MatrixReportDocument | CollectionReportDocument;

interface RunOfReport {
  readonly format: "sso-workbench-report";
  readonly version: 1;
  readonly name: string;
  /** `running`: the report was made before its end. */
  readonly state: RunState;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly environment?: string;
  /** Whether everything is as expected, and everything was asked. */
  readonly passed: boolean;
}

/** Why there is no answer. */
interface ReasonOfReport {
  readonly code: AppErrorCode;
  readonly message: string;
}

/** An identity of a matrix. */
export interface ColumnOfReport {
  readonly name: string;
  /** Of the user in the workspace. */
  readonly roles: readonly string[];
  readonly configuration?: string;
  /** What is known of the token that was sent. */
  readonly token?: {
    readonly state: "valid" | "expired";
    readonly scopes?: readonly string[];
    readonly roles?: readonly string[];
  };
}

/** One request as one identity. */
export interface CellOfReport {
  /** Place in `requests`. */
  readonly request: number;
  /** Place in `identities`. */
  readonly identity: number;
  readonly outcome: CellOutcome;
  readonly verdict: Verdict;
  readonly status?: number;
  readonly expected?: Expected;
  /** The status that the expectation was set from. */
  readonly expectedStatus?: number;
  /** Whether the verdict, or the status's class, is another than in the run before. */
  readonly changed: boolean;
  readonly previous?: { readonly verdict: Verdict; readonly status?: number; readonly at: string };
  readonly at?: string;
  readonly tookMs?: number;
  readonly reason?: ReasonOfReport;
}

/** A run of an authorization matrix. */
export interface MatrixReportDocument extends RunOfReport {
  readonly kind: "matrix";
  readonly comparedWith?: string;
  readonly setUpRequest?: string;
  readonly counts: Readonly<Record<CellOutcome | "changed", number>>;
  readonly requests: readonly { readonly name: string; readonly method: string; readonly path: string }[];
  readonly identities: readonly ColumnOfReport[];
  readonly cells: readonly CellOfReport[];
}

/** A request of a run of a collection. */
export interface StepOfReport {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly folders: readonly string[];
  /** Place in `identities`. */
  readonly identity: number;
  readonly sentAs?: string;
  readonly outcome: StepOutcome;
  readonly status?: number;
  readonly at?: string;
  readonly tookMs?: number;
  readonly expectations: readonly StepExpectation[];
  readonly captured: readonly { readonly variable: string; readonly found: boolean }[];
  readonly reason?: ReasonOfReport;
}

/** A run of a collection or a folder. */
export interface CollectionReportDocument extends RunOfReport {
  readonly kind: "collection";
  readonly counts: Readonly<Record<StepOutcome, number>>;
  readonly identities: readonly string[];
  readonly steps: readonly StepOfReport[];
}
