import {
  type ClientConfiguration,
  usesClientCertificate,
} from "#shared/configurations/client-configuration.ts";
import { redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";

/**
 * What a configuration asks to be registered as (RFC 7591 2, OIDC Registration 2): what it says at a login, and
 * nothing else. A loopback redirect and a custom scheme make a native client (RFC 8252 8.4).
 */
export const clientMetadata = (configuration: ClientConfiguration): Readonly<Record<string, unknown>> => {
  const { redirect, selectedScopes, clientKey, clientAuthenticationMethod: method } = configuration;
  const redirectUri = redirectUriToRegister(redirect);
  const isNative = redirect.kind === "loopback" || !redirectUri.startsWith("https:");
  const asksForRefresh = selectedScopes.includes("offline_access");
  const keys = clientKey === undefined ? [] : (JSON.parse(clientKey.jwks) as { keys: unknown[] }).keys;
  return {
    application_type: isNative ? "native" : "web",
    client_name: configuration.alias,
    redirect_uris: [redirectUri],
    response_types: ["code"],
    grant_types: asksForRefresh ? ["authorization_code", "refresh_token"] : ["authorization_code"],
    scope: selectedScopes.join(" "),
    token_endpoint_auth_method: method,
    ...(keys.length === 0 ? {} : { jwks: { keys } }),
    ...(method === "private_key_jwt" && clientKey
      ? { token_endpoint_auth_signing_alg: clientKey.algorithm }
      : {}),
    ...(method === "tls_client_auth" && configuration.clientCertificate
      ? { tls_client_auth_subject_dn: configuration.clientCertificate.subject }
      : {}),
    ...(usesClientCertificate(method) ? { tls_client_certificate_bound_access_tokens: true } : {}),
    ...(configuration.dpop ? { dpop_bound_access_tokens: true } : {}),
  };
};
