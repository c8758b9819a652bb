import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { parseCallableUrl } from "../discovery/index.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpResponse } from "../ports/http.ts";
import type { TraceRecorder } from "../trace/index.ts";
import { certificateBinding } from "./certificate-binding.ts";
import { type DpopKey, makeDpopKey, proofAlgorithmFor } from "./dpop-key.ts";
import { parametersOf } from "./extra-parameters.ts";
import { describeLibraryError, findFailure } from "./library-errors.ts";
import { createRelyingParty, type RelyingParty } from "./relying-party.ts";
import { requireBinding } from "./require-binding.ts";
import { tokenEndpointRefusal, tokenResponseInvalid } from "./token-endpoint-refusal.ts";
import { readTokenResponse } from "./token-response.ts";

/** An access token of the client itself. */
export interface ClientToken {
  readonly accessToken: string;
  readonly tokenType: string;
  /** Granted scopes, separated by spaces (RFC 6749 3.3). */
  readonly scope?: string;
  /** Epoch ms; absent: the provider did not say. */
  readonly expiresAt?: number;
  readonly obtainedAt: number;
  /** The key that it is bound to; without it, it is a Bearer token. */
  readonly dpopKey?: DpopKey;
}

/** Scopes that are about a person who logs in (OIDC Core 5.4, 11): a client has none of it. */
const scopesOfPersons = new Set(["openid", "profile", "email", "address", "phone", "offline_access"]);

/**
 * Fetches an access token for the client itself (RFC 6749 4.4), with the client authentication, the scopes that are
 * not about a person, the resources and the additional token parameters of the configuration.
 * @throws AppFailure `configuration_incomplete`, `insecure_url`, `token_error`, `token_http_status`,
 * `redirect_refused`, `token_response_invalid`, `token_not_bound`, or of transport
 */
export const fetchClientToken = async (parts: {
  readonly configuration: ClientConfiguration;
  readonly credentials: ClientCredentials;
  readonly recorder: TraceRecorder;
  readonly clock: Clock;
}): Promise<ClientToken> => {
  const { configuration, credentials, recorder, clock } = parts;
  requireClient(configuration);
  recorder.redactor.learn(credentials.secret);
  const key = configuration.dpop
    ? await makeDpopKey(proofAlgorithmFor(configuration.capabilities.dpopSigningAlgorithmsSupported))
    : undefined;
  const binding = key === undefined ? {} : { binding: key };
  const party = createRelyingParty({
    configuration,
    credentials,
    algorithms: [],
    recorder,
    now: clock.now,
    ...binding,
  });
  const libraryError = await askForToken(party, parametersFor(configuration));
  const answer = party.answerOf("token_endpoint");
  if (answer === undefined) throw libraryError;
  if (answer.status !== 200) throw refusalOf(answer);
  const { accessToken, tokenType, scope, expiresAt } = readTokenResponse(
    answer,
    clock.now(),
    key !== undefined,
  );
  requireBinding(recorder, party.dpopKey, { accessToken, tokenType });
  const shown = certificateBinding(accessToken, configuration.clientCertificate);
  if (shown !== undefined) recorder.check("token_endpoint", shown);
  if (libraryError !== undefined) throw tokenResponseInvalid(describeLibraryError(libraryError), answer);
  return {
    accessToken,
    tokenType,
    obtainedAt: clock.now(),
    ...(scope === undefined ? {} : { scope }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(party.dpopKey === undefined ? {} : { dpopKey: party.dpopKey }),
  };
};

/** The grant is for clients that can authenticate (RFC 6749 4.4). */
const requireClient = (configuration: ClientConfiguration): void => {
  const { endpoints, clientId, clientAuthenticationMethod, allowInsecureHttp } = configuration;
  const incomplete = (message: string, advice: string, field: string): AppFailure =>
    new AppFailure({
      code: "configuration_incomplete",
      message,
      advice,
      field,
      step: "token_endpoint",
      source: "RFC 6749 4.4",
    });
  if (endpoints.token === "")
    throw incomplete(
      "The configuration has no token endpoint.",
      "Import the provider's configuration, or type the endpoint.",
      "endpoints.token",
    );
  if (clientId === "")
    throw incomplete("The configuration has no client ID.", "Fill in the client ID.", "clientId");
  if (clientAuthenticationMethod === "none")
    throw incomplete(
      "A client that does not authenticate has no token of its own.",
      "Choose a client authentication method, and register the client as a confidential one with the grant client_credentials.",
      "clientAuthenticationMethod",
    );
  parseCallableUrl(endpoints.token, "endpoints.token", allowInsecureHttp);
};

const parametersFor = (configuration: ClientConfiguration): URLSearchParams => {
  const parameters = parametersOf(configuration.extraParameters.token);
  const scopes = configuration.selectedScopes.filter((scope) => !scopesOfPersons.has(scope));
  if (scopes.length > 0 && !parameters.has("scope")) parameters.set("scope", scopes.join(" "));
  for (const resource of configuration.authorizationRequest.resources)
    if (resource !== "") parameters.append("resource", resource);
  return parameters;
};

const askForToken = async (party: RelyingParty, parameters: URLSearchParams): Promise<unknown> => {
  try {
    await openid.clientCredentialsGrant(party.client, parameters, party.proofs);
    return undefined;
  } catch (thrown) {
    const failure = findFailure(thrown);
    if (failure !== undefined) throw failure;
    return thrown;
  }
};

/** What is to be done about refusals that mean something else with this grant than with a login's. */
const adviceFor: Readonly<Record<string, string>> = {
  unauthorized_client: "Ask the administrator to allow the grant type client_credentials for this client.",
  unsupported_grant_type:
    "Ask the administrator whether the token endpoint offers the grant client_credentials.",
  invalid_scope:
    "Select only scopes that the client itself may have; some providers want a scope of the API here, such as api://…/.default.",
};

const refusalOf = (answer: HttpResponse): AppFailure => {
  const refusal = tokenEndpointRefusal(answer);
  const advice = adviceFor[refusal.error.wire?.error ?? ""];
  return advice === undefined ? refusal : new AppFailure({ ...refusal.error, advice });
};
