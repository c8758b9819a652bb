import { AppFailure } from "#shared/app-error.ts";
import type { EventName, Publish } from "#shared/contract/events.ts";
import { jsonText } from "#shared/json-text.ts";
import { visibleText } from "#shared/visible-text.ts";
import type { Clipboard } from "../ports/clipboard.ts";
import type { Answer, CommandContext, CommandLineParts, CommandWorkbench } from "./command.ts";
import { describeError } from "./describe-error.ts";
import { type AskedCommand, parseCommandLine } from "./parse-command-line.ts";
import { usage } from "./usage.ts";
import { WrongUsage } from "./wrong-usage.ts";

const ALL_IS_WELL = 0;
const NOT_WELL = 1;
const NOTHING_DONE = 2;
/** As shells have it: 128 + SIGINT. */
const ENDED_BY_PERSON = 130;

/** Carries out a command and answers the exit code. */
export const runCommandLine = async (args: readonly string[], parts: CommandLineParts): Promise<number> => {
  const print = (line: string) => parts.stdout(`${visibleText(line)}\n`);
  const note = (line: string) => parts.stderr(`${visibleText(line)}\n`);
  try {
    const asked = parseCommandLine(args);
    if (asked === "help") for (const line of usage(parts.program)) print(line);
    else if (asked === "version") print(parts.version);
    else return await runCommand(asked, parts, { print, note });
    return ALL_IS_WELL;
  } catch (thrown) {
    if (!(thrown instanceof WrongUsage)) throw thrown;
    note(`${thrown.message} See: ${parts.program} help`);
    return NOTHING_DONE;
  }
};

interface Output {
  /** A line for standard output. */
  readonly print: (line: string) => void;
  /** A line for standard error. */
  readonly note: (line: string) => void;
}

/** Opens the workbench for one command, and closes it again. */
const runCommand = async (asked: AskedCommand, parts: CommandLineParts, output: Output): Promise<number> => {
  const events = createEvents();
  const clipboard = createClipboard();
  let chosen: string | undefined;
  const fileDialog = { open: async () => chosen, save: async () => undefined, folder: async () => undefined };
  let workbench: CommandWorkbench | undefined;
  try {
    const opened = await parts.open({ publish: events.publish, clipboard, fileDialog });
    if (opened === "in_use") {
      for (const line of dataFolderInUse) output.note(line);
      return NOTHING_DONE;
    }
    workbench = opened;
    tellOfKeychain(events.on, output.note);
    const context = {
      ...parts,
      ...asked,
      ...output,
      on: events.on,
      choose: (path: string) => {
        chosen = path;
      },
      copied: clipboard.read,
      ask: askWith(opened),
    };
    const answer = await unlessEnded(asked.command.run(context), parts.signal);
    if (answer === undefined) return ENDED_BY_PERSON;
    show(answer, asked, parts, output);
    if (answer.isDone === false) return NOTHING_DONE;
    return answer.isWell === false ? NOT_WELL : ALL_IS_WELL;
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    for (const line of describeError(thrown)) output.note(line);
    show({ lines: [], document: { error: thrown.error } }, asked, parts, output);
    return NOT_WELL;
  } finally {
    await workbench?.close();
  }
};

const show = (
  answer: Answer,
  { json }: AskedCommand,
  { stdout }: CommandLineParts,
  { print }: Output,
): void => {
  if (json) stdout(`${jsonText(answer.document)}\n`);
  else if (answer.text !== undefined) stdout(answer.text);
  else for (const line of answer.lines) print(line);
};

const askWith =
  (workbench: CommandWorkbench): CommandContext["ask"] =>
  async (name, input) => {
    const result = await workbench.call(name, input);
    if (!result.ok) throw new AppFailure(result.error);
    return result.value;
  };

const createEvents = (): { readonly publish: Publish; readonly on: CommandContext["on"] } => {
  const listeners: { readonly name: EventName; readonly listener: (payload: never) => void }[] = [];
  return {
    publish: (name, payload) => {
      for (const each of listeners) if (each.name === name) each.listener(payload as never);
    },
    on: (name, listener) => void listeners.push({ name, listener }),
  };
};

/** Keeps what is copied for the command that asked for it. */
const createClipboard = (): Clipboard & { readonly read: () => string } => {
  let copied = "";
  return {
    writeText: (text) => {
      copied = text;
    },
    read: () => copied,
  };
};

/** Without a keychain the next command knows nothing of this one's secrets. */
const tellOfKeychain = (on: CommandContext["on"], note: Output["note"]): void =>
  on("keychain.status-changed", ({ state, error }) => {
    if (state === "memory_only")
      note("There is no keychain: tokens and secrets are forgotten when this command ends.");
    else if (error !== undefined) note(`Keychain: ${error.message}`);
  });

/** Undefined: the person did not wait for the answer. */
const unlessEnded = <T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> => {
  // What becomes of it after that is of no interest.
  work.catch(() => {});
  const ended = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  return Promise.race([work, ended]);
};

const dataFolderInUse = [
  "The workbench is running on this data folder, in its window or for another command.",
  "Close it first, or choose another folder with --user-data-dir=FOLDER.",
] as const;
