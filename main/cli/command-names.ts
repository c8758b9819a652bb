/** First words of the commands. Apart from the commands, so that the start of the window loads none of them. */
export const commandNames = [
  "configurations",
  "doctor",
  "help",
  "login",
  "logins",
  "run",
  "token",
  "users",
] as const;
export type CommandName = (typeof commandNames)[number];

const flags: ReadonlySet<string> = new Set(["--cli", "--help", "-h", "--version"]);

/** Whether the program is started for a command rather than for its window. */
export const asksForCommand = (args: readonly string[]): boolean => {
  const first = args.find((arg) => !arg.startsWith("-")) ?? "";
  return args.some((arg) => flags.has(arg)) || (commandNames as readonly string[]).includes(first);
};
