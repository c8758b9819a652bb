import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { hasPassed } from "../../reports/index.ts";
import type { CommandContext } from "../command.ts";
import { describeCollectionRun } from "./describe-run.ts";
import { followTasks } from "./follow-task.ts";
import type { FinishedRun, RunOrder } from "./run-order.ts";
import { startDemoFor } from "./start-demo.ts";

/** Runs a folder as one identity after the other. @throws AppFailure as `runs.start` */
export const runCollection = async (
  context: CommandContext,
  { id: folderId }: RequestFolder,
  { identities, environmentId, variables }: RunOrder,
): Promise<FinishedRun> => {
  const { ask, options } = context;
  const { currentIdentity } = await ask("settings.get", undefined);
  await startDemoFor(context, identities.length > 0 ? identities : [currentIdentity]);
  const tasks = followTasks(context);
  const { runId } = await ask("runs.start", {
    folderId,
    identities: [...identities],
    stopAtFirstFailure: options.bail ?? false,
    variables: [...variables],
    ...(environmentId === undefined ? {} : { environmentId }),
  });
  await tasks.ended(runId);
  const run = await ask("runs.get", { id: runId });
  return { runId, lines: describeCollectionRun(run), isWell: hasPassed({ kind: "collection", run }) };
};
