import type { UserSummary } from "#shared/users/user.ts";
import type { Command, CommandContext } from "../command.ts";
import { table } from "../table.ts";
import { timeText } from "../time-text.ts";
import { WrongUsage } from "../wrong-usage.ts";

const DEFAULT_LIMIT = 50;
const LARGEST_PAGE = 500;

/** Shows the provisioned users, newest login first. */
export const listUsers: Command = {
  words: ["users", "list"],
  parameters: [],
  options: ["search", "limit"],
  usage: "[--search TEXT] [--limit N]",
  summary: `Lists the users, newest login first; ${DEFAULT_LIMIT} without --limit.`,
  run: async (context) => {
    const { users, matching, total } = await search(context, limitOf(context.options.limit));
    const lines = [...describeUsers(users), `${users.length} of ${matching} that match; ${total} in all.`];
    return { lines, document: { users, matching, total } };
  },
};

const limitOf = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_LIMIT;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new WrongUsage("--limit is a whole number from 1 on.");
};

const search = async ({ ask, options }: CommandContext, limit: number) => {
  const users: UserSummary[] = [];
  for (let after: string | undefined; ; ) {
    const page = await ask("users.search", {
      text: options.search ?? "",
      limit: Math.min(limit - users.length, LARGEST_PAGE),
      ...(after === undefined ? {} : { after }),
    });
    users.push(...page.users);
    after = page.next;
    if (after === undefined || users.length >= limit) return { ...page, users };
  }
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
      timeText(user.lastLoginAt),
      user.subject,
    ]),
  ]);
