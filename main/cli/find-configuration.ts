import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { aliasKey } from "../configurations/index.ts";
import type { CommandContext } from "./command.ts";

/**
 * The configuration of an alias; neither case nor the way accents are encoded matter.
 * @throws AppFailure `not_found`
 */
export const configurationNamed = async (
  { ask }: Pick<CommandContext, "ask">,
  alias: string,
): Promise<ClientConfigurationSummary> => {
  const wanted = aliasKey(alias);
  const found = (await ask("configurations.list", undefined)).find((each) => aliasKey(each.alias) === wanted);
  if (found !== undefined) return found;
  throw new AppFailure({
    code: "not_found",
    message: `There is no configuration with the alias “${alias}”.`,
    advice: "`configurations list` shows those that there are.",
  });
};

/**
 * The same, to be used: the demo's provider is started with its configuration, as in the window.
 * @throws AppFailure `not_found`
 */
export const findConfiguration = async (
  context: Pick<CommandContext, "ask">,
  alias: string,
): Promise<ClientConfigurationSummary> => {
  const found = await configurationNamed(context, alias);
  if (found.isDemo) await context.ask("demo.start", undefined);
  return found;
};
