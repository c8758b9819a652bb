import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { checkAreas, type DoctorFinding, type DoctorResult } from "#shared/doctor/diagnosis.ts";
import { clockDifferenceOf } from "../../../main/doctor/clock-difference.ts";
import { diagnose } from "../../../main/doctor/diagnose.ts";
import type { HttpHeaders } from "../../../main/ports/http.ts";
import { findingOf } from "../../support/examination.ts";
import {
  examinationOfRecorded,
  examinationOfRecordedKeys,
  recordedDocuments,
  recordedHeaders,
  recordedJwks,
} from "../../support/recorded-provider.ts";

type Oddity = readonly [
  provider: string,
  checkId: string,
  result: DoctorResult,
  words: string,
  draft?: Partial<ClientConfigurationDraft>,
];

const refreshing = { selectedScopes: ["openid", "offline_access"] };

/** What is odd about each recorded provider, and the check that finds it, or explains why it does no harm. */
const oddities: readonly Oddity[] = [
  ["_adfs-glued-response-types", "response-types-are-known", "warning", "codeid_token"],
  [
    "_linkedin-as-documented",
    "issuer-matches-url",
    "failed",
    "https://www.linkedin.com; it differs in the path",
  ],
  ["_sap-issuer-without-scheme", "issuer-has-the-right-form", "failed", "Issuer has no https:// in front"],
  ["_sap-issuer-without-scheme", "issuer-matches-url", "failed", "the scheme, which is missing"],
  ["adfs-uppercase-issuer", "issuer-is-written-plainly", "warning", "capital letters"],
  ["adfs-uppercase-issuer", "issuer-matches-url", "failed", "capital letters"],
  ["adfs-uppercase-issuer", "members-are-known", "passed", "access_token_issuer"],
  ["adfs-uppercase-issuer", "members-are-known", "passed", "token_binding_supported"],
  ["adfs-uppercase-issuer", "listed-values-are-standard", "passed", "windows_client_authentication"],
  ["adfs-uppercase-issuer", "listed-values-are-standard", "passed", "srv_challenge"],
  ["adfs-uppercase-issuer", "listed-values-are-standard", "passed", "device_code"],
  [
    "adfs-uppercase-issuer",
    "endpoints-are-configured",
    "passed",
    "authorization, token with a slash at the end",
  ],
  ["apereo-cas-minimal", "required-members-are-present", "warning", "response_types_supported"],
  ["apereo-cas-minimal", "required-members-are-present", "warning", "id_token_signing_alg_values_supported"],
  ["apple", "userinfo-is-offered", "warning", "no userinfo_endpoint"],
  ["apple", "provider-quirks-are-respected", "warning", "response_mode form_post"],
  ["apple", "provider-quirks-are-respected", "warning", "secret is itself a JWT"],
  ["apple", "authentication-method-is-listed", "failed", "client_secret_basic"],
  ["apple", "selected-scopes-are-listed", "warning", "profile is not offered"],
  ["apple", "pkce-s256-is-listed", "warning", "is missing"],
  ["apple", "subject-types-are-known", "passed", "pairwise"],
  ["auth0-2023", "issuer-has-the-right-form", "passed", "slash at the end belongs to it"],
  ["auth0-2023", "members-are-known", "passed", "mfa_challenge_endpoint"],
  ["auth0-2023", "end-session-is-offered", "not_applicable", "Not offered"],
  ["auth0-2023", "id-token-algorithm-is-accepted", "passed", "HS256 is signed with the client secret"],
  ["authentik", "issuer-has-the-right-form", "passed", "slash at the end belongs to it"],
  [
    "authentik",
    "endpoints-share-the-issuer-host",
    "passed",
    "outside the issuer's path: authorization_endpoint",
  ],
  ["authentik", "endpoints-are-configured", "passed", "with a slash at the end, which is kept"],
  ["battle-net", "authentication-method-is-listed", "passed", "as nothing is said"],
  ["battle-net", "key-numbers-are-of-least-length", "warning", "n with a leading zero byte"],
  ["battle-net", "rsa-keys-are-strong", "passed", "2048 bits"],
  ["cilogon", "openid-scope-is-listed", "passed", "1 named like domains"],
  ["cilogon", "needed-claims-are-listed", "passed", "in camelCase"],
  ["cognito-template", "endpoints-share-the-issuer-host", "warning", "jwks_uri may have a typing error"],
  ["cognito", "endpoints-share-the-issuer-host", "warning", "amazoncognito.com"],
  ["cognito", "provider-quirks-are-respected", "passed", "work although they are not listed"],
  ["cognito", "pkce-s256-is-listed", "passed", "known to accept S256"],
  ["cognito", "end-session-is-offered", "not_applicable", "Not offered"],
  ["cognito", "revocation-is-offered", "not_applicable", "Not offered"],
  ["cognito", "authorization-code-grant-is-offered", "passed", "by default"],
  ["cognito", "response-types-are-known", "passed", "“token id_token” has no meaning"],
  ["dex-old", "pkce-s256-is-listed", "warning", "is missing"],
  ["dex-old", "authentication-method-is-listed", "passed", "client_secret_basic"],
  ["dex", "issuer-has-the-right-form", "passed", "/orchestrator/api/dex"],
  ["discord", "members-are-known", "passed", "7 standard members"],
  ["discord", "userinfo-is-offered", "warning", "no userinfo_endpoint"],
  ["discord", "openid-scope-is-listed", "passed", "not said"],
  ["discord", "needed-claims-are-listed", "passed", "not said"],
  ["discord", "authentication-method-is-listed", "passed", "as nothing is said"],
  ["docker", "issuer-has-the-right-form", "passed", "slash at the end belongs to it"],
  ["docker", "members-are-known", "passed", "mfa_challenge_endpoint"],
  ["dropbox", "endpoints-share-the-issuer-host", "warning", "token_endpoint: api.dropboxapi.com"],
  ["duende-path-base-minimal", "required-members-are-present", "warning", "subject_types_supported"],
  ["duende-path-base-minimal", "issuer-has-the-right-form", "passed", "/identity"],
  ["egi-checkin-keycloak", "authentication-method-is-listed", "passed", "client_secret_basic"],
  ["elixir-mitreid", "issuer-has-the-right-form", "passed", "slash at the end belongs to it"],
  ["elixir-mitreid", "empty-members-are-left-out", "warning", "scopes_supported"],
  ["elixir-mitreid", "algorithm-names-are-known", "warning", "A256CBC+HS512"],
  ["elixir-mitreid", "unsigned-id-tokens-are-not-offered", "warning", "none"],
  ["entra-b2c-excerpt", "issuer-matches-url", "failed", "it differs in the path"],
  ["entra-b2c-excerpt", "userinfo-is-offered", "warning", "no userinfo_endpoint"],
  ["entra-common-v1", "issuer-is-no-template", "failed", "https://sts.windows.net/{tenantid}/"],
  ["entra-common-2022", "issuer-is-no-template", "failed", "{tenantid}"],
  ["entra-common-v2-2024-02", "issuer-is-no-template", "failed", "{tenantid}"],
  ["entra-common", "issuer-is-no-template", "failed", "https://login.microsoftonline.com/{tenantid}/v2.0"],
  ["entra-common", "response-types-are-known", "passed", "id_token token"],
  ["entra-common", "endpoints-share-the-issuer-host", "warning", "userinfo_endpoint: graph.microsoft.com"],
  ["entra-common", "empty-members-are-left-out", "passed", "null: tenant_region_scope"],
  ["entra-common", "pkce-s256-is-listed", "passed", "known to accept S256"],
  ["entra-common", "authorization-code-grant-is-offered", "passed", "not said"],
  ["entra-common", "keys-are-of-this-issuer", "passed", "5 of 7 keys"],
  ["entra-common", "key-algorithms-fit", "passed", "7 of 7 keys name none"],
  ["entra-organizations", "issuer-is-no-template", "failed", "{tenantid}"],
  ["entra-tenant-v1-windows-net", "issuer-matches-url", "failed", "it differs in the host, the path"],
  ["entra-tenant-v1-windows-net", "keys-are-linked-by-uri", "passed", "/common/"],
  ["entra-tenant-v1", "issuer-matches-url", "failed", "it differs in the host"],
  ["entra-tenant-v1", "issuer-is-configured", "failed", "https://sts.windows.net/"],
  ["entra-tenant-v2", "issuer-is-configured", "passed", "/v2.0"],
  ["entra-tenant-v2", "endpoints-share-the-issuer-host", "warning", "graph.microsoft.com"],
  ["entra-tenant-v2", "pkce-s256-is-listed", "passed", "known to accept S256"],
  ["facebook-limited-login", "provider-offers-logins", "failed", "implicit flow only"],
  [
    "facebook-limited-login",
    "members-have-the-right-type",
    "warning",
    "subject_types_supported is not a list",
  ],
  ["facebook", "provider-offers-logins", "failed", "implicit flow only"],
  ["facebook", "endpoints-share-the-issuer-host", "warning", "authorization_endpoint: facebook.com"],
  ["facebook", "provider-quirks-are-respected", "passed", "named after permissions"],
  ["fedora-ipsilon", "issuer-has-the-right-form", "passed", "slash at the end belongs to it"],
  [
    "fedora-ipsilon",
    "members-have-standard-names",
    "passed",
    "token_introspection_endpoint for introspection_endpoint",
  ],
  ["fedora-ipsilon", "openid-scope-is-listed", "passed", "7 of them URLs"],
  ["fedora-ipsilon", "response-mode-is-offered", "passed", "oob, none"],
  ["fedora-ipsilon", "empty-members-are-left-out", "warning", "id_token_encryption_alg_values_supported"],
  ["github-actions", "provider-offers-logins", "failed", "This issuer signs tokens and has no logins"],
  ["github-actions", "key-certificates-match", "passed", "3 certificates, 1 of 4 keys without"],
  ["gitlab", "needed-claims-are-listed", "passed", "3 named by URL"],
  ["gitlab", "openid-scope-is-listed", "passed", "20 scopes"],
  ["globus", "rs256-is-listed", "warning", "RS512"],
  ["globus", "id-token-algorithm-is-accepted", "passed", "RS512"],
  ["globus", "response-types-are-known", "passed", "“token id_token”"],
  ["globus", "end-session-is-offered", "not_applicable", "Not offered"],
  ["google-2014", "issuer-has-the-right-form", "failed", "has no https:// in front"],
  ["google-2014", "members-have-standard-names", "warning", "id_token_alg_values_supported for"],
  ["google", "response-types-are-known", "passed", "none"],
  ["google", "endpoints-share-the-issuer-host", "warning", "www.googleapis.com"],
  ["google", "provider-quirks-are-respected", "warning", "access_type=offline", refreshing],
  ["hashicorp-vault", "endpoints-are-not-private", "warning", "0.0.0.0, unspecified address"],
  ["hashicorp-vault", "empty-members-are-left-out", "warning", "claims_supported"],
  [
    "hashicorp-vault",
    "endpoints-share-the-issuer-host",
    "passed",
    "outside the issuer's path: authorization_endpoint",
  ],
  ["identityserver-demo", "pushed-requests-can-be-sent", "passed", "required, to "],
  ["identityserver-mtls", "mtls-aliases-are-sound", "passed", "aliases"],
  ["keycloak-2019", "urls-use-https", "failed", "keycloak.example.com:9090"],
  ["keycloak-2019", "issuer-has-the-right-form", "passed", "/auth/realms/master"],
  ["keycloak-2019", "members-have-standard-names", "passed", "token_introspection_endpoint"],
  ["keycloak-2022", "members-are-known", "passed", "53 standard members"],
  ["keycloak-2022", "urls-use-https", "passed", "on this machine only"],
  ["keycloak-2022", "key-uses-are-said", "passed", "1 for encryption"],
  ["keycloak-2023", "urls-use-https", "failed", "docker-rp-1:8080"],
  ["keycloak-2023", "endpoints-are-not-private", "passed", "docker-rp-1:8080, internal name"],
  ["keycloak-2023", "mtls-aliases-are-sound", "passed", "the same as the plain endpoints"],
  [
    "keycloak-2023",
    "unsigned-id-tokens-are-not-offered",
    "passed",
    "none in userinfo_signing_alg_values_supported",
  ],
  ["keycloak-2023", "pkce-methods-are-known", "passed", "plain is never used"],
  ["klarna", "members-have-standard-names", "passed", "id_token_signed_response_alg for"],
  ["lego", "members-are-known", "passed", "one_time_token_endpoint"],
  ["lego", "texts-hide-nothing", "warning", "acr_values_supported"],
  ["lifescience-aai-mitreid", "pkce-methods-are-known", "warning", "none"],
  ["linkedin", "issuer-matches-url", "passed", "https://www.linkedin.com/oauth"],
  ["linkedin", "authentication-method-is-listed", "passed", "as nothing is said"],
  ["linkedin", "provider-quirks-are-respected", "warning", "client_secret_post"],
  ["linkedin", "pkce-s256-is-listed", "warning", "is missing"],
  ["linkedin", "subject-types-are-known", "passed", "pairwise"],
  ["mojeid", "members-are-known", "passed", "version"],
  ["mojeid", "openid-scope-is-listed", "passed", "openid2"],
  ["mojeid", "claim-types-are-normal", "passed", "aggregated, distributed claims come from other sources"],
  ["mojeid", "response-types-are-known", "passed", "“code token id_token”"],
  ["mojeid", "key-uses-are-said", "passed", "1 without use"],
  ["okta-custom-as-minimal", "openid-scope-is-listed", "warning", "offline_access"],
  ["okta-custom-as-minimal", "userinfo-is-offered", "warning", "no userinfo_endpoint"],
  [
    "okta-custom-as-minimal",
    "required-members-are-present",
    "warning",
    "id_token_signing_alg_values_supported is missing",
  ],
  [
    "okta-default-as",
    "endpoints-share-the-issuer-host",
    "passed",
    "outside the issuer's path: registration_endpoint",
  ],
  ["okta-default-as", "response-mode-is-offered", "passed", "okta_post_message"],
  [
    "okta-default-as",
    "authorization-code-grant-is-offered",
    "passed",
    "authorization_code, implicit, refresh_token, password",
  ],
  ["okta-org-minimal", "provider-offers-logins", "failed", "no token endpoint"],
  ["okta-org-minimal", "authorization-code-grant-is-offered", "failed", "implicit"],
  ["okta-org-oldstyle", "issuer-matches-url", "passed", "oktapreview.com"],
  ["okta-org", "endpoints-share-the-issuer-host", "passed", "all below common.okta.com/"],
  ["onelogin", "issuer-has-the-right-form", "passed", "/oidc/2"],
  ["onelogin", "userinfo-is-offered", "passed", "/me"],
  ["onelogin", "id-token-algorithm-is-accepted", "passed", "HS256 is signed with the client secret"],
  ["onelogin", "key-members-are-known", "passed", "the provider's own: status"],
  ["openam-forgerock-2026", "urls-use-https", "failed", "openam.example.org:8080"],
  ["openam-forgerock-2026", "members-are-known", "passed", "version"],
  [
    "openam-forgerock-2026",
    "empty-members-are-left-out",
    "warning",
    "acr_values_supported, claims_supported",
  ],
  ["openam-forgerock-2026", "keys-are-linked-by-uri", "passed", "jwk_uri"],
  ["openam-forgerock-2026", "code-flow-is-offered", "passed", "code"],
  [
    "ory-hydra-local-2023",
    "issuer-matches-url",
    "failed",
    "https://localhost:4444/; it differs in the scheme, the host",
  ],
  [
    "ory-hydra-local-2023",
    "refresh-scope-is-listed",
    "passed",
    "offline_access; both names are listed",
    refreshing,
  ],
  ["ory-network", "members-have-standard-names", "passed", "userinfo_signed_response_alg"],
  ["ory-network", "members-are-known", "passed", "credentials_endpoint_draft_00"],
  ["ory-network", "response-types-are-known", "passed", "“token id_token code”"],
  ["ory-network", "refresh-scope-is-listed", "not_applicable", "offline_access and offline offered"],
  ["paypal", "pkce-methods-are-known", "warning", "RS256, ES256"],
  ["paypal", "id-token-algorithm-is-accepted", "passed", "HS256"],
  ["paypal", "openid-scope-is-listed", "passed", "of them URLs"],
  ["paypal", "needed-claims-are-listed", "warning", "sub, name, email are not listed"],
  ["paypal", "endpoints-share-the-issuer-host", "warning", "api.paypal.com"],
  ["paypal", "key-types-are-known", "passed", "X25519"],
  ["paypal", "key-numbers-are-of-least-length", "warning", "leading zero byte"],
  ["paypal", "key-uses-are-said", "passed", "without use"],
  ["paypal", "key-members-are-known", "passed", "the provider's own: acr"],
  ["paypal", "key-values-are-base64url", "warning", "x not in base64url"],
  [
    "pingfederate-factset-excerpt",
    "members-have-standard-names",
    "warning",
    "ping_end_session_endpoint for end_session_endpoint",
  ],
  ["pingfederate-factset-excerpt", "required-members-are-present", "warning", "response_types_supported"],
  ["pingfederate-interop-2014", "unsigned-id-tokens-are-not-offered", "warning", "none"],
  ["pingfederate-interop-2014", "members-are-known", "passed", "ping_revoked_sris_endpoint"],
  ["pingfederate-interop-2014", "members-are-known", "passed", "version"],
  ["pingfederate-interop-2014", "issuer-has-the-right-form", "passed", ":9031"],
  ["pingone-excerpt", "required-members-are-present", "warning", "subject_types_supported"],
  ["pingone-excerpt", "issuer-matches-url", "passed", "/as"],
  ["salesforce-login", "authentication-method-is-listed", "failed", "client_secret_basic"],
  ["salesforce-login", "pkce-s256-is-listed", "passed", "known to accept S256"],
  ["salesforce-login", "refresh-scope-is-listed", "passed", "refresh_token is listed, too", refreshing],
  ["salesforce-login", "response-types-are-known", "passed", "“token id_token”"],
  ["salesforce-login", "refresh-grant-is-offered", "passed", "not said"],
  ["sap-cloud-identity", "provider-quirks-are-respected", "passed", "an issuer without https://"],
  ["slack", "request-object-can-be-sent", "passed", "request no, request_uri yes"],
  ["slack", "needed-claims-are-listed", "warning", "name, email are not listed"],
  ["slack", "userinfo-is-offered", "passed", "openid.connect.userInfo"],
  ["slack", "provider-quirks-are-respected", "passed", "HTTP status 200"],
  ["spid-op-federation", "keys-are-linked-by-uri", "failed", "jwks in place of jwks_uri"],
  ["spid-op-federation", "issuer-has-the-right-form", "passed", "slash at the end belongs to it"],
  ["spid-op-federation", "endpoints-are-configured", "passed", "with a slash at the end"],
  ["spid-op-federation", "needed-claims-are-listed", "warning", "named by URL"],
  ["spid-op-federation", "contacts-can-be-written-to", "warning", "ops@https://idp.it"],
  [
    "spid-op-federation",
    "members-have-the-right-type",
    "warning",
    "request_authentication_methods_supported",
  ],
  ["twitch", "response-mode-is-offered", "passed", "as nothing else is said"],
  ["twitch", "authorization-code-grant-is-offered", "passed", "not said"],
  ["twitch", "authentication-method-is-listed", "failed", "client_secret_basic"],
  ["twitch", "selected-scopes-are-listed", "warning", "2 scopes are not offered"],
  ["verimi", "openid-scope-is-listed", "passed", "52 scopes"],
  ["verimi", "needed-claims-are-listed", "warning", "1 claim"],
  ["verimi", "unsigned-id-tokens-are-not-offered", "passed", "none in userinfo_signing_alg_values_supported"],
  ["verimi", "key-algorithms-fit", "passed", "1 of 2 keys name none"],
  ["wso2-api-manager", "issuer-is-no-endpoint", "warning", "token_endpoint"],
  ["wso2-api-manager", "issuer-matches-url", "failed", "it differs in the port, the path"],
  ["yahoo", "members-have-standard-names", "warning", "token_revocation_endpoint for revocation_endpoint"],
  ["yahoo", "openid-scope-is-listed", "passed", "openid2"],
  ["yahoo", "endpoints-are-urls", "passed", "endpoints"],
  ["yahoo", "rsa-keys-are-strong", "warning", "1024 bits"],
  ["yahoo", "rs256-has-a-key", "warning", "RS256"],
  ["yahoo", "a-key-can-verify-id-tokens", "passed", "ES256: 1 key"],
  ["zitadel-excerpt", "required-members-are-present", "warning", "subject_types_supported"],
  ["zitadel-excerpt", "endpoints-share-the-issuer-host", "passed", "all below"],
];

