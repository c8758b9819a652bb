import type { CommandLineParts } from "./command.ts";

export type { CommandLineParts, CommandWorkbench } from "./command.ts";
export { asksForCommand } from "./command-names.ts";
export { describeError } from "./describe-error.ts";

/** Carries out a command and answers the exit code. The commands are loaded only now. */
export const runCommandLine = async (args: readonly string[], parts: CommandLineParts): Promise<number> => {
  const { runCommandLine: run } = await import("./run-command-line.ts");
  return run(args, parts);
};
