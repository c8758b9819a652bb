import type { ColumnIdentity, Matrix, MatrixSummary } from "#shared/matrix/matrix.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { hasPassed, withColumns } from "../../reports/index.ts";
import type { CommandContext } from "../command.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { describeMatrixRun } from "./describe-run.ts";
import { followTasks } from "./follow-task.ts";
import type { FinishedRun, RunOrder } from "./run-order.ts";
import { startDemoFor } from "./start-demo.ts";

/** Runs a matrix, or those of its columns that were asked for. @throws WrongUsage, AppFailure as `matrix.run` */
export const runMatrix = async (
  context: CommandContext,
  { id: matrixId }: MatrixSummary,
  { identities, environmentId, variables }: RunOrder,
): Promise<FinishedRun> => {
  const { ask, options, note } = context;
  if (options.bail)
    throw new WrongUsage("--bail is for collections: the cells of a matrix do not follow each other.");
  const matrix = await ask("matrix.get", { id: matrixId });
  const columnIds = options.as === undefined ? undefined : columnsFor(matrix, identities, options.as);
  await startDemoFor(
    context,
    matrix.columns.flatMap(({ who }) => identityOf(who)),
  );
  const tasks = followTasks(context);
  const { runId } = await ask("matrix.run", {
    matrixId,
    variables: [...variables],
    ...(environmentId === undefined ? {} : { environmentId }),
    ...(columnIds && { only: { kind: "columns", columnIds: [...columnIds] } }),
  });
  await tasks.ended(runId);
  const { expectations } = await ask("matrix.get", { id: matrixId });
  const result = withColumns(await ask("matrix.result", { runId }), columnIds);
  if (expectations.length === 0)
    note("Nothing is expected of this matrix yet. In the window: Keep as expectation.");
  return {
    runId,
    lines: describeMatrixRun(result, expectations),
    isWell: hasPassed({ kind: "matrix", run: result, expectations }),
    ...(columnIds && { columnIds }),
  };
};

const identityOf = (who: ColumnIdentity): readonly CurrentIdentity[] =>
  who.kind === "identity" ? [who.identity] : [];

/** The columns of identities, each with all states of its token; another's data is run with all columns only. */
const columnsFor = (
  { columns }: Matrix,
  identities: readonly CurrentIdentity[],
  texts: readonly string[],
): readonly string[] =>
  identities.flatMap((identity, index) => {
    const wanted = JSON.stringify(identity);
    const found = columns.filter(({ who }) =>
      identityOf(who).some((each) => JSON.stringify(each) === wanted),
    );
    if (found.length === 0) throw new WrongUsage(`“${texts[index]}” has no column in this matrix.`);
    return found.map(({ id }) => id);
  });
