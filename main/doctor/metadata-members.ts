/** What a member's value must be. */
export type MemberKind = "endpoint" | "url" | "text" | "list" | "flag" | "object";

const endpoints = [
  "authorization_endpoint",
  "token_endpoint",
  "userinfo_endpoint",
  "jwks_uri",
  "registration_endpoint",
  "end_session_endpoint",
  "check_session_iframe",
  "introspection_endpoint",
  "revocation_endpoint",
  "pushed_authorization_request_endpoint",
  "device_authorization_endpoint",
  "backchannel_authentication_endpoint",
] as const;

const lists = [
  "acr_values_supported",
  "authorization_details_types_supported",
  "authorization_encryption_alg_values_supported",
  "authorization_encryption_enc_values_supported",
  "authorization_signing_alg_values_supported",
  "backchannel_authentication_request_signing_alg_values_supported",
  "backchannel_token_delivery_modes_supported",
  "claim_types_supported",
  "claims_locales_supported",
  "claims_supported",
  "client_registration_types_supported",
  "code_challenge_methods_supported",
  "contacts",
  "display_values_supported",
  "dpop_signing_alg_values_supported",
  "grant_types_supported",
  "id_token_encryption_alg_values_supported",
  "id_token_encryption_enc_values_supported",
  "id_token_signing_alg_values_supported",
  "introspection_encryption_alg_values_supported",
  "introspection_encryption_enc_values_supported",
  "introspection_endpoint_auth_methods_supported",
  "introspection_endpoint_auth_signing_alg_values_supported",
  "introspection_signing_alg_values_supported",
  "prompt_values_supported",
  "request_authentication_methods_supported",
  "request_object_encryption_alg_values_supported",
  "request_object_encryption_enc_values_supported",
  "request_object_signing_alg_values_supported",
  "response_modes_supported",
  "response_types_supported",
  "revocation_endpoint_auth_methods_supported",
  "revocation_endpoint_auth_signing_alg_values_supported",
  "scopes_supported",
  "subject_types_supported",
  "token_endpoint_auth_methods_supported",
  "token_endpoint_auth_signing_alg_values_supported",
  "ui_locales_supported",
  "userinfo_encryption_alg_values_supported",
  "userinfo_encryption_enc_values_supported",
  "userinfo_signing_alg_values_supported",
] as const;

const flags = [
  "authorization_response_iss_parameter_supported",
  "backchannel_logout_session_supported",
  "backchannel_logout_supported",
  "backchannel_user_code_parameter_supported",
  "claims_parameter_supported",
  "frontchannel_logout_session_supported",
  "frontchannel_logout_supported",
  "request_parameter_supported",
  "request_uri_parameter_supported",
  "require_pushed_authorization_requests",
  "require_request_uri_registration",
  "require_signed_request_object",
  "tls_client_certificate_bound_access_tokens",
] as const;

const kinds: readonly (readonly [MemberKind, readonly string[]])[] = [
  ["text", ["issuer", "signed_metadata", "organization_name"]],
  ["endpoint", endpoints],
  ["url", ["service_documentation", "op_policy_uri", "op_tos_uri", "logo_uri", "policy_uri", "homepage_uri"]],
  ["list", lists],
  ["flag", flags],
  ["object", ["mtls_endpoint_aliases", "jwks"]],
];

/**
 * Members that a standard defines: OIDC Discovery 3, RFC 8414 2, RFC 8628 4, RFC 8705 5, RFC 9126 5, RFC 9101
 * 10.5, RFC 9207 3, RFC 9396 10, RFC 9449 5.1, RFC 9701 7, the logout specifications, CIBA 4, JARM 4 and
 * OpenID Federation 5.1.3.
 */
export const standardMembers: ReadonlyMap<string, MemberKind> = new Map(
  kinds.flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** Endpoints that a login of ours calls, or has the browser call. */
export const calledMembers: readonly string[] = [
  "authorization_endpoint",
  "token_endpoint",
  "userinfo_endpoint",
  "jwks_uri",
];

/** Members whose value is the URL of an endpoint. */
export const endpointMembers: readonly string[] = endpoints;
