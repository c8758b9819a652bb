import { type AppError, AppFailure } from "#shared/app-error.ts";

/** An error in readable lines. It is redacted already where it comes from a trace. */
export const describeError = (thrown: unknown): readonly string[] => {
  if (thrown instanceof AppFailure) return describeAppError(thrown.error);
  return [`Error: ${thrown instanceof Error ? thrown.message : String(thrown)}`];
};

const describeAppError = (error: AppError): readonly string[] => {
  const { wire } = error;
  const words = [wire?.httpStatus, wire?.error, wire?.errorDescription].filter((part) => part !== undefined);
  return [
    `Error: ${error.message} (${error.code})`,
    ...(error.step === undefined ? [] : [`Step: ${error.step.replaceAll("_", " ")}`]),
    ...(error.field === undefined ? [] : [`Field: ${error.field}`]),
    ...(error.cause === undefined ? [] : [`Cause: ${error.cause}`]),
    ...(words.length === 0 ? [] : [`The provider said: ${words.join(" ")}`]),
    `Advice: ${error.advice}`,
  ];
};
