import { AppFailure } from "#shared/app-error.ts";
import type { UserSummary } from "#shared/users/user.ts";
import { REFRESH_BEFORE_END_MS } from "../../requests/index.ts";
import type { Command, CommandContext } from "../command.ts";
import { findConfiguration } from "../find-configuration.ts";
import { WrongUsage } from "../wrong-usage.ts";

/** Prints a user's access token and nothing else; the only command that prints a secret. */
export const printToken: Command = {
  words: ["token"],
  parameters: ["ALIAS"],
  options: ["user"],
  usage: "--user SUBJECT",
  summary: "Prints a fresh access token, refreshed when it is about to end.",
  run: async (context) => {
    const [alias = ""] = context.parameters;
    const { user: subject } = context.options;
    if (subject === undefined) throw new WrongUsage("Whose token? Add --user SUBJECT.");
    const configuration = await findConfiguration(context, alias);
    const { id: userId } = await findUser(context, configuration.id, subject);
    const expiresAt = await refreshWhenDue(context, userId);
    await context.ask("tokens.copy", { userId, kind: "access_token" });
    const accessToken = context.copied();
    return {
      lines: [accessToken],
      document: { accessToken, ...(expiresAt === undefined ? {} : { expiresAt }) },
    };
  },
};

const findUser = async (
  { ask }: CommandContext,
  configurationId: string,
  subject: string,
): Promise<UserSummary> => {
  for (let after: string | undefined; ; ) {
    const page = await ask("users.search", {
      text: subject,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    const found = page.users.find(
      (user) => user.configurationId === configurationId && user.subject === subject,
    );
    if (found !== undefined) return found;
    after = page.next;
    if (after === undefined) throw noSuchUser(subject);
  }
};

const noSuchUser = (subject: string): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: `No user of this configuration has the subject “${subject}”.`,
    advice: "`users list` shows the subjects; `login` signs a user in.",
  });

/** A token that has not ended yet is good enough when there is no newer one. Answers when the token ends. */
const refreshWhenDue = async (
  { ask, clock, note }: CommandContext,
  userId: string,
): Promise<number | undefined> => {
  const { expiresAt, tokens } = await ask("tokens.view", { userId });
  if (tokens.some(({ boundTo }) => boundTo !== undefined))
    note("This token is bound to a key (DPoP): without a proof of it no API takes the token.");
  if (expiresAt === undefined || expiresAt - clock.now() >= REFRESH_BEFORE_END_MS) return expiresAt;
  try {
    return (await ask("tokens.refresh", { userId })).expiresAt;
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || expiresAt <= clock.now()) throw thrown;
    note(`This token ends in ${Math.round((expiresAt - clock.now()) / 1000)} s. ${thrown.error.message}`);
    return expiresAt;
  }
};
