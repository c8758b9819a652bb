import { type ReportFormat, reportFormats } from "#shared/reports/report-format.ts";
import type { Variable } from "#shared/requests/variable.ts";
import type { CommandContext } from "../command.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { isSame } from "./find-runnable.ts";

/** The format of `--report`. @throws WrongUsage */
export const reportFormatOf = ({ report, output }: CommandContext["options"]): ReportFormat | undefined => {
  if (report === undefined) {
    if (output !== undefined) throw new WrongUsage("--output is the file of a report: add --report FORMAT.");
    return undefined;
  }
  const found = reportFormats.find((format) => format === report);
  if (found === undefined) throw new WrongUsage(`--report is one of ${reportFormats.join(", ")}.`);
  return found;
};

/**
 * The variables of `--variable NAME=VALUE`. One is secret if a variable of its name is, in an environment or in a folder.
 * @throws WrongUsage
 */
export const variablesOf = async ({
  ask,
  options,
}: Pick<CommandContext, "ask" | "options">): Promise<readonly Variable[]> => {
  const { variable = [] } = options;
  if (variable.length === 0) return [];
  const known = [...(await ask("environments.list", undefined)), ...(await ask("folders.list", undefined))];
  const secret = new Set(
    known.flatMap(({ variables }) => variables.filter(({ isSecret }) => isSecret).map(({ name }) => name)),
  );
  return variable.map((text) => {
    const [, name, value] = /^([A-Za-z0-9_.-]{1,256})=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new WrongUsage(
        "--variable is NAME=VALUE; a name has letters, digits, hyphens, dots and underscores.",
      );
    return { name, value, isSecret: secret.has(name) };
  });
};

/** The environment of `--environment`; undefined: that of the settings. @throws WrongUsage */
export const environmentIdOf = async ({
  ask,
  options,
}: Pick<CommandContext, "ask" | "options">): Promise<string | undefined> => {
  const { environment } = options;
  if (environment === undefined) return undefined;
  const all = await ask("environments.list", undefined);
  const found = all.find(({ name }) => isSame(name, environment));
  if (found !== undefined) return found.id;
  const names = all.map(({ name }) => name).join(", ");
  throw new WrongUsage(
    `There is no environment “${environment}”${names === "" ? "" : `; there are ${names}`}.`,
  );
};