/** Oddities of the recorded keys, each at a provider that is otherwise without fault. */
const keyOddities: readonly Oddity[] = [
  ["_bad-base64", "key-values-are-base64url", "warning", "n not in base64url"],
  ["_bad-base64", "key-certificates-match", "warning", "x5c is no certificate"],
  ["_bad-rsa-missing-component", "key-members-are-known", "warning", "Kid, Kty, Use, X5t in capitals"],
  ["_bad-rsa-missing-component", "key-members-are-complete", "warning", "has no n, e"],
  ["_bad-rsa-missing-component", "a-key-can-verify-id-tokens", "failed", "no sound key"],
  ["_bad-x509", "key-certificates-match", "warning", "x5c is no certificate"],
  ["_standard-base64", "key-values-are-base64url", "warning", "n not in base64url"],
  ["_standard-base64", "key-algorithms-fit", "warning", "alg SHA256 is no registered name"],
  ["_standard-base64", "key-uses-are-said", "warning", "without verify"],
  ["_unrecognized-kty", "key-types-are-known", "warning", "oct is symmetric"],
  ["apple", "jwks-has-keys", "passed", "3 keys"],
  ["battle-net", "key-numbers-are-of-least-length", "warning", "n with a leading zero byte"],
  ["entra-common-v2-2024", "keys-are-of-this-issuer", "failed", "{tenantid}"],
  ["entra-common", "key-algorithms-fit", "passed", "7 of 7 keys name none"],
  ["github-actions", "key-certificates-match", "passed", "1 of 4 keys without"],
  ["keycloak-2022", "key-uses-are-said", "passed", "1 key for signatures, 1 for encryption"],
  ["klarna", "key-ids-are-ordinary", "passed", "public:"],
  ["mojeid", "key-uses-are-said", "passed", "1 without use"],
  ["mojeid", "key-algorithms-fit", "passed", "1 of 1 keys name none"],
  ["onelogin", "key-members-are-known", "passed", "status"],
  ["onelogin", "key-algorithms-fit", "passed", "name none"],
  ["paypal", "elliptic-keys-are-valid", "passed", "X25519 is for encryption only"],
  ["paypal", "key-algorithms-fit", "passed", "name none"],
  ["slack", "key-uses-are-said", "passed", "1 without use"],
  ["verimi", "key-algorithms-fit", "passed", "1 of 2 keys name none"],
  ["yahoo", "rsa-keys-are-strong", "warning", "1024 bits"],
  ["yahoo", "key-types-are-known", "passed", "P-256"],
];

