import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import type {
  ClientConfigurationDraft,
  ProviderCapabilities,
} from "#shared/configurations/client-configuration.ts";
import { planRequestObject } from "#shared/configurations/request-object.ts";
import {
  describeLibraryError,
  findFailure,
  parametersOf,
  type RelyingParty,
  tokenEndpointRefusal,
} from "../../tokens/index.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";
import type { LoginContext } from "./login-context.ts";
import { sendRequestObject } from "./send-request-object.ts";

/** What binds an authorization request to its answer; it lives in memory for one run only (C-31). */
export interface RequestSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/**
 * Builds the authorization request (OIDC Core 3.1.2.1) with PKCE S256 (RFC 7636 4.3), `state` and `nonce`. Where
 * it is wanted or the provider requires it, the request is made a request object (RFC 9101), and pushed first (RFC
 * 9126), so that only its reference goes through the browser. With a key for the tokens the code is bound to it, too
 * (RFC 9449 10).
 * @throws AppFailure `token_error`, `token_http_status`, `redirect_refused`, `pushed_response_invalid` or of
 * transport, when pushing it fails; and as `sendRequestObject`
 */
export const buildAuthorizationRequest = async (
  context: LoginContext,
  party: RelyingParty,
  redirectUri: string,
  secrets: RequestSecrets,
  capabilities: ProviderCapabilities,
): Promise<AuthorizationRequest> => {
  const parameters = parametersOf(context.configuration.extraParameters.authorization);
  const own = {
    ...ownParameters(context),
    redirect_uri: redirectUri,
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: "S256",
    dpop_jkt: party.dpopKey?.kid ?? "",
  };
  for (const [name, value] of Object.entries(own)) if (value !== "") parameters.set(name, value);
  for (const resource of context.configuration.authorizationRequest.resources) {
    parameters.append("resource", resource);
  }
  context.recorder.check("preparation", {
    checkId: "request.pkce",
    title: "PKCE challenge is S256",
    source: "RFC 7636 4.2",
    result: "passed",
    expected: "S256",
    found: parameters.get("code_challenge_method") ?? "missing",
  });
  const isPush = isPushed(context.configuration, capabilities);
  const plan = planRequestObject(context.configuration, capabilities.signedRequestObjectRequired);
  if (plan !== undefined) {
    const pushObject = isPush ? (object: URLSearchParams) => push(party, object) : undefined;
    return sendRequestObject(context, party, { parameters, plan, capabilities, push: pushObject });
  }
  return {
    url: isPush ? await push(party, parameters) : openid.buildAuthorizationUrl(party.client, parameters),
  };
};

/** The standard's own parameters, as the configuration has them; what is empty is not sent. */
const ownParameters = ({ configuration, loginHint }: LoginContext): Readonly<Record<string, string>> => {
  const { selectedScopes, authorizationRequest: request } = configuration;
  return {
    scope: selectedScopes.join(" "),
    // Providers give a refresh token only after consent (OIDC Core 11).
    prompt: request.prompt === "" && selectedScopes.includes("offline_access") ? "consent" : request.prompt,
    max_age: request.maxAgeInSeconds?.toString() ?? "",
    login_hint: loginHint ?? request.loginHint,
    acr_values: request.acrValues,
    ui_locales: request.uiLocales,
    claims: request.claims.trim(),
    response_mode: request.responseMode,
  };
};

const ENDPOINT = "pushedAuthorizationRequest";

const isPushed = (draft: ClientConfigurationDraft, capabilities: ProviderCapabilities): boolean =>
  draft.endpoints.pushedAuthorizationRequest !== "" &&
  (draft.authorizationRequest.pushed === "always" || capabilities.pushedAuthorizationRequestsRequired);

const push = async (party: RelyingParty, parameters: URLSearchParams): Promise<URL> => {
  try {
    return await openid.buildAuthorizationUrlWithPAR(party.client, parameters, party.proofs);
  } catch (thrown) {
    const failure = findFailure(thrown);
    if (failure !== undefined) throw failure;
    const answer = party.answerOf("authorization_endpoint");
    if (answer === undefined) throw thrown;
    throw answer.status < 300 ? pushedResponseInvalid(thrown) : tokenEndpointRefusal(answer, ENDPOINT);
  }
};

const pushedResponseInvalid = (libraryError: unknown): AppFailure =>
  new AppFailure({
    code: "pushed_response_invalid",
    message: "The answer to the pushed authorization request has no reference to it.",
    advice: "Check the URL of the endpoint. If it is right, tell the provider's administrator.",
    cause: describeLibraryError(libraryError),
    step: "authorization_endpoint",
    field: `endpoints.${ENDPOINT}`,
    source: "RFC 9126 2.2",
  });
