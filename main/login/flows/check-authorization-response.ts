import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { ProviderCapabilities } from "#shared/configurations/client-configuration.ts";
import type { LoginContext } from "./login-context.ts";

const present = (value: string | undefined): string => value ?? "missing";

/**
 * Checks the authorization response: state and path were checked by the listener; here come `iss` (RFC 9207
 * 2.4), the provider's error (RFC 6749 4.1.2.1) and the code.
 * @throws AppFailure `response_iss_mismatch`, `response_iss_missing`, `authorization_error`, `code_missing`
 */
export const checkAuthorizationResponse = (
  context: LoginContext,
  parameters: ReadonlyMap<string, string>,
  capabilities: ProviderCapabilities,
): void => {
  const { recorder } = context;
  recorder.check("callback", {
    checkId: "callback.state",
    title: "state is the one sent",
    source: "RFC 6749 10.12",
    result: "passed",
    expected: "the value of the authorization request",
    found: "the same",
  });
  checkIssuerParameter(context, parameters.get("iss"), capabilities.issResponseParameterSupported);
  const tokens = ["access_token", "id_token"].filter((name) => parameters.has(name));
  recorder.check("callback", {
    checkId: "callback.no_tokens",
    title: "No token in the redirect",
    source: "RFC 9700 2.1.2",
    result: tokens.length === 0 ? "passed" : "warning",
    expected: "a code only",
    found: tokens.length === 0 ? "a code only" : tokens.join(", "),
  });
  const error = parameters.get("error");
  if (error !== undefined) throw providerError(error, parameters);
  if ((parameters.get("code") ?? "") === "") throw codeMissing();
};

const checkIssuerParameter = (context: LoginContext, iss: string | undefined, advertised: boolean): void => {
  const { issuer } = context.configuration;
  const code =
    iss === undefined
      ? advertised
        ? "response_iss_missing"
        : undefined
      : iss === issuer
        ? undefined
        : "response_iss_mismatch";
  context.recorder.check("callback", {
    checkId: "callback.iss",
    title: "iss equals the issuer",
    source: "RFC 9207 2.4",
    result: code === undefined ? "passed" : "failed",
    expected: advertised ? issuer : `${issuer}, or missing`,
    found: present(iss),
    ...(code === undefined ? {} : { code }),
  });
  if (code === undefined) return;
  throw new AppFailure({
    code,
    message:
      code === "response_iss_missing"
        ? "The answer does not say which issuer it comes from, although the provider promises it."
        : "The answer comes from another issuer than the login was sent to.",
    advice:
      "Do not finish this login. Check that the authorization endpoint belongs to the issuer; if it does, tell the provider's administrator.",
    cause: `expected ${issuer}, found ${present(iss)}`,
    step: "callback",
    source: "RFC 9207 2.4",
  });
};

const REQUEST_OBJECT = "authorizationRequest.requestObject";

/** Meanings of the standard's error codes (RFC 6749 4.1.2.1, OIDC Core 3.1.2.6, RFC 9101 7). */
const meanings: Readonly<Record<string, Pick<AppError, "message" | "advice" | "field">>> = {
  access_denied: {
    message: "The user or the provider refused the login.",
    advice: "If the user did not cancel: check at the provider whether this user may use this client.",
  },
  invalid_request: {
    message: "The provider does not understand the authorization request.",
    advice: "Compare the request's parameters with what the provider's documentation asks for.",
  },
  unauthorized_client: {
    message: "This client may not use the authorization code flow.",
    advice: "Ask the administrator to allow the grant type authorization_code for the client.",
  },
  unsupported_response_type: {
    message: "The provider does not offer response_type=code to this client.",
    advice: "Ask the administrator to allow the response type code.",
  },
  invalid_scope: {
    message: "The provider does not offer one of the selected scopes.",
    advice: "Select only scopes that the provider lists and that the client is registered for.",
    field: "selectedScopes",
  },
  invalid_request_object: {
    message: "The provider does not accept the request object.",
    advice: "Check that the provider has this client's public key, and its algorithm.",
    field: REQUEST_OBJECT,
  },
  invalid_request_uri: {
    message: "The provider cannot use the reference to the request.",
    advice:
      "It may have expired, or the provider cannot fetch it from this machine. Send the request by value.",
    field: REQUEST_OBJECT,
  },
  request_not_supported: {
    message: "The provider takes no request objects.",
    advice: "Send request objects only when they are required.",
    field: REQUEST_OBJECT,
  },
  request_uri_not_supported: {
    message: "The provider takes no references to requests.",
    advice: "Send request objects by value, or only when they are required.",
    field: REQUEST_OBJECT,
  },
  server_error: {
    message: "The provider failed while it handled the login.",
    advice: "Try again. If it happens again, give the time and the correlation id to the administrator.",
  },
  temporarily_unavailable: {
    message: "The provider is overloaded or under maintenance.",
    advice: "Try again later.",
  },
  login_required: {
    message: "Nobody is signed in at the provider, and it was asked not to show a login page.",
    advice: "Sign in first, or do not ask for prompt=none.",
  },
  interaction_required: {
    message: "The provider needs to ask the user something, and it was asked not to.",
    advice: "Do not ask for prompt=none.",
  },
  consent_required: {
    message: "The user has not consented to what this client asks for.",
    advice: "Let the user consent, or let an administrator consent for everyone.",
  },
};

const providerError = (error: string, parameters: ReadonlyMap<string, string>): AppFailure => {
  const description = parameters.get("error_description");
  const uri = parameters.get("error_uri");
  const known = Object.hasOwn(meanings, error) ? meanings[error] : undefined;
  return new AppFailure({
    code: "authorization_error",
    message: known?.message ?? "The provider ended the login with an error of its own.",
    advice: known?.advice ?? "Look its code up in the provider's documentation, or ask its administrator.",
    step: "authorization_endpoint",
    ...(known?.field === undefined ? {} : { field: known.field }),
    source: "RFC 6749 4.1.2.1",
    wire: {
      error,
      ...(description === undefined ? {} : { errorDescription: description }),
      ...(uri === undefined ? {} : { errorUri: uri }),
    },
  });
};

const codeMissing = (): AppFailure =>
  new AppFailure({
    code: "code_missing",
    message: "The answer has neither a code nor an error.",
    advice: "The provider does not follow the authorization code flow: tell its administrator.",
    step: "callback",
    source: "RFC 6749 4.1.2",
  });