const named = (oddity: Oddity) => ({ name: oddity.slice(0, 4).join(", "), oddity });

const find = (findings: readonly DoctorFinding[], checkId: string) =>
  findings.find((finding) => finding.checkId === checkId);

const expectOddity = (findings: readonly DoctorFinding[], [, checkId, result, words]: Oddity) => {
  const finding = find(findings, checkId);
  expect(finding).toMatchObject({ result });
  expect(`${finding?.title}\n${finding?.found}`).toContain(words);
};

describe("what is odd about the recorded provider", () => {
  it.each(oddities.map(named))("$name", ({ oddity }) => {
    expectOddity(diagnose(examinationOfRecorded(oddity[0], oddity[4])), oddity);
  });

  it("identityserver-demo: a byte order mark before the document", () => {
    const text = `\u{feff}${examinationOfRecorded("identityserver-demo").document?.text}`;
    expect(findingOf("document-has-no-byte-order-mark", { documentText: text })).toMatchObject({
      result: "warning",
    });
  });

  it("pingfederate-interop-2014: slashes that are written as \\/", () => {
    const text = examinationOfRecorded("pingfederate-interop-2014").document?.text.replaceAll("/", "\\/");
    expect(findingOf("document-repeats-no-member", { documentText: text ?? "" })).toMatchObject({
      result: "passed",
    });
  });
});

