import type { Publish } from "#shared/contract/events.ts";
import type { CollectionRun, CollectionRunSummary } from "#shared/requests/collection-run.ts";
import type { CurrentIdentity, SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Random } from "../ports/random.ts";
import type { Requests } from "../requests/index.ts";
import type { Tasks } from "../tasks/index.ts";
import { createRedactor } from "../trace/index.ts";
import { layOutSteps } from "./lay-out-steps.ts";
import { createLiveCollectionRun } from "./live-collection-run.ts";
import { onMistake } from "./on-mistake.ts";
import type { Performing } from "./perform-step.ts";
import { performSteps } from "./perform-steps.ts";
import type { RunLine, RunStore } from "./run-store.ts";
import { createRunsUnderWay } from "./runs-under-way.ts";

/** Runs of folders: tasks that can be cancelled and keep what was done. Needs `vault.ready()` before. */
export interface CollectionRuns {
  /** @throws AppFailure `not_found`, `invalid_input` when there is nothing in it */
  start(order: CollectionRunOrder): { readonly runId: string };
  /** Newest first. */
  list(folderId: string | undefined): readonly CollectionRunSummary[];
  /** One that is under way, as far as it has come. @throws AppFailure `not_found`, `secret_unreadable` */
  get(runId: string): CollectionRun;
  isUnderWay(runId: string): boolean;
  /** Ends what is under way, and keeps it. */
  close(): Promise<void>;
}

/** What is to be run. */
export interface CollectionRunOrder {
  readonly folderId: string;
  /** One after the other; none: the current one of the settings. */
  readonly identities: readonly CurrentIdentity[];
  readonly stopAtFirstFailure: boolean;
  /** Absent: that of the settings. */
  readonly environmentId?: string | undefined;
  /** These count before those of environment and collection; what is captured counts before them. */
  readonly variables?: readonly Variable[] | undefined;
}

/** The environment of a run: an id, empty for none, and its name while it is there. */
export interface ChosenEnvironment {
  readonly environmentId: string;
  readonly name?: string;
}

export interface CollectionRunParts {
  readonly runs: RunStore;
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly publish: Publish;
  readonly perform: Requests["perform"];
  readonly savedRequests: () => readonly SavedRequest[];
  readonly folders: () => readonly RequestFolder[];
  readonly currentIdentity: () => CurrentIdentity;
  readonly identityName: (identity: CurrentIdentity) => string;
  /** The environment that is given, or else that of the settings. */
  readonly environment: (id: string | undefined) => ChosenEnvironment;
  /** All values that requests of a folder are sent with. */
  readonly variables: (folderId: string, environmentId: string) => readonly Variable[];
}

/** So many runs of a folder are kept. */
const KEPT_RUNS = 20;

/** Makes the runs. */
export const createCollectionRuns = (parts: CollectionRunParts): CollectionRuns => {
  const { runs } = parts;
  const underWay = createRunsUnderWay<CollectionRun>(parts);

  const start: CollectionRuns["start"] = (order) => {
    const runId = parts.random.uuid();
    const { run, requests } = layOutSteps(parts, order, runId);
    const live = createLiveCollectionRun(parts, run);
    underWay.begin(
      live,
      (signal, onProgress) =>
        performSteps(performingOf(parts, order, runId, signal), run, order, requests, (step) => {
          live.note(step.index, step);
          onProgress();
        }),
      () => runs.keepNewest({ kind: "collection", folderId: order.folderId }, KEPT_RUNS),
    );
    return { runId };
  };

  return {
    start,
    list: (folderId) =>
      runs.list({ kind: "collection", ...(folderId === undefined ? {} : { folderId }) }).map(summaryOfLine),
    get: (runId) => underWay.find(runId) ?? (runs.read(runId) as CollectionRun),
    isUnderWay: (runId) => underWay.find(runId) !== undefined,
    close: underWay.close,
  };
};

/** Values of secret variables are never kept with a run, whatever an answer says again. */
const performingOf = (
  parts: CollectionRunParts,
  order: CollectionRunOrder,
  runId: string,
  signal: AbortSignal,
): Performing => {
  const redactor = createRedactor();
  const { environmentId } = parts.environment(order.environmentId);
  const known = [...(order.variables ?? []), ...parts.variables(order.folderId, environmentId)];
  for (const { value, isSecret } of known) if (isSecret) redactor.learn(value);
  return {
    perform: parts.perform,
    order: { runId, environmentId },
    signal,
    now: parts.clock.now,
    onMistake: onMistake(parts.logger),
    redactor,
  };
};

const summaryOfLine = ({ kind: _kind, ...line }: RunLine): CollectionRunSummary =>
  line as CollectionRunSummary;
