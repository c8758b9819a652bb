import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ExplainedFailure } from "../../../main/explain/index.ts";
import { completeConfiguration, failureOf, ISSUER } from "./explained-configuration.ts";

type Changes = Partial<ClientConfiguration>;
type Wire = NonNullable<AppError["wire"]>;

const authorize = (wire: Wire, changes: Changes = {}) =>
  failureOf({ code: "authorization_error", step: "authorization_endpoint", wire }, changes);
const token = (wire: Wire, changes: Changes = {}) =>
  failureOf({ code: "token_error", step: "token_endpoint", wire }, changes);
const tokenStatus = (httpStatus: number) =>
  failureOf({ code: "token_http_status", step: "token_endpoint", wire: { httpStatus } });
const tokenResponse = (cause: string) =>
  failureOf({ code: "token_response_invalid", step: "token_endpoint", cause });
/** Errors that come with the status of a success. */
const tokenSuccess = (error: string, issuer: string) =>
  failureOf(
    { code: "token_response_invalid", step: "token_endpoint", wire: { httpStatus: 200, error } },
    { issuer },
  );
const userinfo = (wire: Wire) => failureOf({ code: "userinfo_http_status", step: "userinfo", wire });
const tls = (cause: string) => failureOf({ code: "tls_failed", step: "discovery", cause });
const says = (errorDescription: string) => authorize({ error: "access_denied", errorDescription });
const idToken = (code: AppError["code"], cause: string, changes: Changes = {}) =>
  failureOf({ code, step: "id_token", cause }, changes);

const google: Changes = { issuer: "https://accounts.google.com" };
const capabilities = (some: Partial<ClientConfiguration["capabilities"]>): Changes => ({
  capabilities: { ...completeConfiguration().capabilities, ...some },
});
const issuerOfDocument = (found: string, issuer = ISSUER) =>
  failureOf(
    {
      code: "discovery_issuer_mismatch",
      step: "discovery",
      cause: `expected ${JSON.stringify(issuer)}, found ${JSON.stringify(found)}`,
    },
    { issuer },
  );

