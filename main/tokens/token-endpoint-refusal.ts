import { type AppError, AppFailure, type WireError } from "#shared/app-error.ts";
import { isRedirect, redirectRefused } from "../http/index.ts";
import { type HttpResponse, headerValue } from "../ports/http.ts";
import { parseObject } from "./parse-object.ts";

/** Headers in which providers put a correlation id. */
const correlationHeaders = [
  "x-request-id",
  "request-id",
  "x-correlation-id",
  "x-ms-request-id",
  "x-okta-request-id",
];

const MAX_WIRE_CHARACTERS = 2_000;

/**
 * What a provider's answer says about an error, as it sent it: the members of RFC 6749 5.2, or an object in the
 * place of `error`, as Facebook and several APIs have it.
 */
export const wireErrorOf = (response: HttpResponse): WireError => {
  const body = parseObject(response.body) ?? {};
  const own = isObject(body.error) ? body.error : undefined;
  const members = {
    error: own ? codeOfObject(own) : textOf(body.error),
    errorDescription: textOf(body.error_description) ?? textOf(own?.message),
    errorUri: textOf(body.error_uri),
    requestId:
      correlationHeaders.map((name) => headerValue(response.headers, name)).find(Boolean) ??
      textOf(body.trace_id) ??
      textOf(own?.fbtrace_id),
    correlationId: textOf(body.correlation_id),
  };
  return { httpStatus: response.status, ...withoutUndefined(members) };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value.slice(0, MAX_WIRE_CHARACTERS) : undefined;

/** The kind of the error with its number, for instance `OAuthException 191`; either may be missing. */
const codeOfObject = ({ type, status, code }: Readonly<Record<string, unknown>>): string | undefined => {
  const kind = textOf(type) ?? textOf(status);
  const number = typeof code === "number" ? String(code) : textOf(code);
  return [kind, number].filter(Boolean).join(" ").slice(0, MAX_WIRE_CHARACTERS) || undefined;
};

const withoutUndefined = <Value extends object>(
  value: Value,
): { [Key in keyof Value]?: NonNullable<Value[Key]> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;

type Meaning = Pick<AppError, "message" | "advice" | "field">;

/** Meanings of the token endpoint's error codes (RFC 6749 5.2). */
const meanings: Readonly<Record<string, Meaning>> = {
  invalid_client: {
    message: "The provider did not accept the client authentication.",
    advice:
      "Check the client secret and the client authentication method; providers often accept only the method that the client is registered with.",
    field: "clientSecret",
  },
  invalid_grant: {
    message: "The provider did not accept the code or the refresh token.",
    advice:
      "It may have expired, been used before, or been revoked. Log in again; compare the redirect URI and the clocks if it happens again.",
  },
  invalid_request: {
    message: "The provider does not understand the token request.",
    advice: "Compare the request with what the provider's documentation asks for.",
  },
  invalid_scope: {
    message: "The provider does not grant one of the scopes.",
    advice: "Select only scopes that the client is registered for.",
    field: "selectedScopes",
  },
  unauthorized_client: {
    message: "This client may not use this grant.",
    advice:
      "Ask the administrator to allow the grant types authorization_code and refresh_token for the client.",
  },
  unsupported_grant_type: {
    message: "The provider does not offer this grant.",
    advice: "Ask the administrator which grants the token endpoint offers.",
  },
  invalid_dpop_proof: {
    message: "The provider does not accept the proof of the key (DPoP).",
    advice:
      "Compare the clocks, and the URL in the proof with the one that the provider sees behind a proxy.",
    field: "dpop",
  },
  use_dpop_nonce: {
    message: "The provider wants a nonce of its own in the proof of the key (DPoP).",
    advice:
      "The request was sent once more with the nonce that it gave. Ask its administrator why that is refused.",
    field: "dpop",
  },
};

const ownError: Meaning = {
  message: "The provider refused the token request with an error of its own.",
  advice: "Look its code up in the provider's documentation, or ask its administrator.",
};

const meaningOf = (error: string): Meaning =>
  (Object.hasOwn(meanings, error) ? meanings[error] : undefined) ?? ownError;

/** Endpoints that authenticate the client and answer errors alike (RFC 6749 5.2, RFC 9126 2.3). */
const endpoints = {
  token: { title: "token endpoint", step: "token_endpoint", field: "endpoints.token" },
  pushedAuthorizationRequest: {
    title: "pushed authorization request endpoint",
    step: "authorization_endpoint",
    field: "endpoints.pushedAuthorizationRequest",
  },
  introspection: {
    title: "introspection endpoint",
    step: "token_endpoint",
    field: "endpoints.introspection",
  },
  revocation: { title: "revocation endpoint", step: "token_endpoint", field: "endpoints.revocation" },
} as const;

/** The refusal that an answer of the token endpoint, or of another such endpoint, other than success leads to. */
export const tokenEndpointRefusal = (
  response: HttpResponse,
  endpoint: keyof typeof endpoints = "token",
): AppFailure => {
  const { title, step, field } = endpoints[endpoint];
  if (isRedirect(response)) return redirectRefused(response, endpoints[endpoint]);
  const wire = wireErrorOf(response);
  if (wire.error === undefined) {
    return new AppFailure({
      code: "token_http_status",
      message: `The ${title} answered ${response.status} ${response.statusText}`.trim().concat("."),
      advice:
        response.status >= 500
          ? "The provider has a problem. Try again later, or give the time to its administrator."
          : `Check the URL of the ${title}.`,
      step,
      field,
      wire,
    });
  }
  return new AppFailure({
    code: "token_error",
    ...meaningOf(wire.error),
    step,
    source: "RFC 6749 5.2",
    wire,
  });
};

/**
 * The refusal of a 200 whose content is no token response (RFC 6749 5.1). Some providers report errors so: then
 * it says what the error means.
 */
export const tokenResponseInvalid = (cause: string, answer: HttpResponse): AppFailure => {
  const wire = wireErrorOf(answer);
  const refusal = { code: "token_response_invalid", cause, step: "token_endpoint" } as const;
  if (wire.error) {
    return new AppFailure({ ...refusal, ...meaningOf(wire.error), source: "RFC 6749 5.2", wire });
  }
  return new AppFailure({
    ...refusal,
    message: "The token endpoint's answer is not a token response.",
    advice: "Look at the answer. If the URL is the right one, tell the provider's administrator.",
    source: "RFC 6749 5.1",
  });
};
