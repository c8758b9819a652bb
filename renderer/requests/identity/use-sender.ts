import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { CurrentIdentity, SendAs } from "#shared/requests/request-draft.ts";
import type { UserSummary } from "#shared/users/user.ts";
import { useRead } from "../../bridge/index.ts";

/** Who a request is sent as in the end, and whether its origin may have the token. */
export interface Sender {
  readonly identity: CurrentIdentity;
  /** Whoever is current, and not somebody of the request's own. */
  readonly isCurrent: boolean;
  readonly user: UserSummary | undefined;
  readonly configuration: ClientConfiguration | undefined;
  /** The user or the configuration is no longer here. */
  readonly isGone: boolean;
  /** The request's origin, when the identity's configuration does not allow it. */
  readonly refusedOrigin: string | undefined;
}

/**
 * Reads who a request is sent as; undefined until it is known.
 * @param origin where it is sent to; undefined while that is not known
 */
export const useSender = (
  sendAs: SendAs,
  origin: string | undefined,
  sendsToken: boolean,
): Sender | undefined => {
  const current = useRead("settings.get", undefined).data?.currentIdentity;
  const isCurrent = sendAs.kind === "current";
  const identity = isCurrent ? current : sendAs;
  const userId = identity?.kind === "user" ? identity.userId : undefined;
  const user = useRead("users.get", { id: userId ?? "" }, { enabled: userId !== undefined });
  const configurationId =
    identity?.kind === "client" ? identity.configurationId : user.data?.user.configurationId;
  const configuration = useRead(
    "configurations.get",
    { id: configurationId ?? "" },
    { enabled: configurationId !== undefined },
  );
  if (!identity) return undefined;
  const hasToken = identity.kind !== "anonymous" && sendsToken;
  const isRefused =
    hasToken && origin !== undefined && configuration.data?.allowedOrigins.includes(origin) === false;
  return {
    identity,
    isCurrent,
    user: userId === undefined ? undefined : user.data?.user,
    configuration: identity.kind === "anonymous" ? undefined : configuration.data,
    isGone:
      (userId !== undefined && user.isError) || (configurationId !== undefined && configuration.isError),
    refusedOrigin: isRefused ? origin : undefined,
  };
};
