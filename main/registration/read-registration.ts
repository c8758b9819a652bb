import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientAuthenticationMethod,
  clientAuthenticationMethods,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import { isRedirect, redirectRefused } from "../http/index.ts";
import type { HttpResponse } from "../ports/http.ts";
import { parseObject, wireErrorOf } from "../tokens/index.ts";

/** What a provider gives out for a client (RFC 7591 3.2.1). */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly method: ClientAuthenticationMethod;
  /** Where the registration can be ended, and with what (RFC 7592 3). */
  readonly management?: { readonly uri: string; readonly accessToken: string };
}

const registrationEndpoint = {
  title: "registration endpoint",
  step: "preparation",
  field: "endpoints.registration",
} as const;

/**
 * Reads the answer to a registration.
 * @param asked the method that was asked for; it holds where the answer names none
 * @throws AppFailure `registration_refused`, `registration_response_invalid`, `redirect_refused`
 */
export const readRegistration = (response: HttpResponse, asked: ClientAuthenticationMethod): Registration => {
  if (isRedirect(response)) throw redirectRefused(response, registrationEndpoint);
  // Some providers answer 200, although the standard has 201.
  if (response.status !== 201 && response.status !== 200) throw refused(response);
  const members = parseObject(response.body);
  if (members === undefined) throw invalid("the answer is no JSON object");
  const text = (name: string): string | undefined => {
    const value = members[name];
    return typeof value === "string" && value !== "" && value.length <= 65_536 ? value : undefined;
  };
  const clientId = text("client_id");
  if (clientId === undefined || clientId.length > 1024) throw invalid("client_id is missing");
  const named = text("token_endpoint_auth_method") ?? asked;
  const method = clientAuthenticationMethods.find((known) => known === named);
  if (method === undefined) throw invalid(`token_endpoint_auth_method is ${named.slice(0, 100)}`);
  const clientSecret = text("client_secret");
  if (usesClientSecret(method) && clientSecret === undefined) throw invalid("client_secret is missing");
  const [uri, accessToken] = [text("registration_client_uri"), text("registration_access_token")];
  return {
    clientId,
    method,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(uri === undefined || accessToken === undefined ? {} : { management: { uri, accessToken } }),
  };
};

/** Meanings of the standard's error codes (RFC 7591 3.2.2). */
const meanings: Readonly<Record<string, { readonly message: string; readonly advice: string }>> = {
  invalid_redirect_uri: {
    message: "The provider does not take this redirect URI.",
    advice: "Set another host or a fixed port for the redirect, or capture one that the provider takes.",
  },
  invalid_client_metadata: {
    message: "The provider does not take what the client wants to be registered as.",
    advice: "Choose a client authentication method and scopes that the provider lists, then try again.",
  },
  invalid_token: {
    message: "The provider did not accept the registration without a good initial access token.",
    advice: "Ask the administrator for an initial access token that is still good.",
  },
};

const refused = (response: HttpResponse): AppFailure => {
  const wire = wireErrorOf(response);
  const known = Object.hasOwn(meanings, wire.error ?? "") ? meanings[wire.error ?? ""] : undefined;
  const needsToken = response.status === 401 || response.status === 403;
  return new AppFailure({
    code: "registration_refused",
    message: known?.message ?? `The registration endpoint answered ${response.status}.`,
    advice:
      known?.advice ??
      (needsToken
        ? "The provider wants an initial access token, which its administrator gives out."
        : "Ask the administrator whether clients may register themselves."),
    step: registrationEndpoint.step,
    field: registrationEndpoint.field,
    source: "RFC 7591 3.2.2",
    wire,
  });
};

const invalid = (cause: string): AppFailure =>
  new AppFailure({
    code: "registration_response_invalid",
    message: "The provider's answer to the registration cannot be used.",
    advice: "Check the URL of the registration endpoint. If it is right, tell the provider's administrator.",
    cause,
    step: registrationEndpoint.step,
    field: registrationEndpoint.field,
    source: "RFC 7591 3.2.1",
  });
