/**
 * Every way in which the workbench fails. The union is closed, so that the explanation of a code can be
 * required by the compiler, and a test can name exactly the refusal it expects.
 */
export type AppErrorCode =
  // what was asked for
  | "invalid_input"
  | "not_found"
  | "alias_taken"
  | "configuration_incomplete"
  | "insecure_url"
  // secrets and storage
  | "keychain_unavailable"
  | "keychain_timeout"
  | "data_key_missing"
  | "secret_unreadable"
  | "secret_too_long"
  | "secret_missing"
  | "database_newer"
  | "database_corrupt"
  | "database_unavailable"
  // transport to a peer
  | "connection_refused"
  | "host_not_found"
  | "connection_failed"
  | "tls_failed"
  | "authorities_unreadable"
  | "client_certificate_required"
  | "client_certificate_refused"
  | "proxy_unreachable"
  | "proxy_refused"
  | "timed_out"
  | "response_too_large"
  | "redirect_refused"
  // discovery document and keys
  | "discovery_http_status"
  | "discovery_not_json"
  | "discovery_invalid"
  | "discovery_issuer_mismatch"
  | "webfinger_http_status"
  | "webfinger_invalid"
  | "jwks_http_status"
  | "jwks_invalid"
  // request object
  | "request_object_key_missing"
  // pushed authorization request
  | "pushed_response_invalid"
  // browser and loopback redirect
  | "browser_open_failed"
  | "port_in_use"
  | "loopback_unavailable"
  | "login_timed_out"
  | "login_cancelled"
  // authorization response
  | "callback_rejected"
  | "authorization_error"
  | "response_iss_mismatch"
  | "response_iss_missing"
  | "code_missing"
  // signed authorization response (JARM)
  | "jarm_response_missing"
  | "jarm_response_invalid"
  | "jarm_signature_invalid"
  | "jarm_iss_mismatch"
  | "jarm_aud_mismatch"
  | "jarm_expired"
  // token endpoint
  | "token_error"
  | "token_http_status"
  | "token_response_invalid"
  | "token_not_bound"
  // ID token (OIDC Core 3.1.3.7)
  | "id_token_missing"
  | "id_token_malformed"
  | "id_token_encrypted"
  | "id_token_encryption_unsupported"
  | "id_token_decryption_failed"
  | "id_token_unsigned"
  | "id_token_alg_unsupported"
  | "id_token_key_not_found"
  | "id_token_signature_invalid"
  | "id_token_iss_mismatch"
  | "id_token_sub_missing"
  | "id_token_aud_mismatch"
  | "id_token_azp_mismatch"
  | "id_token_exp_missing"
  | "id_token_expired"
  | "id_token_iat_missing"
  | "id_token_not_yet_valid"
  | "id_token_nonce_mismatch"
  | "id_token_auth_time_missing"
  | "id_token_auth_time_too_old"
  | "id_token_acr_mismatch"
  | "id_token_at_hash_mismatch"
  | "id_token_rejected"
  // UserInfo
  | "userinfo_http_status"
  | "userinfo_response_invalid"
  | "userinfo_decryption_failed"
  | "userinfo_signature_invalid"
  | "userinfo_iss_mismatch"
  | "userinfo_aud_mismatch"
  | "userinfo_sub_mismatch"
  // provisioning
  | "user_inactive"
  | "user_ambiguous"
  | "user_unknown"
  | "principal_missing"
  | "roles_unreadable"
  | "roles_expression_missing"
  | "role_taken"
  // token sets
  | "no_token_set"
  | "no_expired_token"
  | "sign_in_needed"
  | "no_refresh_token"
  | "refreshed_sub_mismatch"
  | "end_session_not_offered"
  | "endpoint_not_offered"
  | "introspection_response_invalid"
  // dynamic client registration
  | "registration_refused"
  | "registration_response_invalid"
  // authorized requests
  | "request_url_invalid"
  | "variable_unknown"
  | "environment_name_taken"
  | "request_header_invalid"
  | "origin_not_allowed"
  | "file_unreadable"
  | "redirect_not_followed"
  | "too_many_redirects"
  | "body_not_kept"
  | "request_cancelled"
  | "set_up_failed"
  // demo identity provider
  | "demo_idp_failed"
  // ours
  | "internal";

/** Where in a login something happened; the order is the order of the flow. */
export type LoginStep =
  | "preparation"
  | "discovery"
  | "authorization_endpoint"
  | "callback"
  | "token_endpoint"
  | "id_token"
  | "userinfo"
  | "provisioning";

/** The peer's own words, as it sent them (RFC 6749 4.1.2.1 and 5.2); untrusted text. */
export interface WireError {
  readonly httpStatus?: number;
  readonly error?: string;
  readonly errorDescription?: string;
  readonly errorUri?: string;
  /** Id of the request in the peer's log, which it put into a header or its answer. */
  readonly requestId?: string;
  /** Id of the whole login in the peer's log, where it tells the two apart. */
  readonly correlationId?: string;
}

/** A failure as a value: what happened in one sentence, why, and what to do about it. Holds no secret. */
export interface AppError {
  readonly code: AppErrorCode;
  /** One sentence a person understands. */
  readonly message: string;
  /** What to do now. */
  readonly advice: string;
  /** The technical cause in the words of whoever noticed it. */
  readonly cause?: string;
  readonly step?: LoginStep;
  readonly wire?: WireError;
  /** The configuration's field (or the input's path) that mends it. */
  readonly field?: string;
  /** The standard and section that is not met, for instance `OIDC Core 3.1.3.7`. */
  readonly source?: string;
}

/** The one exception of the domain: carries an {@link AppError} up to where it becomes a Result. */
export class AppFailure extends Error {
  readonly error: AppError;

  constructor(error: AppError, options?: { readonly cause?: unknown }) {
    super(error.message, options);
    this.name = "AppFailure";
    this.error = error;
  }
}
