import type { AppError } from "#shared/app-error.ts";
import { MASK } from "#shared/plain-text.ts";
import type { RecordedBody, RecordedHeader } from "#shared/trace/trace-entry.ts";
import { type HttpHeaders, headerValue } from "../ports/http.ts";
import { redactJson } from "./redact-json.ts";
import { createStreamRedactor, type StreamRedactor } from "./redact-stream.ts";
import { showProof } from "./show-proof.ts";

/** Parameters and JSON members that hold a secret, wherever they stand in a query, a form or a document. */
const secretNames = new Set([
  "access_token",
  "assertion",
  "auth_req_id",
  "client_assertion",
  "client_secret",
  "code",
  "code_verifier",
  "device_code",
  "id_token",
  "id_token_hint",
  "logout_token",
  "password",
  "refresh_token",
  "registration_access_token",
  "request",
  "response",
  "samlresponse",
  "subject_token",
  "token",
  "user_code",
]);

const secretHeaders = new Set(["cookie", "set-cookie", "x-api-key", "api-key"]);
/** Attributes of a cookie (RFC 6265bis 5.6, CHIPS); what else stands there may be anything. */
const cookieAttribute =
  /^(expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)(\s*=|\s*$)/i;
const credentialHeaders = new Set(["authorization", "proxy-authorization"]);

const MAX_RECORDED_CHARACTERS = 256 * 1024;

/** Whether parameters and members of this name hold a secret. */
export const isSecretName = (name: string): boolean => secretNames.has(name.toLowerCase());

/** A JWS or JWE in compact form, wherever it turns up in text. */
const compactToken = /eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}/g;

/**
 * Masks secrets at the moment something is recorded. It knows secrets by their place (header, parameter,
 * member), by their shape (compact tokens), and by value: whatever it was taught is masked wherever a peer
 * echoes it.
 */
export interface Redactor {
  /** From now on this value is masked wherever it occurs. Values under 6 characters are not learned. */
  learn(secret: string | undefined): void;
  /** Learns the credentials in a request's headers: careless servers say them again in their answers. */
  learnCredentials(headers: HttpHeaders): void;
  text(value: string): string;
  headers(headers: HttpHeaders): readonly RecordedHeader[];
  url(url: string): string;
  /** Name and value pairs, for instance of a callback's query. */
  parameters(parameters: Iterable<readonly [string, string]>): readonly RecordedHeader[];
  body(body: string | Uint8Array, headers: HttpHeaders): RecordedBody;
  error(error: AppError): AppError;
  /** A redactor that knows what this one knows now; what it learns is its own. */
  extended(): Redactor;
  /** For bytes that come in pieces; knows what was learned so far. */
  stream(): StreamRedactor;
}

/** A redactor that knows no secret by value yet. */
export const createRedactor = (): Redactor => redactorKnowing([]);

const redactorKnowing = (known: readonly string[]): Redactor => {
  let learned = known;
  const text = (value: string): string => {
    let masked = value;
    for (const secret of learned) masked = masked.replaceAll(secret, MASK);
    return masked.replace(compactToken, MASK);
  };
  const parameter = (name: string, value: string): string =>
    isSecretName(name) && value !== "" ? MASK : text(value);
  const url = (value: string): string => redactUrl(value, parameter, text);
  const headers = (list: HttpHeaders): readonly RecordedHeader[] =>
    list.map(([name, value]) => ({ name, value: redactHeader(name.toLowerCase(), value, text, url) }));
  const learn = (secret: string | undefined): void => {
    if (secret === undefined || secret.length < 6 || learned.includes(secret)) return;
    // The longest first, so that no end of a secret is left over by a shorter one that it begins with.
    learned = [...new Set([...learned, ...spellings(secret)])].sort((a, b) => b.length - a.length);
  };
  return {
    learn,
    learnCredentials: (list) => {
      for (const [name, value] of list) learn(credentialIn(name.toLowerCase(), value));
    },
    text,
    headers,
    url,
    parameters: (list) =>
      Array.from(list, ([name, value]) => ({ name: text(name), value: parameter(name, value) })),
    body: (body, list) => redactBody(body, list, text, parameter),
    error: (error) => mapStrings(error, text) as AppError,
    extended: () => redactorKnowing(learned),
    stream: () => createStreamRedactor(learned, compactToken),
  };
};

