import { AppFailure } from "#shared/app-error.ts";
import type { HttpHeaders, HttpRequest } from "../ports/http.ts";
import type { EncodedBody } from "./bodies/encode-body.ts";
import type { ResolvedRequest } from "./resolve-request.ts";

/** Headers that belong to the connection, not to a request's author (RFC 9110 7.6.1, 7.2). */
const connectionHeaders = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const MAX_URL_CHARACTERS = 16_384;

/**
 * Checks what was typed and makes the request of it, without any token.
 * @throws AppFailure `request_url_invalid`, `request_header_invalid`
 */
export const prepareRequest = (draft: ResolvedRequest, encoded: EncodedBody | undefined): HttpRequest => {
  const url = parseRequestUrl(draft.url);
  const headers = draft.headers
    .filter(({ name }) => name.trim() !== "")
    .map(checkedHeader)
    .map((header) => withBoundary(header, encoded?.boundary));
  const has = (name: string) => headers.some(([candidate]) => candidate.toLowerCase() === name);
  const defaults: HttpHeaders = [
    ["accept", "*/*"],
    ["accept-encoding", "gzip, deflate, br"],
    ["user-agent", "sso-workbench"],
    ...(encoded === undefined ? [] : ([["content-type", encoded.mediaType]] as const)),
  ];
  return {
    method: draft.method,
    url: url.href,
    headers: [...headers, ...defaults.filter(([name]) => !has(name))],
    ...(encoded === undefined ? {} : { body: encoded.content }),
  };
};

/** Parses the URL of a request. @throws AppFailure `request_url_invalid` */
export const parseRequestUrl = (typed: string): URL => {
  const invalid = (message: string, advice: string) =>
    new AppFailure({ code: "request_url_invalid", message, advice, field: "url" });
  const text = typed.trim();
  if (text === "")
    throw invalid("The URL is empty.", "Write it in full, for instance https://api.example.com/orders.");
  if (text.length > MAX_URL_CHARACTERS)
    throw invalid("The URL is too long.", "Put long values into the body.");
  if (!URL.canParse(text)) throw invalid("This is not a URL.", "Write it in full, with https:// in front.");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw invalid(
      `The scheme ${url.protocol.slice(0, 32)} cannot be requested.`,
      "Use an http or https URL.",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid("The URL has a user name or password in it.", "Remove the part before the @.");
  }
  url.hash = "";
  return url;
};

/** A field name is a token, a value has no line breaks or control characters (RFC 9110 5.1, 5.5). */
const checkedHeader = ({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): readonly [string, string] => {
  const invalid = (message: string, advice: string) =>
    new AppFailure({ code: "request_header_invalid", message, advice, field: "headers" });
  const field = name.trim();
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(field)) {
    throw invalid(
      `${JSON.stringify(field.slice(0, 60))} is not a header name.`,
      "Use letters, digits and hyphens.",
    );
  }
  if (connectionHeaders.has(field.toLowerCase())) {
    throw invalid(`The header ${field} is set by the connection.`, "Remove it.");
  }
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw invalid(
      `The value of ${field} has characters that a header cannot carry.`,
      "Remove line breaks and other control characters; encode what is not Latin-1.",
    );
  }
  return [field, value.trim()];
};

/** Parts can't be told apart without their boundary, which who types the header by hand mostly leaves out. */
const withBoundary = (
  [name, value]: readonly [string, string],
  boundary: string | undefined,
): readonly [string, string] => {
  const lacksIt =
    boundary !== undefined &&
    name.toLowerCase() === "content-type" &&
    /^multipart\//i.test(value) &&
    !/;\s*boundary=/i.test(value);
  return [name, lacksIt ? `${value}; boundary=${boundary}` : value];
};
