import type { ClientConfigurationDraft } from "./client-configuration.ts";

/**
 * The redirect URI to register at the provider. Without a fixed port it is given without one: a provider that
 * follows RFC 8252 7.3 accepts any port on a loopback address.
 */
export const redirectUriToRegister = (redirect: ClientConfigurationDraft["redirect"]): string =>
  redirectUriWithPort(redirect, redirect.port);

/** Path of the post-logout redirect URI: beside the callback, for instance `/oauth/v2/logout`. */
export const postLogoutPathOf = (callbackPath: string): string => callbackPath.replace(/[^/]*$/, "logout");

/** The redirect URI with the port that the listener has got. */
export const redirectUriWithPort = (
  redirect: ClientConfigurationDraft["redirect"],
  port: number | undefined,
): string => `http://${redirect.host}${port === undefined ? "" : `:${port}`}${redirect.path}`;
