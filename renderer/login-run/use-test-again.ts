import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import { call, errorOf } from "../bridge/index.ts";
import { isDemo, readLoginBrowser } from "../configurations/index.ts";
import { navigate } from "../routes.ts";

/** Starts another login with the run's configuration and opens it. */
export const useTestAgain = (run: LoginRun, configuration: ClientConfiguration | undefined) => {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const start = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      if (configuration && isDemo(configuration)) await call("demo.start", undefined);
      const { configurationId, loginHint } = run;
      const next = await call("login.start", {
        configurationId,
        browser: readLoginBrowser(),
        ...(loginHint === undefined ? {} : { loginHint }),
        ...(run.triesNextKey && configuration?.nextClientKey ? { tryNextKey: true } : {}),
      });
      navigate({ page: "runs", id: next.id });
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { start, isBusy, error };
};
