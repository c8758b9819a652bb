import type { AppError } from "#shared/app-error.ts";
import type { WorkbenchBridge } from "#shared/contract/bridge.ts";
import type { OperationName } from "#shared/contract/operation-names.ts";
import type { OperationInput, OperationOutput } from "#shared/contract/operations.ts";

declare global {
  interface Window {
    readonly workbench: WorkbenchBridge;
  }
}

/** An operation's error inside React: thrown so that queries and mutations carry it. */
export class OperationFailed extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.message);
    this.name = "OperationFailed";
    this.error = error;
  }
}

/**
 * Calls an operation of the main process.
 * @throws OperationFailed with the error that the operation answered
 */
export const call = async <Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
): Promise<OperationOutput<Name>> => {
  const result = await window.workbench.call(name, input);
  if (!result.ok) throw new OperationFailed(result.error);
  return result.value;
};

/** The AppError in whatever a query or mutation threw. */
export const errorOf = (thrown: unknown): AppError =>
  thrown instanceof OperationFailed
    ? thrown.error
    : {
        code: "internal",
        message: "The window could not show this.",
        advice: "Try again. If it happens again, restart the workbench.",
        cause: String(thrown),
      };
