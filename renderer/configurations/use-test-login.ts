import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration, MissingField } from "#shared/configurations/client-configuration.ts";
import type { LoginBrowser } from "#shared/login/login-run.ts";
import { call, errorOf } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { useAnnounce } from "../ui/index.ts";
import type { FieldName } from "./draft-edits.ts";
import { isDemo } from "./list-row.ts";
import { readLoginBrowser, useLoginBrowser } from "./login-browser.ts";
import type { DraftState } from "./use-draft.ts";

/** Test login of the configuration that is open. */
export interface TestLogin {
  /** What logins are opened in; the captured redirect leaves no choice. */
  readonly browser: LoginBrowser;
  readonly chooseBrowser: (browser: LoginBrowser) => void;
  /** The next login is to keep the secrets of its exchanges, sealed; the one after it is not. */
  readonly keepsRawValues: boolean;
  readonly toggleRawValues: () => void;
  /** Saves what is typed, starts a login run and opens it; with something missing it leads to the field instead. */
  readonly run: () => Promise<void>;
  /** The same with the client's next key in place of the one in use. */
  readonly tryNextKey: () => Promise<void>;
  readonly isBusy: boolean;
  /** Why the run could not be started. */
  readonly error: AppError | undefined;
  /** A login was asked for while something was missing. */
  readonly wasRefused: boolean;
}

/** See {@link TestLogin}. */
export const useTestLogin = (
  configuration: ClientConfiguration,
  state: Pick<DraftState, "changed" | "save">,
  missing: readonly MissingField[],
  showField: (field: FieldName) => void,
): TestLogin => {
  const announce = useAnnounce();
  const { browser, choose } = useLoginBrowser();
  const [keepsRawValues, setKeepsRawValues] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [wasRefused, setWasRefused] = useState(false);
  const [error, setError] = useState<AppError>();

  const start = async (tryNextKey: boolean) => {
    if (state.changed.size > 0 && !(await state.save())) return;
    if (isDemo(configuration)) await call("demo.start", undefined);
    const run = await call("login.start", {
      configurationId: configuration.id,
      browser: readLoginBrowser(),
      ...(keepsRawValues && { keepRawValues: true }),
      ...(tryNextKey && { tryNextKey }),
    });
    setKeepsRawValues(false);
    navigate({ page: "runs", id: run.id });
  };

  const run = async (tryNextKey: boolean) => {
    if (isBusy) return;
    setError(undefined);
    const [first] = missing;
    setWasRefused(first !== undefined);
    if (first) {
      announce(`Test login cannot run. ${missing.map((entry) => entry.message).join(". ")}`);
      showField(first.field);
      return;
    }
    setIsBusy(true);
    try {
      await start(tryNextKey);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };

  const toggleRawValues = () => {
    announce(keepsRawValues ? "The next login keeps no secrets" : "The next login keeps its secrets");
    setKeepsRawValues(!keepsRawValues);
  };

  return {
    browser,
    chooseBrowser: choose,
    keepsRawValues,
    toggleRawValues,
    run: () => run(false),
    tryNextKey: () => run(true),
    isBusy,
    error,
    wasRefused,
  };
};
