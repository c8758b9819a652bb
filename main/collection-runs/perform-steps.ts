import type { CollectionRun, RunIdentity, RunStep } from "#shared/requests/collection-run.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { CollectionRunOrder } from "./collection-runs.ts";
import { type Performing, performStep } from "./perform-step.ts";

/**
 * Sends the requests of a run in their order, for one identity after the other. What answers set counts for the
 * requests after them, and not for the next identity.
 * @param requests those of the steps of one identity
 */
export const performSteps = async (
  performing: Performing,
  { identities, steps }: Pick<CollectionRun, "identities" | "steps">,
  { variables = [], stopAtFirstFailure }: Pick<CollectionRunOrder, "variables" | "stopAtFirstFailure">,
  requests: readonly SavedRequest[],
  onDone: (step: RunStep) => void,
): Promise<void> => {
  const captured = identities.map((): readonly Variable[] => []);
  for (const step of steps) {
    const request = requests[step.index % requests.length] as SavedRequest;
    const { identity } = identities[step.identity] as RunIdentity;
    const known = captured[step.identity] ?? [];
    const answer = await performStep(performing, step, request, identity, [...known, ...variables]);
    if (answer === undefined) return;
    captured[step.identity] = [...answer.captured, ...known];
    onDone(answer.step);
    if (performing.signal.aborted || (stopAtFirstFailure && answer.step.outcome !== "passed")) return;
  }
};
