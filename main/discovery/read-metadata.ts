import { AppFailure } from "#shared/app-error.ts";
import type { Endpoints, ProviderCapabilities } from "#shared/configurations/client-configuration.ts";
import type { HttpResponse } from "../ports/http.ts";
import { issuersOfUrl } from "./automatic-configuration-url.ts";
import { type DocumentKind, invalid, readJsonDocument } from "./read-json-document.ts";
import { parseCallableUrl } from "./safe-url.ts";

/** A discovery document that was found to be sound (OIDC Discovery 3, RFC 8414 2). */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly endpoints: Endpoints;
  readonly capabilities: ProviderCapabilities;
}

export const discoveryDocument: DocumentKind = {
  title: "discovery document",
  step: "discovery",
  statusCode: "discovery_http_status",
  invalidCode: "discovery_invalid",
  notJsonCode: "discovery_not_json",
  field: "automaticConfigurationUrl",
  adviceOnStatus: "Check the URL: the path is usually /.well-known/openid-configuration below the issuer.",
};

/** Our names of the endpoints and the standard's. */
const endpointMembers: Readonly<Record<keyof Endpoints, string>> = {
  authorization: "authorization_endpoint",
  token: "token_endpoint",
  userinfo: "userinfo_endpoint",
  jwks: "jwks_uri",
  endSession: "end_session_endpoint",
  introspection: "introspection_endpoint",
  revocation: "revocation_endpoint",
  pushedAuthorizationRequest: "pushed_authorization_request_endpoint",
  deviceAuthorization: "device_authorization_endpoint",
  registration: "registration_endpoint",
};

/**
 * Takes what the workbench needs out of a discovery document.
 * @param expectedIssuer the configured issuer, compared to the letter; without it, the issuer must be the one
 * that the URL stands for (OIDC Discovery 4.3)
 * @throws AppFailure `discovery_*`, `redirect_refused`, `insecure_url`
 */
export const readMetadata = (
  response: HttpResponse,
  url: string,
  options: { readonly expectedIssuer?: string; readonly allowInsecureHttp: boolean; readonly now: number },
): ProviderMetadata => {
  const document = readJsonDocument(response, url, discoveryDocument);
  const issuer = document.issuer;
  if (typeof issuer !== "string" || issuer === "") {
    throw invalid(discoveryDocument, url, "The discovery document names no issuer.");
  }
  requireIssuer(issuer, url, options.expectedIssuer);
  if (options.expectedIssuer === undefined) requireIssuerForm(issuer, url);
  return {
    issuer,
    endpoints: readEndpoints(document, url, options.allowInsecureHttp),
    capabilities: {
      scopesSupported: stringList(document.scopes_supported, 2000),
      clientAuthenticationMethodsSupported: stringList(document.token_endpoint_auth_methods_supported, 100),
      codeChallengeMethodsSupported: stringList(document.code_challenge_methods_supported, 100),
      idTokenSigningAlgorithmsSupported: stringList(document.id_token_signing_alg_values_supported, 100),
      claimsSupported: stringList(document.claims_supported, 5000),
      issResponseParameterSupported: document.authorization_response_iss_parameter_supported === true,
      pushedAuthorizationRequestsRequired: document.require_pushed_authorization_requests === true,
      subjectTypesSupported: stringList(document.subject_types_supported, 10),
      responseModesSupported: stringList(document.response_modes_supported, 100),
      authorizationSigningAlgorithmsSupported: stringList(
        document.authorization_signing_alg_values_supported,
        100,
      ),
      requestObjectSigningAlgorithmsSupported: stringList(
        document.request_object_signing_alg_values_supported,
        100,
      ),
      requestObjectEncryptionAlgorithmsSupported: stringList(
        document.request_object_encryption_alg_values_supported,
        100,
      ),
      requestObjectEncryptionMethodsSupported: stringList(
        document.request_object_encryption_enc_values_supported,
        100,
      ),
      signedRequestObjectRequired: document.require_signed_request_object === true,
      dpopSigningAlgorithmsSupported: stringList(document.dpop_signing_alg_values_supported, 100),
      mtlsEndpoints: readMtlsEndpoints(document.mtls_endpoint_aliases, url, options.allowInsecureHttp),
      importedAt: options.now,
    },
  };
};

