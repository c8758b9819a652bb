import { commands } from "./commands/index.ts";
import { table } from "./table.ts";

/** The help text. */
export const usage = (program: string): readonly string[] => [
  `Usage: ${program} COMMAND [OPTIONS]`,
  "",
  ...table([
    ...commands.map(({ words, parameters, usage: options, summary }) => [
      ["  ", words.join(" "), ...parameters, options].join(" ").trimEnd().replace("   ", "  "),
      summary,
    ]),
    ["  help", "Shows this."],
  ]),
  ...commands.flatMap(({ words, optionWords }) =>
    optionWords === undefined
      ? []
      : [
          "",
          `Options of ${words.join(" ")}:`,
          ...table(optionWords.map(([option, meaning]) => [`  ${option}`, meaning])),
        ],
  ),
  "",
  ...table([
    ["  --json", "The result as one JSON document."],
    ["  --user-data-dir=FOLDER", "Another data folder than the window's usual one."],
    ["  --version", "Shows the version."],
  ]),
  "",
  "Results go to standard output; progress and errors to standard error. Exit codes: 0 all is well, 1 it is not,",
  "2 nothing was done (wrong usage, or the workbench is running on this data folder), 130 ended by Ctrl-C.",
];
