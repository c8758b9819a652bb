import type { LoginRun } from "#shared/login/login-run.ts";
import type { Command, CommandContext } from "../command.ts";
import { configurationNamed } from "../find-configuration.ts";
import { DEFAULT_LIMIT, limitOf, readPages } from "../read-pages.ts";
import { table } from "../table.ts";
import { timeText } from "../time-text.ts";

/** Shows the login runs that are kept, newest first. */
export const listLogins: Command = {
  words: ["logins", "list"],
  parameters: [],
  options: ["search", "alias", "failed", "limit"],
  usage: "[--search TEXT] [--alias ALIAS] [--failed] [--limit N]",
  summary: `Lists the login runs, newest first; ${DEFAULT_LIMIT} without --limit.`,
  run: async (context) => {
    const limit = limitOf(context.options.limit);
    const filter = await filterOf(context);
    const pages = await readPages(limit, (page) => context.ask("login.search", { ...filter, ...page }));
    const runs = pages.flatMap((page) => page.runs);
    const { matching } = pages[0];
    return {
      lines: [...describeRuns(runs), `${runs.length} of ${matching} that match.`],
      document: { runs, matching },
    };
  },
};

const filterOf = async (context: CommandContext) => {
  const { search = "", alias, failed } = context.options;
  return {
    text: search,
    ...(failed ? { outcome: "failed" as const } : {}),
    ...(alias === undefined ? {} : { configurationId: (await configurationNamed(context, alias)).id }),
  };
};

const describeRuns = (runs: readonly LoginRun[]): readonly string[] =>
  table([
    ["STARTED", "CONFIGURATION", "OUTCOME", "USER OR ERROR", "ID"],
    ...runs.map(({ startedAt, configurationAlias, state, user, error, id }) => [
      timeText(startedAt),
      configurationAlias,
      state.replaceAll("_", " "),
      user === undefined ? (error?.code ?? "") : user.fullname || user.name,
      id,
    ]),
  ]);