const requireIssuer = (issuer: string, url: string, expectedIssuer: string | undefined): void => {
  const ofUrl = issuersOfUrl(url);
  const matches =
    expectedIssuer === undefined
      ? ofUrl === undefined || ofUrl.includes(issuer.replace(/\/$/, ""))
      : issuer === expectedIssuer;
  if (matches) return;
  const found = issuer.slice(0, 300);
  const expected = (expectedIssuer ?? ofUrl?.[0] ?? "").slice(0, 300);
  throw new AppFailure({
    code: "discovery_issuer_mismatch",
    message: `The discovery document names the issuer ${found}, expected was ${expected}.`,
    advice:
      "Use the automatic configuration URL of the issuer that the document names, to the letter. If the document is wrong, tell the provider's administrator.",
    cause: `expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    step: "discovery",
    field: expectedIssuer === undefined ? "automaticConfigurationUrl" : "issuer",
    source: "OIDC Discovery 4.3",
  });
};

/** An issuer is an https URL without query and fragment (OIDC Discovery 2; C-46); HTTP is the endpoints' matter. */
const requireIssuerForm = (issuer: string, url: string): void => {
  if (isPlainUrl(issuer) && /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(issuer)) return;
  throw invalid(
    discoveryDocument,
    url,
    `The discovery document names an issuer that is no URL of the right form: ${JSON.stringify(issuer.slice(0, 300))}.`,
  );
};

/** Whether the text is a URL as it stands: the URL parser drops line breaks and surrounding space silently. */
const isPlainUrl = (text: string): boolean => !/[\s\p{Cc}\\]/u.test(text) && URL.canParse(text);

/** The endpoints for connections with a client certificate (RFC 8705 5); those that are absent are empty. */
const readMtlsEndpoints = (
  aliases: unknown,
  url: string,
  allowInsecureHttp: boolean,
): ProviderCapabilities["mtlsEndpoints"] => {
  const isObject = typeof aliases === "object" && aliases !== null && !Array.isArray(aliases);
  const all = readEndpoints(isObject ? { ...aliases } : {}, url, allowInsecureHttp);
  const { token, userinfo, introspection, revocation, pushedAuthorizationRequest } = all;
  return { token, userinfo, introspection, revocation, pushedAuthorizationRequest };
};

const readEndpoints = (
  document: Readonly<Record<string, unknown>>,
  url: string,
  allowInsecureHttp: boolean,
): Endpoints => {
  const read = (member: string): string => {
    const value = document[member];
    if (value === undefined || value === null || value === "") return "";
    if (typeof value !== "string" || value.length > 2048 || !isPlainUrl(value)) {
      throw invalid(discoveryDocument, url, `${member} of the discovery document is not a URL.`);
    }
    try {
      parseCallableUrl(value, "automaticConfigurationUrl", allowInsecureHttp);
    } catch (thrown) {
      if (thrown instanceof AppFailure && thrown.error.code === "insecure_url") {
        throw new AppFailure({ ...thrown.error, step: discoveryDocument.step }, { cause: thrown });
      }
      throw invalid(
        discoveryDocument,
        url,
        `${member} of the discovery document is not a URL that can be called.`,
      );
    }
    return value;
  };
  const names = Object.entries(endpointMembers) as [keyof Endpoints, string][];
  return Object.fromEntries(names.map(([name, member]) => [name, read(member)])) as unknown as Endpoints;
};

/** Lists in real documents are at times a single string or hold other things: what is usable is taken. */
const stringList = (value: unknown, max: number): string[] => {
  const list = typeof value === "string" ? value.split(/\s+/) : Array.isArray(value) ? value : [];
  const texts = list.filter(
    (item): item is string => typeof item === "string" && item !== "" && item.length <= 128,
  );
  return [...new Set(texts)].slice(0, max);
};