/** A failure for every entry that no fixture and no code of ours alone leads to. */
export const entrySamples: Readonly<Record<string, ExplainedFailure>> = {
  "google.refresh_token_ended": token(
    { error: "invalid_grant", errorDescription: "Token has been expired or revoked." },
    google,
  ),
  "google.org_internal": authorize({ httpStatus: 403, error: "org_internal" }, google),
  "google.disallowed_useragent": authorize({ httpStatus: 403, error: "disallowed_useragent" }, google),
  "google.deleted_client": authorize({ error: "deleted_client" }, google),
  "google.invalid_scope_offline": authorize(
    {
      error: "invalid_scope",
      errorDescription:
        "Some requested scopes were invalid. {valid=[openid, email], invalid=[offline_access]}",
    },
    { ...google, selectedScopes: ["openid", "email", "offline_access"] },
  ),
  "okta.scopes": authorize({
    error: "invalid_scope",
    errorDescription: "One or more scopes are not configured for the authorization server resource.",
  }),
  "keycloak.account_setup": token({
    error: "invalid_grant",
    errorDescription: "Account is not fully set up",
  }),
  "keycloak.offline_not_allowed": token({
    error: "not_allowed",
    errorDescription: "Offline tokens not allowed for the user or client",
  }),
  "keycloak.unauthorized_client": token(
    { error: "unauthorized_client" },
    { issuer: "https://id.example.com/realms/demo" },
  ),
  "cognito.error_page": failureOf(
    { code: "login_timed_out", step: "authorization_endpoint" },
    { issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_example" },
  ),
  "slack.error_with_200": tokenSuccess("team_access_not_granted", "https://slack.com"),
  "slack.bad_client": tokenSuccess("bad_client_secret", "https://slack.com"),
  "slack.bad_redirect_uri": tokenSuccess("bad_redirect_uri", "https://slack.com"),
  "naver.error_with_200": tokenSuccess("unknown_error", "https://nid.naver.com"),
  "facebook.error_object": token(
    {
      httpStatus: 400,
      error: "OAuthException 1",
      errorDescription: "Error validating client secret.",
      requestId: "1Abc",
    },
    { issuer: "https://www.facebook.com" },
  ),
  "tls.unknown_authority": tls("SELF_SIGNED_CERT_IN_CHAIN"),
  "tls.expired": tls("CERT_HAS_EXPIRED"),
  "tls.host_name": tls("ERR_TLS_CERT_ALTNAME_INVALID"),
  "tls.client_certificate": tls("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE"),
  "tls.version": tls("ERR_SSL_WRONG_VERSION_NUMBER"),
  "discovery.issuer_spelling": issuerOfDocument(`${ISSUER}/`),
  "discovery.issuer_template": issuerOfDocument(
    "https://login.microsoftonline.com/{tenantid}/v2.0",
    "https://login.microsoftonline.com/common/v2.0",
  ),
  "discovery.no_document": failureOf({
    code: "discovery_http_status",
    step: "discovery",
    wire: { httpStatus: 403 },
  }),
  "id_token.issuer_spelling": idToken("id_token_iss_mismatch", `expected "${ISSUER}", found "${ISSUER}/"`),
  "id_token.tenant_issuer": idToken(
    "id_token_iss_mismatch",
    'expected "https://login.microsoftonline.com/a/v2.0", found "https://sts.windows.net/a/"',
    { issuer: "https://login.microsoftonline.com/a/v2.0" },
  ),
  "id_token.symmetric": idToken("id_token_alg_unsupported", 'expected RS256, ES256, found alg "HS256"'),
  "userinfo.encrypted": failureOf({
    code: "userinfo_response_invalid",
    step: "userinfo",
    cause: "expected a JWS with JSON claims, found an encrypted JWT (JWE)",
  }),
  "bearer.insufficient_scope": userinfo({ httpStatus: 403, error: "insufficient_scope" }),
  "bearer.invalid_request": userinfo({ httpStatus: 400, error: "invalid_request" }),
  "userinfo.unauthorized": userinfo({ httpStatus: 401 }),
  "userinfo.forbidden": userinfo({ httpStatus: 403 }),
  "userinfo.not_found": userinfo({ httpStatus: 404 }),
  "revocation.unsupported_token_type": token({ httpStatus: 400, error: "unsupported_token_type" }),
  "registration.invalid_redirect_uri": authorize({
    error: "invalid_redirect_uri",
    errorDescription: "The redirection URI http://127.0.0.1/ is not allowed by this server.",
  }),
  "registration.invalid_client_metadata": token({ error: "invalid_client_metadata" }),
  "registration.software_statement": token({ error: "unapproved_software_statement" }),
  "client.method_not_listed": token(
    { httpStatus: 401, error: "invalid_client", errorDescription: "client authentication failed" },
    capabilities({ clientAuthenticationMethodsSupported: ["client_secret_post", "private_key_jwt"] }),
  ),
  "client.basic_encoding": token(
    { httpStatus: 401, error: "invalid_client" },
    { clientId: "portal.acc/eu", clientAuthenticationMethod: "client_secret_basic" },
  ),
  "client.certificate": token(
    { httpStatus: 401, error: "invalid_client" },
    { clientAuthenticationMethod: "tls_client_auth" },
  ),
  "client.refused_when_pushed": failureOf({
    code: "token_error",
    step: "authorization_endpoint",
    wire: { httpStatus: 401, error: "invalid_client" },
  }),
  "client.none_refused": token(
    { httpStatus: 401, error: "invalid_client" },
    { clientAuthenticationMethod: "none" },
  ),
  "client.secret_expired": token({
    error: "invalid_client",
    errorDescription: "The client secret has expired.",
  }),
  "client.assertion_audience": token({
    error: "invalid_client",
    errorDescription: "The assertion has the wrong audience.",
  }),
  "client.certificate_required": token({
    error: "invalid_client",
    errorDescription: "No client certificate was presented.",
  }),
  "par.required": authorize({
    error: "invalid_request",
    errorDescription: "Pushed Authorization Request is mandatory for this client",
  }),
  "par.request_expired": authorize({
    error: "invalid_request_uri",
    errorDescription: "request_uri is invalid or expired",
  }),
  "par.too_large": tokenStatus(413),
  "http.headers_too_large": userinfo({ httpStatus: 431 }),
  "par.method_not_allowed": userinfo({ httpStatus: 405 }),
  "dpop.invalid_proof": token({ error: "invalid_dpop_proof" }),
  "resource.invalid_target": authorize({ error: "invalid_target" }),
  "resource.invalid_resource": authorize({ error: "invalid_resource" }),
  "rar.invalid_authorization_details": authorize({ error: "invalid_authorization_details" }),
  "device.expired_token": token({ error: "expired_token" }),
  "openid.interaction_required": authorize({ error: "interaction_required" }),
  "openid.account_selection_required": authorize({ error: "account_selection_required" }),
  "openid.consent_required": authorize({ error: "consent_required" }),
  "openid.invalid_request_uri": authorize({ error: "invalid_request_uri" }),
  "openid.invalid_request_object": authorize({ error: "invalid_request_object" }),
  "openid.request_not_supported": authorize({ error: "request_not_supported" }),
  "openid.acr_not_reached": authorize({ error: "unmet_authentication_requirements" }),
  "oauth.token_unauthorized_client": token({ error: "unauthorized_client" }),
  "oauth.token_invalid_scope": token({ error: "invalid_scope" }),
  "oauth.token_access_denied": token({ error: "access_denied" }),
  "oauth.token_redirect_uri": token({ error: "invalid_redirect_uri", errorDescription: "other than before" }),
  "http.too_many_requests": tokenStatus(429),
  "http.server_failure": tokenStatus(503),
  "http.not_found_token": tokenStatus(404),
  "http.unsupported_body": tokenStatus(415),
  "http.blocked": tokenStatus(403),
  "token.not_json": tokenResponse("not a JSON object"),
  "token.type_dpop": tokenResponse('token_type is "DPoP", expected Bearer'),
  "token.type_other": tokenResponse("token_type is missing, expected Bearer"),
  "oauth.invalid_request": authorize({ error: "invalid_request" }),
  "oauth.invalid_scope_offline": authorize(
    { error: "invalid_scope" },
    {
      selectedScopes: ["openid", "offline_access"],
      ...capabilities({ scopesSupported: ["openid", "offline"] }),
    },
  ),
  "oauth.invalid_scope_named": authorize(
    { error: "invalid_scope", errorDescription: "The scope 'orders.read' is unknown." },
    { selectedScopes: ["openid", "email", "orders.read"] },
  ),
  "oauth.server_error": authorize({ error: "server_error" }),
  "broker.email_missing": says("attributes required: [email]"),
  "broker.email_unverified": says("Please verify your email before logging in."),
  "broker.user_exists": says("Already found an entry for username example_123"),
  "broker.creation_off": says("Public signup is disabled"),
  "broker.role_missing": says("User does not have the required role"),
};
