import type { ClientConfigurationDraft } from "./client-configuration.ts";

type Redirect = ClientConfigurationDraft["redirect"];

/** Where the loopback listener listens. */
export type LoopbackRedirect = Pick<Redirect, "host" | "port" | "path">;

/**
 * The redirect URI to register at the provider. A loopback one without a fixed port is given without one: a
 * provider that follows RFC 8252 7.3 accepts any port on a loopback address.
 */
export const redirectUriToRegister = (redirect: Redirect): string =>
  redirect.kind === "captured" ? redirect.capturedUri : redirectUriWithPort(redirect, redirect.port);

/** Whether the port of the redirect URI differs from login to login. */
export const hasAnyPort = (redirect: Redirect): boolean =>
  redirect.kind === "loopback" && redirect.port === undefined;

/** Schemes that a browser serves or refuses by itself, so that nothing could be caught there. */
const uncapturedSchemes: ReadonlySet<string> = new Set([
  "about",
  "app",
  "blob",
  "chrome",
  "data",
  "devtools",
  "file",
  "filesystem",
  "ftp",
  "javascript",
  "mailto",
  "view-source",
  "ws",
  "wss",
]);

/**
 * Why a redirect URI cannot be captured, or `undefined`; an empty one is no problem here. It is compared to the
 * letter, so it has to be in the form in which browsers write it.
 */
export const capturedUriProblem = (uri: string): string | undefined => {
  if (uri === "") return undefined;
  const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*):(.+)$/.exec(uri) ?? [];
  if (scheme === "") return "This is not a URI; it begins with a scheme in lower case";
  if (uncapturedSchemes.has(scheme)) return `A redirect to ${scheme}: cannot be captured`;
  if (uri.includes("#")) return "A redirect URI has no fragment (RFC 6749 3.1.2)";
  if (uri.includes("?")) return "A redirect URI with a query cannot be captured";
  if (!/^[\x21\x24-\x3b\x3d\x40-\x5b\x5d\x5f\x61-\x7a\x7e]+$/.test(uri)) {
    return "It has characters that must be escaped in a URI";
  }
  const isWeb = scheme === "https" || scheme === "http";
  return isWeb && !isPlainAddress(rest, scheme)
    ? "A web address has a host in lower case and a path, for instance https://app.example/oauth/v2/callback"
    : undefined;
};

const isPlainAddress = (rest: string, scheme: string): boolean =>
  /^\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:[1-9]\d{0,4})?\//.test(rest) &&
  !rest.startsWith(`//${rest.slice(2).split(/[:/]/, 1)[0]}:${scheme === "https" ? 443 : 80}/`) &&
  !/\/\.\.?(\/|$)/.test(rest);

/** Path of the post-logout redirect URI: beside the callback, for instance `/oauth/v2/logout`. */
export const postLogoutPathOf = (callbackPath: string): string => callbackPath.replace(/[^/]*$/, "logout");

/** The redirect URI with the port that the listener has got. */
export const redirectUriWithPort = (
  redirect: Pick<LoopbackRedirect, "host" | "path">,
  port: number | undefined,
): string => `http://${redirect.host}${port === undefined ? "" : `:${port}`}${redirect.path}`;
