import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type AppError, AppFailure } from "#shared/app-error.ts";
import type {
  ClientConfiguration,
  ClientConfigurationDraft,
} from "#shared/configurations/client-configuration.ts";
import type { Command, CommandContext } from "../command.ts";
import { readDrafts } from "../read-drafts.ts";
import { describeConfigurations } from "./list-configurations.ts";

/** Creates configurations from a file: all of its entries or none. */
export const importConfigurations: Command = {
  words: ["configurations", "import"],
  parameters: ["FILE"],
  options: ["client-secret-stdin"],
  usage: "[--client-secret-stdin]",
  summary: "Creates configurations from a JSON file, all or none.",
  run: async (context) => {
    const [file = ""] = context.parameters;
    const drafts = readDrafts(await readText(resolve(context.currentFolder, file)));
    const created = context.options["client-secret-stdin"]
      ? [await createWithSecret(context, drafts)]
      : await createAll(context, drafts);
    const ids = new Set(created.map(({ id }) => id));
    const configurations = (await context.ask("configurations.list", undefined)).filter(({ id }) =>
      ids.has(id),
    );
    return { lines: describeConfigurations(configurations), document: { configurations } };
  },
};

const createAll = async ({ ask }: CommandContext, drafts: readonly ClientConfigurationDraft[]) => {
  try {
    return await ask("configurations.createAll", { drafts: [...drafts] });
  } catch (thrown) {
    throw thrown instanceof AppFailure ? new AppFailure(nameEntry(thrown.error)) : thrown;
  }
};

/** `drafts.2.alias` is entry 3 of the file. */
const nameEntry = (error: AppError): AppError => {
  const [, index, field] = /^drafts\.(\d+)\.(.*)$/.exec(error.field ?? "") ?? [];
  if (index === undefined || field === undefined) return error;
  return { ...error, message: `Entry ${Number(index) + 1}: ${error.message}`, field };
};

/** The secret comes by standard input alone: arguments and files can be read by others. */
const createWithSecret = async (
  { ask, readStdin }: CommandContext,
  [draft, ...others]: readonly ClientConfigurationDraft[],
): Promise<ClientConfiguration> => {
  if (draft === undefined || others.length > 0) {
    throw new AppFailure({
      code: "invalid_input",
      message: "A client secret can be given for a single configuration only.",
      advice: "Put the one that it belongs to into a file of its own.",
    });
  }
  const { state, error } = await ask("keychain.retry", undefined);
  // In memory the secret would be gone with the end of this command.
  if (state !== "ready" && error !== undefined) throw new AppFailure(error);
  const clientSecret = (await readStdin()).replace(/\r?\n$/, "");
  return ask("configurations.create", { draft, clientSecret });
};

const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (thrown) {
    throw new AppFailure(
      {
        code: "invalid_input",
        message: `The file ${path} could not be read.`,
        advice: "Check the path.",
        cause: (thrown as NodeJS.ErrnoException).code ?? String(thrown),
      },
      { cause: thrown },
    );
  }
};
