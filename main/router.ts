import { type AppError, AppFailure } from "#shared/app-error.ts";
import { type OperationName, operationNames } from "#shared/contract/operation-names.ts";
import {
  type OperationInput,
  type OperationOutput,
  operations,
  type ParsedInput,
} from "#shared/contract/operations.ts";
import { failure, type Result, success } from "#shared/result.ts";
import type { Logger } from "./ports/logger.ts";

/** A handler for every operation; a missing one does not compile. */
export type Handlers = {
  readonly [Name in OperationName]: (
    input: ParsedInput<Name>,
  ) => OperationOutput<Name> | Promise<OperationOutput<Name>>;
};

/** Takes what came over a process border and answers a Result; never throws. */
export interface Router {
  /** For untrusted callers: name and input may be anything. */
  dispatch(name: unknown, input: unknown): Promise<Result<unknown>>;
  /** The same for callers in this process, with types. */
  call<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ): Promise<Result<OperationOutput<Name>>>;
}

const isOperationName = (name: unknown): name is OperationName =>
  typeof name === "string" && (operationNames as readonly string[]).includes(name);

/**
 * Wires the table of operations to their handlers: name → parse → handler → Result. `failureFor` knows what
 * exceptions of others mean, the database's for instance; undefined for any that is a mistake of ours.
 */
export const createRouter = (
  handlers: Handlers,
  logger: Logger,
  failureFor: (thrown: unknown) => AppFailure | undefined,
): Router => {
  const dispatch = async (name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOperationName(name)) return failure(unknownOperation);
    const parsed = operations[name].input.safeParse(input);
    if (!parsed.success) return failure(invalidInput(name, parsed.error.issues));
    try {
      const handler = handlers[name] as (input: unknown) => unknown;
      return success(await handler(parsed.data));
    } catch (thrown) {
      const known = thrown instanceof AppFailure ? thrown : failureFor(thrown);
      return failure(known?.error ?? mistake(name, thrown, logger));
    }
  };
  return { dispatch, call: dispatch as Router["call"] };
};

const unknownOperation: AppError = {
  code: "invalid_input",
  message: "There is no such operation.",
  advice: "Update the workbench: the window and the program do not fit together.",
};

const invalidInput = (
  name: OperationName,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): AppError => {
  const first = issues[0];
  const field = first?.path.map(String).join(".") ?? "";
  return {
    code: "invalid_input",
    message: first?.message ?? "The input is not valid.",
    advice: "Correct the value and try again.",
    cause: `${name}: ${field === "" ? "input" : field}`,
    ...(field === "" ? {} : { field }),
  };
};

/** An unexpected exception is logged by its kind and place only: its message may hold what was being handled. */
const mistake = (name: OperationName, thrown: unknown, logger: Logger): AppError => {
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  const place = thrown instanceof Error ? placeOf(thrown) : "";
  logger.error("operation.failed", { operation: name, kind, place });
  return {
    code: "internal",
    message: "The workbench made a mistake.",
    advice: "Try again. If it happens again, export the trace and report it.",
    cause: kind,
  };
};

/** The innermost frames. A message of several lines stands in the stack too, so only lines of frames are taken. */
const placeOf = (thrown: Error): string =>
  (thrown.stack ?? "")
    .replace(`${thrown.name}: ${thrown.message}`, "")
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 3)
    .map((line) => line.trim())
    .join(" ");
