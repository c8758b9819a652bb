import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An error that is told to the person as it stands, without a stack. */
export class SetupFailure extends Error {}

/** Prints one line of progress. To stderr: stdout belongs to what the command prints as its result. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** What is told of an error: the sentence of an expected one, the stack of any other. */
export function describeFailure(error) {
  return error instanceof SetupFailure ? error.message : (error?.stack ?? String(error));
}

/** Runs `work`, and ends the process with a plain sentence when it fails. */
export async function runAsProgram(work) {
  try {
    await work();
  } catch (error) {
    say(describeFailure(error));
    process.exitCode = 1;
  }
}

/** Whether the module of this address is the one that was started, rather than imported. */
export function isProgram(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
