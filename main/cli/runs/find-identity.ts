import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import type { UserSummary } from "#shared/users/user.ts";
import type { CommandContext } from "../command.ts";
import { configurationNamed } from "../find-configuration.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { isSame } from "./find-runnable.ts";

/** How an identity is written: its user's e-mail address, name or subject, `anonymous`, or `client:ALIAS`. */
export const findIdentity = async (
  context: Pick<CommandContext, "ask" | "options">,
  text: string,
): Promise<CurrentIdentity> => {
  if (isSame(text, "anonymous")) return { kind: "anonymous" };
  if (/^client:/i.test(text)) {
    const { id } = await configurationNamed(context, text.slice("client:".length));
    return { kind: "client", configurationId: id };
  }
  const { configuration } = context.options;
  const configurationId =
    configuration === undefined ? undefined : (await configurationNamed(context, configuration)).id;
  const found = await usersCalled(context, text, configurationId);
  const [only] = found;
  if (only === undefined) throw new WrongUsage(`Nobody here is called “${text}”.`);
  if (found.length > 1) throw new WrongUsage(severalCalled(text, found));
  return { kind: "user", userId: only.id };
};

/** More than these are not told apart any more. */
const MOST_FOUND = 500;

/** Who is called exactly so. A subject is to the letter; e-mail addresses and names are not. */
const usersCalled = async (
  { ask }: Pick<CommandContext, "ask">,
  text: string,
  configurationId: string | undefined,
): Promise<readonly UserSummary[]> => {
  const { users } = await ask("users.search", {
    text,
    limit: MOST_FOUND,
    ...(configurationId === undefined ? {} : { configurationId }),
  });
  const bySubject = users.filter(({ subject }) => subject === text);
  if (bySubject.length > 0) return bySubject;
  return users.filter(({ name, fullname, email }) =>
    [name, fullname, email].some((each) => each !== "" && isSame(each, text)),
  );
};

const severalCalled = (text: string, found: readonly UserSummary[]): string => {
  const aliases = new Set(found.map(({ configurationAlias }) => configurationAlias));
  return aliases.size > 1
    ? `“${text}” is somebody in ${[...aliases].join(" and in ")}: add --configuration ALIAS.`
    : `${found.length} users are called “${text}”: give the subject, as \`users list\` shows it.`;
};
