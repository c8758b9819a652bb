import { timingSafeEqual } from "node:crypto";
import { decodeJwt, isEncryptedJwt } from "../../tokens/index.ts";

/** What of an HTTP request the listener looks at. */
export interface CallbackRequest {
  readonly method: string;
  /** The request target, for instance `/oauth/v2/callback?code=…`. */
  readonly target: string;
  readonly host: readonly string[];
  readonly remoteAddress: string | undefined;
  /** `Sec-Fetch-Mode` and `Sec-Fetch-Dest`, where the browser sends them. */
  readonly fetchMode: string | undefined;
  readonly fetchDestination: string | undefined;
  /** Of a POST: its media type and its body, which was read up to {@link MAX_BODY_BYTES}. */
  readonly contentType?: string | undefined;
  readonly body?: string | undefined;
}

/** What a callback must be to be ours. */
export interface CallbackExpectation extends ExpectedAnswer {
  /** Values of the Host header that are the listener's own, for instance `127.0.0.1:51234`. */
  readonly hosts: readonly string[];
  readonly path: string;
  /** `POST` when the response mode is `form_post` (OAuth 2.0 Form Post Response Mode). */
  readonly method: "GET" | "POST";
}

/** By what an answer is known to be that of this login. */
export interface ExpectedAnswer {
  /** Absent: any, or none, is ours; whoever waits for the answer looks at it. */
  readonly state?: string | undefined;
  /** The answer is to be a JWT, which has the state in it (JARM 2.3). */
  readonly isSigned?: boolean | undefined;
}

/** `elsewhere` is any other page that a browser asks for; `rejected` is a callback that is not the answer to this login. */
export type ParsedCallback =
  | { readonly kind: "accepted"; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: "elsewhere"; readonly status: number }
  | { readonly kind: "rejected"; readonly status: number; readonly reason: string };

/** A form post may be so large (C-22). */
export const MAX_BODY_BYTES = 64 * 1024;

const MAX_VALUE_CHARACTERS = 4096;
const singleParameters = ["state", "code", "iss", "error", "error_description", "error_uri", "response"];

/**
 * Decides whether a request is the authorization response of this login (RFC 8252 7.3, RFC 6749 4.1.2). Host,
 * sender, method and path come first, so that a rebinding page or another machine learns nothing (C-16 to C-26).
 */
export const parseCallback = (request: CallbackRequest, expected: CallbackExpectation): ParsedCallback => {
  if (!isLoopbackAddress(request.remoteAddress)) return { kind: "elsewhere", status: 403 };
  if (request.host.length !== 1 || !expected.hosts.includes(request.host[0] ?? "")) {
    return { kind: "elsewhere", status: 403 };
  }
  const [path, query = ""] = splitTarget(request.target);
  if (path !== expected.path) return { kind: "elsewhere", status: 404 };
  if (request.method !== expected.method) return { kind: "elsewhere", status: 405 };
  if (expected.method === "POST" && !isForm(request.contentType)) return { kind: "elsewhere", status: 415 };
  if (request.fetchMode !== undefined && request.fetchMode !== "navigate") {
    return rejected("a script asked for the callback, not a navigation");
  }
  if (request.fetchDestination !== undefined && request.fetchDestination !== "document") {
    return rejected("a part of a page asked for the callback, not the page itself");
  }
  return parseParameters(expected.method === "POST" ? (request.body ?? "") : query, expected);
};

/**
 * Decides by its parameters alone whether an authorization response is that of this login; it may have come by
 * any way.
 */
export const parseAuthorizationResponse = (parameters: string, expected: ExpectedAnswer): ParsedCallback =>
  parseParameters(parameters, expected);

/** Whether the browser goes to a page, where it says what it does: not a frame, an image or a script (C-19). */
export const isPageNavigation = (headers: Readonly<Record<string, string | string[] | undefined>>): boolean =>
  (headers["sec-fetch-mode"] ?? "navigate") === "navigate" &&
  (headers["sec-fetch-dest"] ?? "document") === "document";

const isForm = (contentType: string | undefined): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? "");

const rejected = (reason: string): ParsedCallback => ({ kind: "rejected", status: 400, reason });

const splitTarget = (target: string): readonly [string, string?] => {
  const at = target.indexOf("?");
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
};

const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && (address === "::1" || /^(::ffff:)?127\./.test(address));

const parseParameters = (query: string, expected: ExpectedAnswer): ParsedCallback => {
  const parameters = new URLSearchParams(query);
  for (const name of singleParameters) {
    if (parameters.getAll(name).length > 1) return rejected(`parameter ${name} occurs more than once`);
  }
  const problem = stateProblem(parameters, expected);
  if (problem !== undefined) return rejected(problem);
  for (const [name, value] of parameters) {
    const flaw = valueFlaw(name, value);
    if (flaw !== undefined) return rejected(`parameter ${name.slice(0, 40)} ${flaw}`);
  }
  return { kind: "accepted", parameters: new Map(parameters) };
};

/** Why the state does not fit; that of a signed answer is not verified yet, and an encrypted one hides its own. */
const stateProblem = (
  parameters: URLSearchParams,
  { state: expected, isSigned = false }: ExpectedAnswer,
): string | undefined => {
  if (expected === undefined) return undefined;
  const response = isSigned ? parameters.get("response") : null;
  if (response !== null && isEncryptedJwt(response))
    return "response is encrypted, and cannot be opened here";
  const members = response === null ? undefined : decodeJwt(response)?.claims;
  if (response !== null && members === undefined) return "response is not a JWT";
  const state = members === undefined ? parameters.get("state") : members.state;
  if (typeof state !== "string") return "state is missing";
  return equalsInConstantTime(state, expected) ? undefined : "state is not the one sent";
};

/** Why a parameter's value cannot be what a provider means, or `undefined`. */
export const valueFlaw = (name: string, value: string): string | undefined => {
  if (value.length > (name === "response" ? MAX_BODY_BYTES : MAX_VALUE_CHARACTERS)) return "is too long";
  const text = name === "error_description" ? value.replace(/[\t\r\n]/g, " ") : value;
  return hasControlCharacter(text) ? "has control characters" : undefined;
};

/** Those of line breaks in a description are no reason: Entra puts its ids on lines of their own (C-26). */
const hasControlCharacter = (value: string): boolean => {
  for (const character of value) {
    const code = character.charCodeAt(0);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
};

const equalsInConstantTime = (given: string, expected: string): boolean => {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
};
