import type { LoginRun } from "#shared/login/login-run.ts";
import { describeTrace } from "../../trace/index.ts";
import type { Command, CommandContext } from "../command.ts";
import { describeExplanation } from "../describe-explanation.ts";
import { timeText } from "../time-text.ts";

/** Shows one login run: what happened, and of a failure what it means. Traces are redacted. */
export const showLogin: Command = {
  words: ["logins", "show"],
  parameters: ["ID"],
  options: [],
  usage: "",
  summary: "Shows a login run step by step, and what a failure means.",
  run: async (context) => {
    const [id = ""] = context.parameters;
    const { run, trace } = await context.ask("login.get", { id });
    const { lines, explanation } = await outcomeOf(context, run);
    const heading = `${run.configurationAlias}, ${timeText(run.startedAt)}: ${run.state.replaceAll("_", " ")}`;
    return {
      lines: [heading, ...describeTrace(trace, run.startedAt), ...lines],
      document: { run, trace, ...(explanation === undefined ? {} : { explanation }) },
    };
  },
};

const outcomeOf = async ({ ask }: CommandContext, { id, state, user, error }: LoginRun) => {
  if (user !== undefined) return { lines: [`User: ${user.fullname || user.name} (${user.name})`] };
  if (error === undefined || state !== "failed") return { lines: [] };
  const explanation = await ask("login.explain", { id });
  return { lines: describeExplanation(error, explanation), explanation };
};
