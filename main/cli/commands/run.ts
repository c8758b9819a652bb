import { resolve } from "node:path";
import { AppFailure } from "#shared/app-error.ts";
import { writeReport } from "../../reports/index.ts";
import type { Answer, Command, CommandContext } from "../command.ts";
import { describeError } from "../describe-error.ts";
import { findIdentity } from "../runs/find-identity.ts";
import { findRunnable } from "../runs/find-runnable.ts";
import { runCollection } from "../runs/run-collection.ts";
import { runMatrix } from "../runs/run-matrix.ts";
import { environmentIdOf, reportFormatOf, variablesOf } from "../runs/run-options.ts";
import type { FinishedRun } from "../runs/run-order.ts";

/** Runs a collection or an authorization matrix, as CI does. */
export const run: Command = {
  words: ["run"],
  parameters: ["COLLECTION|MATRIX"],
  options: ["as", "configuration", "report", "output", "environment", "variable", "bail"],
  usage: "[--as WHO]… [--report FORMAT] [--bail] …",
  optionWords: [
    [
      "--as WHO",
      "E-mail address, name or subject of a user, anonymous, or client:ALIAS; any number of them.",
    ],
    ["--configuration ALIAS", "Whose users are meant, where two have the same name."],
    ["--environment NAME", "The environment, if not that of the settings."],
    ["--variable NAME=VALUE", "Counts before the environment; any number of them."],
    ["--report FORMAT", "junit, json, html or csv, in the place of the table."],
    ["--output FILE", "Where the report goes; the table stays then."],
    ["--bail", "Ends a collection at its first failure."],
  ],
  summary: "Runs a collection as somebody, or an authorization matrix.",
  run: async (context) => {
    const format = reportFormatOf(context.options);
    try {
      const finished = await runIt(context);
      return await answerOf(context, finished, format);
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      for (const line of describeError(thrown)) context.note(line);
      return { lines: [], document: { error: thrown.error }, isDone: false };
    }
  },
};

const runIt = async (context: CommandContext): Promise<FinishedRun> => {
  const runnable = await findRunnable(context, context.parameters[0] ?? "");
  const environmentId = await environmentIdOf(context);
  const order = {
    identities: await Promise.all((context.options.as ?? []).map((text) => findIdentity(context, text))),
    variables: await variablesOf(context),
    ...(environmentId === undefined ? {} : { environmentId }),
  };
  return runnable.kind === "matrix"
    ? runMatrix(context, runnable.matrix, order)
    : runCollection(context, runnable.folder, order);
};

/** A report goes into its file, or else to standard output in the place of the table. */
const answerOf = async (
  { ask, options, currentFolder }: CommandContext,
  { runId, lines, isWell, columnIds }: FinishedRun,
  format: ReturnType<typeof reportFormatOf>,
): Promise<Answer> => {
  const reportAs = (wanted: NonNullable<typeof format>) =>
    ask("runs.report", { runId, format: wanted, ...(columnIds && { columnIds: [...columnIds] }) });
  const document: unknown = JSON.parse((await reportAs("json")).text);
  if (format === undefined) return { lines, document, isWell };
  const { text } = await reportAs(format);
  if (options.output === undefined) return { lines, document, text, isWell };
  await writeReport(resolve(currentFolder, options.output), text);
  return { lines, document, isWell };
};
