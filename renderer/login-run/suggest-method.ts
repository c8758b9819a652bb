import type { AppError } from "#shared/app-error.ts";
import type {
  ClientAuthenticationMethod,
  ClientConfiguration,
} from "#shared/configurations/client-configuration.ts";

/** Methods that use the client secret which is there already, so that a change needs nothing else. */
const methodsWithSecret: readonly ClientAuthenticationMethod[] = [
  "client_secret_basic",
  "client_secret_post",
];

/**
 * The client authentication method to change to, when the provider refused the client and its metadata lists
 * methods but not the one that is set (OIDC Core 9); undefined when the method is no likely reason.
 */
export const suggestMethod = (
  error: AppError,
  configuration: Pick<ClientConfiguration, "clientAuthenticationMethod" | "capabilities">,
): ClientAuthenticationMethod | undefined => {
  if (error.wire?.error !== "invalid_client") return undefined;
  const listed = configuration.capabilities.clientAuthenticationMethodsSupported;
  if (listed.length === 0 || listed.includes(configuration.clientAuthenticationMethod)) return undefined;
  return methodsWithSecret.find((method) => listed.includes(method));
};
