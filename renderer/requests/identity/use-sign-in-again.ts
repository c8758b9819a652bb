import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { useAnnounce } from "../../ui/index.ts";

/** Lets the person sign in again without leaving the request. */
export interface SignInAgain {
  readonly isBusy: boolean;
  readonly error: AppError | undefined;
  /** Starts a login of the configuration; the line shows the new tokens when it has ended well. */
  readonly start: (configurationId: string) => Promise<void>;
}

/** See {@link SignInAgain}. */
export const useSignInAgain = (): SignInAgain => {
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const start = async (configurationId: string) => {
    setIsBusy(true);
    setError(undefined);
    try {
      const configuration = await call("configurations.get", { id: configurationId });
      if (configuration.isDemo) await call("demo.start", undefined);
      await call("login.start", { configurationId });
      announce("The login has begun in the browser.");
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, start };
};
