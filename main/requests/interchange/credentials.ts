import type { RequestHeader } from "#shared/requests/request-draft.ts";
import type { Reading, Where } from "./reading.ts";
import { isSecretName } from "./variables.ts";

/** Why a scheme of an `Authorization` header (RFC 9110 11.4) is not kept. */
const schemes: Readonly<Record<string, string>> = {
  bearer: "The identity that it is sent as brings the token.",
  dpop: "The identity that it is sent as brings the token and its proof.",
  basic: "A password is not kept in a request: send it as an identity.",
};

const OTHER_SCHEME = "Credentials are not kept in a request: send it as an identity.";

/** Why credentials of this scheme stay behind. */
export const whyNotKept = (scheme: string): string => {
  const lower = scheme.toLowerCase();
  return Object.hasOwn(schemes, lower) ? (schemes[lower] ?? OTHER_SCHEME) : OTHER_SCHEME;
};

/** Headers that the connection writes by itself, or a browser for its own page. */
const ofTheConnection = new Set([
  "connection",
  "content-length",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

/**
 * The headers that may be kept: no credentials and cookies, which are noted, and none that a connection sets itself;
 * keys of APIs go into secret variables.
 */
export const keptHeaders = (
  headers: readonly RequestHeader[],
  where: Where,
  reading: Reading,
): readonly RequestHeader[] =>
  headers.flatMap((header) => {
    const name = header.name.trim();
    const lower = name.toLowerCase();
    if (name === "" || lower.startsWith(":") || ofTheConnection.has(lower)) return [];
    if (lower === "authorization" || lower === "proxy-authorization") {
      reading.leave(where, `${name} header`, whyNotKept(header.value.trim().split(/\s/, 1)[0] ?? ""));
      return [];
    }
    if (lower === "cookie") {
      reading.leave(where, "Cookie header", "Cookies belong to a session that is not kept.");
      return [];
    }
    const value = isSecretName(lower) ? reading.keepSecret(lower, header.value) : header.value;
    return [{ ...header, name, value }];
  });

/** The URL without a user name or password in it. */
export const withoutUserInfo = (url: string, where: Where, reading: Reading): string =>
  url.replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*@)+/i, (_whole, scheme: string) => {
    reading.leave(where, "User name and password in the URL", whyNotKept("basic"));
    return scheme;
  });

/** Parameters of a query that are tokens whatever the API is. */
const tokenParameters = new Set(["access_token", "id_token", "refresh_token", "id_token_hint"]);

/** Takes tokens out of the query; keys of APIs in it go into secret variables. Else it stays to the letter. */
export const withoutTokens = (url: string, where: Where, reading: Reading): string => {
  const begin = url.indexOf("?");
  if (begin < 0) return url;
  const end = url.indexOf("#", begin) < 0 ? url.length : url.indexOf("#", begin);
  const pairs = url.slice(begin + 1, end).split("&");
  const kept = pairs.flatMap((pair) => {
    const [name = "", value] = splitAt(pair, "=");
    if (value === undefined || value === "" || value.startsWith("{{")) return [pair];
    if (tokenParameters.has(name.toLowerCase())) {
      reading.leave(where, `${name} in the URL`, whyNotKept("bearer"));
      return [];
    }
    return isSecretName(name) ? [`${name}=${reading.keepSecret(name, value)}`] : [pair];
  });
  if (kept.every((pair, index) => pair === pairs[index]) && kept.length === pairs.length) return url;
  return `${url.slice(0, begin)}${kept.length === 0 ? "" : `?${kept.join("&")}`}${url.slice(end)}`;
};

/** Before and after the first separator; undefined where there is none. */
export const splitAt = (text: string, separator: string): readonly [string, string?] => {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + separator.length)];
};
