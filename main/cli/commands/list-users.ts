import type { UserSummary } from "#shared/users/user.ts";
import type { Command, CommandContext } from "../command.ts";
import { DEFAULT_LIMIT, limitOf, readPages } from "../read-pages.ts";
import { table } from "../table.ts";
import { timeText } from "../time-text.ts";

/** Shows the provisioned users, newest login first. */
export const listUsers: Command = {
  words: ["users", "list"],
  parameters: [],
  options: ["search", "limit"],
  usage: "[--search TEXT] [--limit N]",
  summary: `Lists the users, newest login first; ${DEFAULT_LIMIT} without --limit.`,
  run: async (context) => {
    const { users, matching, matchesMore, total } = await search(context, limitOf(context.options.limit));
    const lines = [
      ...describeUsers(users),
      `${users.length} of ${matching}${matchesMore ? " and more" : ""} that match; ${total} in all.`,
    ];
    return { lines, document: { users, matching, matchesMore, total } };
  },
};

const search = async ({ ask, options }: CommandContext, limit: number) => {
  const pages = await readPages(limit, (page) =>
    ask("users.search", { text: options.search ?? "", ...page }),
  );
  return { ...pages[0], users: pages.flatMap(({ users }) => users) };
};

const describeUsers = (users: readonly UserSummary[]): readonly string[] =>
  table([
    ["NAME", "FULL NAME", "EMAIL", "ROLES", "CONFIGURATION", "TOKENS", "LAST LOGIN", "SUBJECT"],
    ...users.map((user) => [
      user.name,
      user.fullname,
      user.email,
      user.roles.join(", "),
      user.configurationAlias,
      user.tokenSet.state.replaceAll("_", " "),
      user.loginCount === 0 ? "never" : timeText(user.lastLoginAt),
      user.subject,
    ]),
  ]);
