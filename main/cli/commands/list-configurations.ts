import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import type { Command } from "../command.ts";
import { table } from "../table.ts";
import { timeText } from "../time-text.ts";

/** Shows the configurations and what a login with each still needs. */
export const listConfigurations: Command = {
  words: ["configurations", "list"],
  parameters: [],
  options: [],
  usage: "",
  summary: "Lists the client configurations.",
  run: async ({ ask }) => {
    const configurations = await ask("configurations.list", undefined);
    return { lines: describeConfigurations(configurations), document: { configurations } };
  },
};

/** One line each, below a heading. */
export const describeConfigurations = (
  configurations: readonly ClientConfigurationSummary[],
): readonly string[] =>
  configurations.length === 0
    ? ["There are no configurations yet."]
    : table([
        ["ALIAS", "ISSUER", "CLIENT ID", "LAST LOGIN", "STILL MISSING"],
        ...configurations.map(({ alias, issuer, clientId, lastLogin, missing }) => [
          alias,
          issuer,
          clientId,
          lastLogin === undefined ? "never" : `${lastLogin.state} ${timeText(lastLogin.endedAt)}`,
          missing.length === 0 ? "nothing" : missing.map(({ field }) => field).join(", "),
        ]),
      ]);
