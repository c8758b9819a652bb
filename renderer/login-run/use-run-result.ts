import { useQuery } from "@tanstack/react-query";
import type { AppError } from "#shared/app-error.ts";
import type { LoginResult } from "#shared/login/login-result.ts";
import { call, errorOf } from "../bridge/index.ts";

/** What a login gave, as far as it is known. */
export interface RunResult {
  /** False until the answer is there. */
  readonly isRead: boolean;
  /** Absent also of a run that was made before results were kept. */
  readonly value: LoginResult | undefined;
  /** Why it could not be read. */
  readonly error: AppError | undefined;
}

/** Reads what a login that succeeded gave. */
export const useRunResult = (runId: string): RunResult => {
  const read = useQuery({
    queryKey: ["login.result", { id: runId }],
    // In an object of its own: that there is none is an answer too.
    queryFn: async () => ({ result: await call("login.result", { id: runId }) }),
  });
  return {
    isRead: read.isSuccess,
    value: read.data?.result,
    error: read.error ? errorOf(read.error) : undefined,
  };
};
