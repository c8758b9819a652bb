import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Explanation } from "#shared/explain/explanation.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import { explain } from "./explain.ts";

/**
 * Explains why a login run failed.
 * @throws AppFailure `not_found` when it did not fail, or when its configuration is gone
 */
export const explainRun = (
  run: LoginRun,
  configuration: (id: string) => ClientConfiguration,
): Explanation => {
  if (run.error === undefined) throw nothingToExplain();
  return explain({
    error: run.error,
    configuration: configuration(run.configurationId),
    at: run.endedAt ?? run.startedAt,
    loginHint: run.loginHint,
  });
};

const nothingToExplain = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "This login did not fail.",
    advice: "Open a run that failed.",
  });