describe("what is odd about the recorded keys", () => {
  it.each(keyOddities.map(named))("$name", ({ oddity }) => {
    expectOddity(diagnose(examinationOfRecordedKeys(oddity[0])), oddity);
  });
});

describe("every recorded document and JWKS", () => {
  it.each(recordedDocuments)("%s gets one finding of each check, in the order of the areas", (name) => {
    const findings = diagnose(examinationOfRecorded(name));
    const areas = findings.map(({ area }) => checkAreas.indexOf(area));
    expect(areas).toEqual([...areas].sort((a, b) => a - b));
    expect(new Set(findings.map(({ checkId }) => checkId)).size).toBe(findings.length);
    expect(find(findings, "document-can-be-read")).toMatchObject({ result: "passed" });
  });

  it.each(recordedJwks)("%s can be read", (name) => {
    expect(find(diagnose(examinationOfRecordedKeys(name)), "jwks-can-be-read")).toMatchObject({
      result: "passed",
    });
  });

  it.each([
    "auth0-2022",
    "docker",
    "gitlab",
    "identityserver-mtls",
    "keycloak-2022",
    "okta-default-as",
    "okta-org",
    "onelogin",
    "spotify",
  ])("%s has nothing wrong with it", (name) => {
    const findings = diagnose(examinationOfRecorded(name));
    expect(findings.filter(({ result }) => result === "warning" || result === "failed")).toEqual([]);
  });
});

