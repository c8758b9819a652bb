import { describe, expect, it } from "vitest";
import type { AppErrorCode, LoginStep } from "#shared/app-error.ts";
import { catalogue } from "../../../main/explain/catalogue/index.ts";
import { catalogueSize, explain } from "../../../main/explain/index.ts";
import { entriesOfFixtures } from "./entries-of-fixtures.ts";
import { entrySamples } from "./entry-samples.ts";
import { failureOf } from "./explained-configuration.ts";
import { errorFixtures, fixtureFailure, fixtureName } from "./fixture-failure.ts";

/** Every code, so that a new one does not compile without its place here. */
const steps: Readonly<Record<AppErrorCode, LoginStep | undefined>> = {
  invalid_input: "preparation",
  not_found: undefined,
  alias_taken: undefined,
  configuration_incomplete: "preparation",
  insecure_url: "discovery",
  keychain_unavailable: "preparation",
  keychain_timeout: "preparation",
  data_key_missing: "provisioning",
  secret_unreadable: "preparation",
  secret_too_long: undefined,
  secret_missing: "preparation",
  database_newer: undefined,
  database_corrupt: "provisioning",
  database_unavailable: "provisioning",
  registration_refused: undefined,
  registration_response_invalid: undefined,
  connection_refused: "token_endpoint",
  host_not_found: "discovery",
  connection_failed: "token_endpoint",
  tls_failed: "discovery",
  authorities_unreadable: "discovery",
  client_certificate_required: "token_endpoint",
  client_certificate_refused: "token_endpoint",
  proxy_unreachable: "discovery",
  proxy_refused: "discovery",
  timed_out: "userinfo",
  response_too_large: "discovery",
  redirect_refused: "token_endpoint",
  discovery_http_status: "discovery",
  discovery_not_json: "discovery",
  discovery_invalid: "discovery",
  discovery_issuer_mismatch: "discovery",
  webfinger_http_status: "discovery",
  webfinger_invalid: "discovery",
  jwks_http_status: "id_token",
  jwks_invalid: "id_token",
  request_object_key_missing: "preparation",
  pushed_response_invalid: "authorization_endpoint",
  browser_open_failed: "authorization_endpoint",
  port_in_use: "preparation",
  loopback_unavailable: "preparation",
  login_timed_out: "authorization_endpoint",
  login_cancelled: "authorization_endpoint",
  callback_rejected: "callback",
  authorization_error: "authorization_endpoint",
  response_iss_mismatch: "callback",
  response_iss_missing: "callback",
  code_missing: "callback",
  jarm_response_missing: "callback",
  jarm_response_invalid: "callback",
  jarm_signature_invalid: "callback",
  jarm_iss_mismatch: "callback",
  jarm_aud_mismatch: "callback",
  jarm_expired: "callback",
  token_error: "token_endpoint",
  token_http_status: "token_endpoint",
  token_response_invalid: "token_endpoint",
  token_not_bound: "token_endpoint",
  id_token_missing: "id_token",
  id_token_malformed: "id_token",
  id_token_encrypted: "id_token",
  id_token_encryption_unsupported: "id_token",
  id_token_decryption_failed: "id_token",
  id_token_unsigned: "id_token",
  id_token_alg_unsupported: "id_token",
  id_token_key_not_found: "id_token",
  id_token_signature_invalid: "id_token",
  id_token_iss_mismatch: "id_token",
  id_token_sub_missing: "id_token",
  id_token_aud_mismatch: "id_token",
  id_token_azp_mismatch: "id_token",
  id_token_exp_missing: "id_token",
  id_token_expired: "id_token",
  id_token_iat_missing: "id_token",
  id_token_not_yet_valid: "id_token",
  id_token_nonce_mismatch: "id_token",
  id_token_auth_time_missing: "id_token",
  id_token_auth_time_too_old: "id_token",
  id_token_acr_mismatch: "id_token",
  id_token_at_hash_mismatch: "id_token",
  id_token_rejected: "id_token",
  userinfo_http_status: "userinfo",
  userinfo_response_invalid: "userinfo",
  userinfo_decryption_failed: "userinfo",
  userinfo_signature_invalid: "userinfo",
  userinfo_iss_mismatch: "userinfo",
  userinfo_aud_mismatch: "userinfo",
  userinfo_sub_mismatch: "userinfo",
  user_inactive: "provisioning",
  user_unknown: "provisioning",
  principal_missing: "provisioning",
  roles_unreadable: "provisioning",
  roles_expression_missing: "provisioning",
  role_taken: undefined,
  user_ambiguous: "provisioning",
  no_token_set: undefined,
  no_expired_token: undefined,
  sign_in_needed: undefined,
  redirect_not_followed: undefined,
  too_many_redirects: undefined,
  no_refresh_token: "token_endpoint",
  refreshed_sub_mismatch: "id_token",
  end_session_not_offered: undefined,
  endpoint_not_offered: undefined,
  introspection_response_invalid: "token_endpoint",
  request_url_invalid: undefined,
  variable_unknown: undefined,
  set_up_failed: undefined,
  environment_name_taken: undefined,
  request_header_invalid: undefined,
  origin_not_allowed: undefined,
  file_unreadable: undefined,
  body_not_kept: undefined,
  request_cancelled: undefined,
  demo_idp_failed: undefined,
  internal: "preparation",
};
const codes = Object.keys(steps) as AppErrorCode[];
const failureOfCode = (code: AppErrorCode) => failureOf({ code, ...(steps[code] && { step: steps[code] }) });

const expectedFixtures = Object.entries(entriesOfFixtures).flatMap(([id, names]) =>
  names.map((name) => [name, id] as const),
);

describe("the catalogue", () => {
  it("has more entries than the 80 that were asked for", () => {
    expect(catalogueSize).toBeGreaterThanOrEqual(90);
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogueSize);
  });

  it.each(expectedFixtures)("explains %s by %s", (name, id) => {
    const fixtures = errorFixtures.filter((fixture) =>
      name.startsWith("AADSTS") ? fixtureName(fixture) === name : fixtureName(fixture).startsWith(name),
    );
    expect(fixtures).not.toHaveLength(0);
    expect(new Set(fixtures.map((fixture) => explain(fixtureFailure(fixture)).entryId))).toContain(id);
  });

  it("has a place for every fixture", () => {
    const names = expectedFixtures.map(([name]) => name);
    const left = errorFixtures
      .map(fixtureName)
      .filter((name) => !names.some((known) => name.startsWith(known)));
    expect(left).toEqual([]);
  });

  it.each(Object.entries(entrySamples))("reaches %s", (id, failure) => {
    expect(explain(failure).entryId).toBe(id);
  });

  it.each(codes)("explains the code %s when nothing more is known", (code) => {
    const explanation = explain(failureOfCode(code));
    expect(explanation.entryId).toBe(`failure.${code}`);
    expect(explanation.meaning).not.toBe("");
    expect(explanation.causes).not.toHaveLength(0);
  });

  it("has no entry that nothing leads to", () => {
    const failures = [
      ...errorFixtures.map(fixtureFailure),
      ...Object.values(entrySamples),
      ...codes.map(failureOfCode),
    ];
    const reached = new Set(failures.map((failure) => explain(failure).entryId));
    expect(catalogue.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
  });

  it("says what a kept run of another version says, when it does not know the code", () => {
    const explanation = explain(
      failureOf({ code: "code_of_tomorrow" as AppErrorCode, message: "Tomorrow's check failed." }),
    );
    expect(explanation).toMatchObject({
      entryId: "workbench.unknown_code",
      title: "Tomorrow's check failed",
      message: "",
    });
  });
});
