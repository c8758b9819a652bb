import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { MatrixPart } from "#shared/matrix/matrix.ts";
import type { MatrixRun, MatrixRunSummary } from "#shared/matrix/matrix-run.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import {
  type ChosenEnvironment,
  createRunsUnderWay,
  onMistake,
  type RunStore,
} from "../collection-runs/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Random } from "../ports/random.ts";
import type { Requests } from "../requests/index.ts";
import type { Tasks } from "../tasks/index.ts";
import { askCells } from "./ask-cells.ts";
import type { IdentityWords } from "./describe-columns.ts";
import { layOutRun } from "./lay-out-run.ts";
import { createLiveMatrixRun } from "./live-matrix-run.ts";
import type { MatrixStore } from "./matrix-store.ts";

/** Runs of matrices: tasks that can be cancelled and keep what was done. Needs `vault.ready()` before. */
export interface MatrixRuns {
  /** @throws AppFailure `not_found`, `invalid_input` when one is under way or there is nothing to ask */
  start(order: MatrixRunOrder): { readonly runId: string };
  /** Newest first. */
  list(matrixId: string): readonly MatrixRunSummary[];
  /** One that is under way, as far as it has come. @throws AppFailure `not_found`, `secret_unreadable` */
  get(runId: string): MatrixRun;
  isUnderWay(runId: string): boolean;
  /** Ends the run of a matrix, if it has one under way. */
  cancelOf(matrixId: string): void;
  /** Ends what is under way, and keeps it. */
  close(): Promise<void>;
}

/** What is to be run. */
export interface MatrixRunOrder {
  readonly matrixId: string;
  /** Absent: all of it. */
  readonly only?: MatrixPart | undefined;
  /** Absent: that of the settings. */
  readonly environmentId?: string | undefined;
  /** These count after those of the columns, and before those of environment and collection. */
  readonly variables?: readonly Variable[] | undefined;
}

export interface MatrixRunParts {
  readonly store: MatrixStore;
  readonly runs: RunStore;
  readonly words: IdentityWords;
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly perform: Requests["perform"];
  readonly savedRequests: () => readonly SavedRequest[];
  /** The environment that is given, or else that of the settings. */
  readonly environment: (id: string | undefined) => ChosenEnvironment;
}

/** So many runs of a matrix are kept. */
const KEPT_RUNS = 20;

/** Makes the runs. */
export const createMatrixRuns = (parts: MatrixRunParts): MatrixRuns => {
  const { store, runs } = parts;
  const underWay = createRunsUnderWay<MatrixRun>(parts);

  const start: MatrixRuns["start"] = (order) => {
    const matrix = store.get(order.matrixId);
    if (underWay.all().some(({ matrixId }) => matrixId === matrix.id)) throw alreadyRunning();
    const runId = parts.random.uuid();
    const { environmentId, name: environment } = parts.environment(order.environmentId);
    const { run, asked, requests } = layOutRun({
      runId,
      startedAt: parts.clock.now(),
      matrix,
      only: order.only,
      environment,
      expectations: store.expectations(matrix.id),
      savedRequests: parts.savedRequests(),
      words: parts.words,
      base: runBefore(runs, order),
    });
    const asking = {
      matrix,
      requests,
      order: { runId, environmentId },
      variables: order.variables ?? [],
      perform: parts.perform,
      now: parts.clock.now,
      onMistake: onMistake(parts.logger),
    };
    const live = createLiveMatrixRun(parts, run);
    underWay.begin(
      live,
      (signal, onProgress) =>
        askCells({ ...asking, signal }, run.cells, asked, (index, answer) => {
          live.note(index, answer);
          onProgress();
        }),
      () => runs.keepNewest({ kind: "matrix", matrixId: matrix.id }, KEPT_RUNS),
    );
    return { runId };
  };

  return {
    start,
    list: (matrixId) =>
      runs.list({ kind: "matrix", matrixId }).map(({ kind: _kind, ...line }) => ({ ...line, matrixId })),
    get: (runId) => underWay.find(runId) ?? (runs.read(runId) as MatrixRun),
    isUnderWay: (runId) => underWay.find(runId) !== undefined,
    cancelOf: (matrixId) => {
      for (const run of underWay.all()) if (run.matrixId === matrixId) underWay.cancel(run.id);
    },
    close: underWay.close,
  };
};

/** A part goes on with the newest run; all of it is compared with the newest that was not cancelled, if there is one. */
const runBefore = (runs: RunStore, { matrixId, only }: MatrixRunOrder): MatrixRun | undefined => {
  const lines = runs.list({ kind: "matrix", matrixId });
  const whole = only === undefined ? lines.find(({ state }) => state === "done") : undefined;
  const line = whole ?? lines[0];
  if (line === undefined) return undefined;
  try {
    return runs.read(line.id) as MatrixRun;
  } catch (thrown) {
    // A run that can't be read any more is as good as none.
    if (thrown instanceof AppFailure) return undefined;
    throw thrown;
  }
};

const alreadyRunning = (): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: "This matrix is running already.",
    advice: "Wait for its end, or cancel it.",
  });
