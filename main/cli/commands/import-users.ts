import { resolve } from "node:path";
import type { ImportCounts, ImportPreview } from "#shared/users/user-import.ts";
import type { Command, CommandContext } from "../command.ts";
import { configurationNamed } from "../find-configuration.ts";
import { WrongUsage } from "../wrong-usage.ts";

/** Imports users from a file: all of them or none; or says what it would do. */
export const importUsers: Command = {
  words: ["users", "import"],
  parameters: ["FILE"],
  options: ["configuration", "dry-run", "create-roles"],
  usage: "--configuration ALIAS [--dry-run] [--create-roles]",
  summary: "Imports users from CSV, JSON or SCIM, all or none.",
  run: async (context) => {
    const {
      configuration,
      "dry-run": isDryRun = false,
      "create-roles": createRoles = false,
    } = context.options;
    if (configuration === undefined) throw new WrongUsage("users import takes --configuration ALIAS.");
    const preview = await previewFile(context, configuration);
    const counts = createRoles ? preview.countsWithNewRoles : preview.counts;
    const lines = describePreview(preview, createRoles);
    if (preview.problemCount > 0) {
      return { lines: [...lines, "Nothing was imported."], document: { preview }, isWell: false };
    }
    if (isDryRun) {
      return { lines: [...lines, ...describeCounts(counts, "would be")], document: { preview } };
    }
    const outcome = await context.ask("users.import.apply", { id: preview.id, createRoles });
    return {
      lines: [...lines, ...describeCounts({ ...counts, ...outcome }, "were")],
      document: { preview, outcome },
    };
  },
};

const previewFile = async (context: CommandContext, alias: string): Promise<ImportPreview> => {
  const { id: configurationId } = await configurationNamed(context, alias);
  const [file = ""] = context.parameters;
  context.choose(resolve(context.currentFolder, file));
  const opened = await context.ask("users.import.open", undefined);
  return context.ask("users.import.preview", { id: opened?.id ?? "", configurationId });
};

const describePreview = (preview: ImportPreview, createRoles: boolean): readonly string[] => [
  ...preview.problems.map(({ line, message }) =>
    line === undefined ? message : `${placeOf(preview)} ${line}: ${message}`,
  ),
  ...(preview.problemCount > preview.problems.length
    ? [`and ${preview.problemCount - preview.problems.length} more problems`]
    : []),
  ...preview.unknownRoles.map(
    ({ name, users }) => `Role ${name}, of ${users}: ${createRoles ? "created" : "not here, left out"}`,
  ),
];

const placeOf = ({ format }: ImportPreview): string => (format === "csv" ? "Line" : "User");

const describeCounts = (
  { created, updated, unchanged, changes }: ImportCounts,
  verb: string,
): readonly string[] => [
  `${created} ${verb} created, ${updated} updated; ${unchanged} unchanged.`,
  ...changes.map(({ what, users }) => `  ${what}: ${users}`),
];
