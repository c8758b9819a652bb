import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { HttpHead, HttpHeaders, HttpRequest } from "../ports/http.ts";
import { spellings } from "../trace/index.ts";
import { parseRequestUrl } from "./prepare-request.ts";

/** So many redirects are followed at most, as browsers do (Fetch 4.4). */
export const MOST_HOPS = 20;

/** What a redirect leads to: the next request, or why it is the answer. */
export type NextRequest =
  | {
      readonly kind: "follow";
      readonly request: HttpRequest;
      readonly location: string;
      readonly isDowngrade: boolean;
      readonly leavesOrigin: boolean;
    }
  | { readonly kind: "stay"; readonly error: AppError };

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that describe a body that is not sent any more (RFC 9110 8.3, 15.4). */
const bodyHeaders = /^content-/i;

/**
 * The request that a redirect asks for (RFC 9110 15.4): 303 makes it a GET, 301 and 302 do so of a POST, 307 and 308
 * change nothing. Its headers are those of the request; who may not see them there says the caller.
 * @returns undefined for an answer that is no redirect
 */
export const nextRequest = (request: HttpRequest, response: HttpHead): NextRequest | undefined => {
  if (!redirectStatuses.has(response.status)) return undefined;
  const locations = response.headers.filter(([name]) => name.toLowerCase() === "location");
  const [first] = locations;
  if (first === undefined) return undefined;
  if (locations.length > 1) return stay("The answer has several Location headers.", "RFC 9110 10.2.2");
  const location = readUtf8(first[1]);
  const from = new URL(request.url);
  const to = targetOf(location, from);
  if (to instanceof AppFailure) return { kind: "stay", error: to.error };
  return {
    kind: "follow",
    request: { ...rewritten(request, response.status), url: to.href },
    location,
    isDowngrade: from.protocol === "https:" && to.protocol === "http:",
    leavesOrigin: from.origin !== to.origin,
  };
};

/** Servers write UTF-8 here although headers are none. */
const readUtf8 = (value: string): string => {
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? value : text;
};

/** What a redirect may lead to is what a person may type: http and https, and no user name in it. */
const targetOf = (location: string, from: URL): URL | AppFailure => {
  if (!URL.canParse(location, from.href)) return refusal("The place that the redirect leads to is no URL.");
  try {
    return parseRequestUrl(new URL(location, from).href);
  } catch (thrown) {
    if (thrown instanceof AppFailure) return refusal(`The redirect is not followed: ${thrown.message}`);
    throw thrown;
  }
};

const stay = (message: string, source: string): NextRequest => ({
  kind: "stay",
  error: refusal(message, source).error,
});

const refusal = (message: string, source = "RFC 9110 15.4"): AppFailure =>
  new AppFailure({
    code: "redirect_not_followed",
    message,
    advice: "It is shown as the answer. Send a request to the right place yourself.",
    source,
  });

const rewritten = (request: HttpRequest, status: number): HttpRequest => {
  const isGet = request.method === "GET" || request.method === "HEAD";
  const becomesGet = (status === 303 && !isGet) || (status <= 302 && request.method === "POST");
  if (!becomesGet) return request;
  const { body: _body, ...rest } = request;
  return { ...rest, method: "GET", headers: request.headers.filter(([name]) => !bodyHeaders.test(name)) };
};

/** Names of headers in which credentials are sent, the standard's and the usual others. */
const credentialName =
  /^(authorization|proxy-authorization|cookie2?|dpop|origin|referer)$|api-?key|token|secret|session|signature|password|passwd|credential|auth/i;

/**
 * A request's headers for another origin: without anything that a person typed to be known by, and without whatever
 * holds a secret (RFC 9110 15.4, item 2).
 */
export const withoutCredentials = (headers: HttpHeaders, secrets: readonly string[]): HttpHeaders =>
  headers.filter(([name, value]) => !credentialName.test(name) && !holdsSecret(value, secrets));

/** Whether a text has one of the secrets in it, as it is, in a URL, or in JSON. */
export const holdsSecret = (text: string, secrets: readonly string[]): boolean =>
  secrets.some((secret) => secret !== "" && spellings(secret).some((spelling) => text.includes(spelling)));

/** The refusal of a redirect that would take a body with a secret in it to an origin that is not allowed. */
export const secretWouldLeave = (origin: string): AppError =>
  new AppFailure({
    code: "redirect_not_followed",
    message: `The redirect leads to ${origin}, and the body holds a secret variable.`,
    advice:
      "It is shown as the answer. If you trust that origin, allow it, or send a request there yourself.",
    source: "RFC 9110 15.4",
    field: "allowedOrigins",
    cause: origin,
  }).error;

export const tooManyRedirects = (): AppFailure =>
  new AppFailure({
    code: "too_many_redirects",
    message: `The server redirected more than ${MOST_HOPS} times.`,
    advice: "Look at the redirects: they often lead in a circle, as a sign-in page does that wants a cookie.",
    source: "RFC 9110 15.4",
  });
