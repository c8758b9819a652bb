import { AppFailure } from "#shared/app-error.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import type { CommandContext } from "../command.ts";

/** Starts the demo's provider where one of the identities is of it, as the window does. */
export const startDemoFor = async (
  { ask }: Pick<CommandContext, "ask">,
  identities: readonly CurrentIdentity[],
): Promise<void> => {
  const demo = (await ask("configurations.list", undefined)).find(({ isDemo }) => isDemo);
  if (demo === undefined) return;
  for (const identity of identities) {
    if ((await configurationOf(ask, identity)) !== demo.id) continue;
    await ask("demo.start", undefined);
    return;
  }
};

const configurationOf = async (
  ask: CommandContext["ask"],
  identity: CurrentIdentity,
): Promise<string | undefined> => {
  if (identity.kind === "anonymous") return undefined;
  if (identity.kind === "client") return identity.configurationId;
  try {
    return (await ask("users.get", { id: identity.userId })).user.configurationId;
  } catch (thrown) {
    // Somebody who is gone is said so by the run.
    if (thrown instanceof AppFailure && thrown.error.code === "not_found") return undefined;
    throw thrown;
  }
};
