import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { UserSummary } from "#shared/users/user.ts";
import { useRead } from "../bridge/index.ts";
import { originOf } from "../words/index.ts";

/** Who a request is sent as, and whether its origin may have the token. */
export interface Identity {
  readonly user: UserSummary | undefined;
  readonly configuration: ClientConfiguration | undefined;
  /** The user was forgotten meanwhile. */
  readonly isGone: boolean;
  /** The request's origin, when the identity's configuration does not allow it. */
  readonly refusedOrigin: string | undefined;
}

/** Reads an identity; undefined for anonymous. */
export const useIdentity = (userId: string | undefined, url: string): Identity | undefined => {
  const user = useRead("users.get", { id: userId ?? "" }, { enabled: userId !== undefined });
  const summary = user.data?.user;
  const configurationId = summary?.configurationId;
  const configuration = useRead(
    "configurations.get",
    { id: configurationId ?? "" },
    { enabled: configurationId !== undefined },
  ).data;
  if (userId === undefined) return undefined;
  const origin = originOf(url.trim());
  const isRefused =
    configuration !== undefined && origin !== undefined && !configuration.allowedOrigins.includes(origin);
  return {
    user: summary,
    configuration,
    isGone: user.isError,
    refusedOrigin: isRefused ? origin : undefined,
  };
};
