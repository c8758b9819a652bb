import { parseArgs } from "node:util";
import type { Command, CommandOptions } from "./command.ts";
import { commands } from "./commands/index.ts";
import { WrongUsage } from "./wrong-usage.ts";

/** A command with what it was given. */
export interface AskedCommand {
  readonly command: Command;
  readonly parameters: readonly string[];
  readonly options: CommandOptions;
  readonly json: boolean;
}

const optionTypes = {
  cli: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  json: { type: "boolean" },
  "user-data-dir": { type: "string" },
  search: { type: "string" },
  limit: { type: "string" },
  alias: { type: "string" },
  failed: { type: "boolean" },
  user: { type: "string" },
  "client-secret-stdin": { type: "boolean" },
  configuration: { type: "string" },
  "dry-run": { type: "boolean" },
  "create-roles": { type: "boolean" },
  as: { type: "string", multiple: true },
  report: { type: "string" },
  output: { type: "string" },
  environment: { type: "string" },
  variable: { type: "string", multiple: true },
  bail: { type: "boolean" },
} as const;

/** Reads the arguments. @throws WrongUsage */
export const parseCommandLine = (args: readonly string[]): AskedCommand | "help" | "version" => {
  const { values, positionals, tokens } = parse(args);
  // Chromium reads this one too, and knows only the form with an equals sign.
  if (
    tokens.some((token) => token.kind === "option" && token.name === "user-data-dir" && !token.inlineValue)
  ) {
    throw new WrongUsage("The data folder is given as --user-data-dir=FOLDER.");
  }
  if (values.help || positionals[0] === "help") return "help";
  if (values.version) return "version";
  const {
    cli: _cli,
    help: _help,
    version: _version,
    json = false,
    "user-data-dir": _folder,
    ...options
  } = values;
  const command = findCommand(positionals);
  const foreign = Object.keys(options).find((name) => !(command.options as readonly string[]).includes(name));
  if (foreign !== undefined) throw new WrongUsage(`${command.words.join(" ")} takes no --${foreign}.`);
  const parameters = positionals.slice(command.words.length);
  if (parameters.length !== command.parameters.length) {
    const wanted = command.parameters.length === 0 ? "nothing more" : command.parameters.join(" ");
    throw new WrongUsage(`${command.words.join(" ")} takes ${wanted}.`);
  }
  return { command, parameters, options, json };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: optionTypes, allowPositionals: true, tokens: true });
  } catch (thrown) {
    // The first sentence names the option; the rest explains how to write file names that look like one.
    throw new WrongUsage(thrown instanceof Error ? thrown.message.replace(/\. .*$/s, ".") : String(thrown));
  }
};

const findCommand = (positionals: readonly string[]): Command => {
  const found = commands.find(({ words }) => words.every((word, index) => word === positionals[index]));
  if (found !== undefined) return found;
  const [first] = positionals;
  throw new WrongUsage(
    first === undefined ? "Which command?" : `There is no command “${positionals.slice(0, 2).join(" ")}”.`,
  );
};
