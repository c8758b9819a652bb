import { AppFailure } from "#shared/app-error.ts";
import type { CollectionRun } from "#shared/requests/collection-run.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { requestsInOrder } from "#shared/requests/tree-order.ts";
import { pathOfTypedUrl } from "#shared/requests/url-path.ts";
import type { CollectionRunOrder, CollectionRunParts } from "./collection-runs.ts";

/** A run before anything is sent, and the requests of the steps of one identity. */
export interface LaidOutSteps {
  readonly run: CollectionRun;
  readonly requests: readonly SavedRequest[];
}

/**
 * Takes down what a run is of.
 * @throws AppFailure `not_found`, `invalid_input` when there is nothing in the folder
 */
export const layOutSteps = (
  parts: Pick<
    CollectionRunParts,
    "clock" | "folders" | "savedRequests" | "currentIdentity" | "identityName" | "environment"
  >,
  order: CollectionRunOrder,
  runId: string,
): LaidOutSteps => {
  const { folderId, stopAtFirstFailure } = order;
  const folders = parts.folders();
  const folder = folders.find(({ id }) => id === folderId);
  if (folder === undefined) throw folderNotFound();
  const placed = requestsInOrder(folderId, folders, parts.savedRequests());
  if (placed.length === 0) throw nothingInIt(folder.name);
  const identities = order.identities.length > 0 ? order.identities : [parts.currentIdentity()];
  const { name: environment } = parts.environment(order.environmentId);
  const steps = identities.flatMap((_, identity) =>
    placed.map(({ request, folders: within }, place) => ({
      index: identity * placed.length + place,
      identity,
      requestId: request.id,
      name: request.name,
      method: request.method,
      path: request.unreadable ? "" : pathOfTypedUrl(request.url),
      folders: within,
      outcome: "not_run" as const,
      expectations: [],
      captured: [],
    })),
  );
  return {
    requests: placed.map(({ request }) => request),
    run: {
      id: runId,
      folderId,
      name: folder.name,
      state: "running",
      startedAt: parts.clock.now(),
      asked: steps.length,
      done: 0,
      ...(environment === undefined ? {} : { environment }),
      stopsAtFirstFailure: stopAtFirstFailure,
      identities: identities.map((identity) => ({ name: parts.identityName(identity), identity })),
      steps,
    },
  };
};

const folderNotFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such folder any more.",
    advice: "Go back to the list of requests.",
  });

const nothingInIt = (name: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message: `There is no request in ${name}.`,
    advice: "Save requests into it first.",
  });
