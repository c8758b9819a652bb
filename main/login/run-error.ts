import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { LoginRun, LoginRunState } from "#shared/login/login-run.ts";
import type { Logger } from "../ports/logger.ts";
import type { TraceRecorder } from "../trace/index.ts";

const stepByState: Readonly<Partial<Record<LoginRunState, AppError["step"]>>> = {
  preparing: "preparation",
  waiting_for_user: "authorization_endpoint",
  exchanging: "token_endpoint",
  validating: "id_token",
  provisioning: "provisioning",
};

/** What a run ended with, from what was thrown in it; a mistake of ours is one too. */
export const runErrorOf = (
  { run, recorder }: { readonly run: LoginRun; readonly recorder: TraceRecorder },
  thrown: unknown,
  logger: Logger,
): AppError => {
  const step = stepByState[run.state] ?? "preparation";
  if (thrown instanceof AppFailure) return { ...thrown.error, step: thrown.error.step ?? step };
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  logger.error("login.internal-error", { runId: run.id, kind, step });
  return {
    code: "internal",
    message: "The workbench made a mistake during this login.",
    advice: "Try again. If it happens again, report it with the trace.",
    cause: recorder.redactor.text(thrown instanceof Error ? thrown.message : kind),
    step,
  };
};
