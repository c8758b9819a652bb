import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { useAnnounce } from "../../ui/index.ts";

/** Adds an origin to those that a configuration's access tokens may be sent to. */
export interface AllowOrigin {
  readonly isBusy: boolean;
  readonly error: AppError | undefined;
  /** What was allowed last: "https://api.example is allowed for Northwind." */
  readonly said: string | undefined;
  readonly allow: (configurationId: string, origin: string) => Promise<boolean>;
}

/** See {@link AllowOrigin}. */
export const useAllowOrigin = (): AllowOrigin => {
  const announce = useAnnounce();
  const [state, setState] = useState<Omit<AllowOrigin, "allow">>({
    isBusy: false,
    error: undefined,
    said: undefined,
  });
  const allow = async (configurationId: string, origin: string) => {
    setState({ isBusy: true, error: undefined, said: undefined });
    try {
      const configuration = await call("configurations.get", { id: configurationId });
      const draft = draftOf(configuration);
      const allowedOrigins = [...new Set([...draft.allowedOrigins, origin])];
      await call("configurations.update", { id: configurationId, draft: { ...draft, allowedOrigins } });
      const said = `Access tokens of ${configuration.alias} may now be sent to ${origin}.`;
      announce(said);
      setState({ isBusy: false, error: undefined, said });
      return true;
    } catch (thrown) {
      setState({ isBusy: false, error: errorOf(thrown), said: undefined });
      return false;
    }
  };
  return { ...state, allow };
};
