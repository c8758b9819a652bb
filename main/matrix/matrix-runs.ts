import { setMaxListeners } from "node:events";
import { AppFailure } from "#shared/app-error.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { MatrixPart } from "#shared/matrix/matrix.ts";
import type { MatrixRun, MatrixRunSummary } from "#shared/matrix/matrix-run.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { type ChosenEnvironment, onMistake, type RunStore } from "../collection-runs/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Random } from "../ports/random.ts";
import type { Requests } from "../requests/index.ts";
import type { Tasks } from "../tasks/index.ts";
import { askCells } from "./ask-cells.ts";
import type { IdentityWords } from "./describe-columns.ts";
import { layOutRun } from "./lay-out-run.ts";
import { createLiveRun, type LiveRun } from "./live-run.ts";
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
  const { store, runs, tasks } = parts;
  const underWay = new Map<
    string,
    { readonly live: LiveRun; readonly abort: AbortController; readonly done: Promise<void> }
  >();

  const start: MatrixRuns["start"] = (order) => {
    const matrix = store.get(order.matrixId);
    if ([...underWay.values()].some(({ live }) => live.run.matrixId === matrix.id)) throw alreadyRunning();
    const runId = parts.random.uuid();
    const base = runBefore(runs, order);
    const environment = parts.environment(order.environmentId);
    const laidOut = layOutRun({
      runId,
      startedAt: parts.clock.now(),
      matrix,
      only: order.only,
      environment: environment.name,
      expectations: store.expectations(matrix.id),
      savedRequests: parts.savedRequests(),
      words: parts.words,
      base,
    });
    const abort = new AbortController();
    // Every request under way listens to it.
    setMaxListeners(0, abort.signal);
    const task = tasks.start(`Run ${matrix.name}`, () => abort.abort(), runId);
    const live = createLiveRun(parts, laidOut.run);
    const asking = {
      matrix,
      requests: laidOut.requests,
      order: { runId, environmentId: environment.environmentId },
      variables: order.variables ?? [],
      perform: parts.perform,
      signal: abort.signal,
      now: parts.clock.now,
      onMistake: onMistake(parts.logger),
    };
    const ask = async (): Promise<void> => {
      await askCells(asking, laidOut.run.cells, laidOut.asked, (index, answer) => {
        live.note(index, answer);
        task.progress(live.done, laidOut.asked.length);
      });
      underWay.delete(runId);
      live.end(abort.signal.aborted ? "cancelled" : "done");
      runs.keepNewest({ kind: "matrix", matrixId: matrix.id }, KEPT_RUNS);
      if (abort.signal.aborted) task.drop();
      else task.finish();
    };
    const done = ask()
      .catch((thrown: unknown) => task.fail(asking.onMistake(thrown).error))
      .finally(() => underWay.delete(runId));
    underWay.set(runId, { live, abort, done });
    return { runId };
  };

  return {
    start,
    list: (matrixId) =>
      runs.list({ kind: "matrix", matrixId }).map(({ kind: _kind, ...line }) => ({ ...line, matrixId })),
    get: (runId) => underWay.get(runId)?.live.run ?? (runs.read(runId) as MatrixRun),
    isUnderWay: (runId) => underWay.has(runId),
    close: async () => {
      const ending = [...underWay.values()];
      for (const { abort } of ending) abort.abort();
      await Promise.allSettled(ending.map(({ done }) => done));
    },
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
