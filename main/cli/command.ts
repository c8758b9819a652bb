import type { EventName, EventPayloads, Publish } from "#shared/contract/events.ts";
import type { OperationName } from "#shared/contract/operation-names.ts";
import type { OperationInput, OperationOutput } from "#shared/contract/operations.ts";
import type { Result } from "#shared/result.ts";
import type { Clipboard } from "../ports/clipboard.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileDialog } from "../ports/file-dialog.ts";
import type { CommandName } from "./command-names.ts";

/** The workbench as commands see it: its operations, and its end. */
export interface CommandWorkbench {
  call<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ): Promise<Result<OperationOutput<Name>>>;
  close(): Promise<void>;
}

/** What the command line works with besides its arguments. */
export interface CommandLineParts {
  /** How it is called, for the usage: `sso-workbench`. */
  readonly program: string;
  readonly version: string;
  /** Relative paths begin here. */
  readonly currentFolder: string;
  readonly clock: Clock;
  /** Opens the workbench. `in_use`: another process has the data folder. @throws AppFailure as `openWorkbench` */
  readonly open: (ports: {
    readonly publish: Publish;
    readonly clipboard: Clipboard;
    readonly fileDialog: FileDialog;
  }) => Promise<CommandWorkbench | "in_use">;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** All of standard input. @throws AppFailure when a person is there who would type in the open */
  readonly readStdin: () => Promise<string>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Values of the options that only some commands take. */
export interface CommandOptions {
  readonly search?: string;
  readonly limit?: string;
  readonly alias?: string;
  readonly failed?: boolean;
  readonly user?: string;
  readonly "client-secret-stdin"?: boolean;
  readonly configuration?: string;
  readonly "dry-run"?: boolean;
  readonly "create-roles"?: boolean;
  readonly as?: readonly string[];
  readonly report?: string;
  readonly output?: string;
  readonly environment?: string;
  readonly variable?: readonly string[];
  readonly bail?: boolean;
}

/** What a command is given. */
export interface CommandContext extends Pick<CommandLineParts, "currentFolder" | "clock" | "readStdin"> {
  /** In the order of the usage. */
  readonly parameters: readonly string[];
  readonly options: CommandOptions;
  /** Asks the workbench as the window does. @throws AppFailure */
  ask<Name extends OperationName>(name: Name, input: OperationInput<Name>): Promise<OperationOutput<Name>>;
  /** Listens to the workbench. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayloads[Name]) => void): void;
  /** The file that is chosen when the workbench asks for one. */
  choose(path: string): void;
  /** What was copied last, in place of a clipboard. */
  copied(): string;
  /** Says something to the person, on standard error. */
  note(line: string): void;
}

/** A command's result, on standard output. */
export interface Answer {
  /** For a person. */
  readonly lines: readonly string[];
  /** For a program: one JSON document. */
  readonly document: unknown;
  /** For a file, as it is, in the place of the lines. */
  readonly text?: string;
  /** `false`: it was carried out, and what it found is not well. */
  readonly isWell?: boolean;
  /** `false`: it was not carried out. */
  readonly isDone?: boolean;
}

/** One command. */
export interface Command {
  readonly words: readonly [CommandName, ...string[]];
  /** Names of what follows the words, as in the usage. */
  readonly parameters: readonly string[];
  /** The options it takes besides those that all take. */
  readonly options: readonly (keyof CommandOptions)[];
  /** The options as they stand in the usage. */
  readonly usage: string;
  /** What its options mean, where the usage has no room for them. */
  readonly optionWords?: readonly (readonly [option: string, words: string])[];
  readonly summary: string;
  run(context: CommandContext): Promise<Answer>;
}