describe("recorded response headers", () => {
  const headersOf = (name: string): HttpHeaders =>
    (
      JSON.parse(readFileSync(new URL(`../../fixtures/headers/${name}.json`, import.meta.url), "utf8")) as {
        headers: HttpHeaders;
      }
    ).headers;
  const date = (day: number, hours: number, minutes: number, seconds: number) =>
    Date.UTC(2022, 10, day, hours, minutes, seconds);

  it.each([
    ["auth0-2022-discovery", date(12, 19, 57, 59)],
    ["okta-org-jwks", date(12, 19, 41, 2)],
    // From a cache: the header Age is added (RFC 9111 5.1).
    ["google-2022-discovery", date(12, 19, 3, 58) + 1_698_000],
  ])("%s tells the time", (name, at) => {
    expect(clockDifferenceOf(headersOf(name), at)).toBe(-500);
  });

  it.each(["keycloak-2022-discovery", "cognito-template-jwks"])("%s tells none", (name) => {
    expect(clockDifferenceOf(headersOf(name), 0)).toBeUndefined();
  });

  it.each([
    ["okta-org-jwks", "warning", "44 days"],
    ["google-2022-jwks", "passed", "6 h"],
    ["hashicorp-vault-jwks", "passed", "nothing said"],
    ["entra-common-2022-jwks", "passed", "24 h"],
  ])("%s: %s, %s", (name, result, words) => {
    const finding = findingOf("answers-are-cached-briefly", { jwksHeaders: headersOf(name) });
    expect(finding).toMatchObject({ result, found: expect.stringContaining(words) });
  });

  it.each(recordedHeaders.filter((name) => headersOf(name).length > 0))("%s is of JSON", (name) => {
    expect(findingOf("document-is-sent-as-json", { documentHeaders: headersOf(name) })).toMatchObject({
      result: "passed",
    });
  });
});
