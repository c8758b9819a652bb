import { type AppError, AppFailure } from "#shared/app-error.ts";

/** The error of the AppFailure that `action` ends with; fails the test when it ends otherwise. */
export const failureOf = async (action: () => unknown): Promise<AppError> => {
  try {
    await action();
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
  throw new Error("It did not fail.");
};