/** How a secret may stand in a URL, a form, or a JSON document. */
export const spellings = (secret: string): readonly string[] => {
  const wellFormed = secret.replace(/\p{Surrogate}/gu, "\ufffd");
  return [
    secret,
    encodeURI(wellFormed),
    encodeURIComponent(wellFormed),
    encodeURIComponent(wellFormed).replaceAll("'", "%27"),
    new URLSearchParams({ "": secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
  ];
};

/** A parameter somewhere in a text: there are token responses in form encoding that call themselves plain text. */
const pair = /\b(\w{4,32})=([^&\s"'<>]+)/g;

const parameterIn = (whole: string, name: string): string => (isSecretName(name) ? `${name}=${MASK}` : whole);

type Text = (value: string) => string;
type Parameter = (name: string, value: string) => string;

/** An authentication scheme in front of the credentials (RFC 9110 11.4). */
const schemeBefore = /^[A-Za-z][A-Za-z0-9-]*(?= )/;

const credentialIn = (name: string, value: string): string | undefined => {
  if (secretHeaders.has(name) || name === "dpop") return value;
  return credentialHeaders.has(name) ? value.replace(schemeBefore, "").trim() : undefined;
};

const redactHeader = (name: string, value: string, text: Text, url: Text): string => {
  if (name === "set-cookie") return redactCookie(value, text);
  if (secretHeaders.has(name)) return MASK;
  if (name === "dpop") return text(showProof(value));
  if (credentialHeaders.has(name)) {
    const scheme = schemeBefore.exec(value)?.[0];
    return scheme === undefined ? MASK : `${text(scheme)} ${MASK}`;
  }
  return name === "location" || name === "referer" || name === "content-location" ? url(value) : text(value);
};

/** A cookie without its value: name and attributes say for whom it is, and how it is guarded. */
const redactCookie = (value: string, text: Text): string => {
  const [pairText = "", ...attributes] = value.split(";").map((part) => part.trim());
  const nameEnd = pairText.indexOf("=");
  const masked = nameEnd > 0 ? `${text(pairText.slice(0, nameEnd))}=${MASK}` : MASK;
  return [masked, ...attributes.map((each) => (cookieAttribute.test(each) ? text(each) : MASK))].join("; ");
};

const redactUrl = (value: string, parameter: Parameter, text: Text): string => {
  const [beforeHash = "", hash] = splitOnce(text(value), "#");
  const [path = "", query] = splitOnce(beforeHash, "?");
  return [
    path.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, `$1${MASK}@`),
    query === undefined ? "" : `?${redactQuery(query, parameter)}`,
    hash === undefined ? "" : `#${redactQuery(hash, parameter)}`,
  ].join("");
};

const splitOnce = (value: string, separator: string): readonly [string, string?] => {
  const at = value.indexOf(separator);
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
};

/** Keeps the query's own encoding, so that what is shown is what was sent but for the masks. */
const redactQuery = (query: string, parameter: Parameter): string =>
  query
    .split("&")
    .map((pair) => {
      const [name, value] = splitOnce(pair, "=");
      return value === undefined ? name : `${name}=${parameter(decodeLeniently(name), value)}`;
    })
    .join("&");

const decodeLeniently = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
};

const redactBody = (
  body: string | Uint8Array,
  headers: HttpHeaders,
  text: Text,
  parameter: Parameter,
): RecordedBody =>
  recordBody(body, (content) => {
    const mediaType = headerValue(headers, "content-type")?.toLowerCase() ?? "";
    return mediaType.includes("x-www-form-urlencoded")
      ? redactQuery(text(content), parameter)
      : text(
          /^\s*[{[]/.test(content)
            ? redactJson(content, isSecretName, text)
            : content.replace(pair, parameterIn),
        );
  });

/** A body's text after `mask`, cut where it is too long; of bytes that are no text only how many there were. */
export const recordBody = (body: string | Uint8Array, mask: (content: string) => string): RecordedBody => {
  const sizeInBytes = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  const content = typeof body === "string" ? body : decodeUtf8(body);
  if (content === undefined) return { sizeInBytes, truncated: false };
  const masked = mask(content);
  return masked.length > MAX_RECORDED_CHARACTERS
    ? { text: masked.slice(0, MAX_RECORDED_CHARACTERS), sizeInBytes, truncated: true }
    : { text: masked, sizeInBytes, truncated: false };
};

const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const mapStrings = (value: unknown, text: Text): unknown => {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, text));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, text)]));
  }
  return value;
};
