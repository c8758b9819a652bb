import { describe, expect, it } from "vitest";
import { emptyDraft, type MissingField } from "#shared/configurations/client-configuration.ts";
import { missingForLogin } from "#shared/configurations/missing-for-login.ts";
import type { ExaminedCertificate } from "../../../main/doctor/examination.ts";
import { describeChecks } from "../../support/describe-checks.ts";
import { EXAMINED_AT, findingOf, soundDraft } from "../../support/examination.ts";

const none = { document: "none" } as const;
const endpoints = (changes: Partial<typeof soundDraft.endpoints>) => ({
  ...soundDraft.endpoints,
  ...changes,
});
const redirect = (changes: Partial<typeof soundDraft.redirect>) => ({
  redirect: { ...soundDraft.redirect, ...changes },
});
const scopes = (...selectedScopes: string[]) => ({ selectedScopes });
const methods = (...token_endpoint_auth_methods_supported: string[]) => ({
  token_endpoint_auth_methods_supported,
});
const listed = (...scopes_supported: string[]) => ({ scopes_supported });
const method = (clientAuthenticationMethod: typeof soundDraft.clientAuthenticationMethod) => ({
  clientAuthenticationMethod,
});
const extra = (authorization: readonly string[], token: readonly string[] = []) => ({
  extraParameters: {
    authorization: authorization.map((name) => ({ name, value: "1" })),
    token: token.map((name) => ({ name, value: "1" })),
    refresh: [],
  },
});
const resources = (...names: string[]) => ({
  authorizationRequest: { ...soundDraft.authorizationRequest, resources: names },
});
const assertions = { token_endpoint_auth_signing_alg_values_supported: ["RS256", "ES256"] };

const DAY_MS = 86_400_000;
const certificate = (changes: Partial<ExaminedCertificate> = {}): ExaminedCertificate => ({
  subject: "CN=client",
  issuer: "CN=authority",
  validFrom: EXAMINED_AT - 365 * DAY_MS,
  validTo: EXAMINED_AT + 31 * DAY_MS,
  ...changes,
});
const capabilities = (token: string, userinfo = "") => ({
  ...soundDraft.capabilities,
  importedAt: EXAMINED_AT,
  mtlsEndpoints: { ...soundDraft.capabilities.mtlsEndpoints, token, userinfo },
});

describeChecks("client_registration", {
  "client-id-is-set": {
    passes: [
      ["client-1", {}],
      ["123.apps.example", { draft: { clientId: "123.apps.example" } }],
    ],
    complains: [
      ["failed", "missing", { draft: { clientId: "" } }],
      ["failed", "spaces around it", { draft: { clientId: " client-1\n" } }, { clientId: "client-1" }],
      ["warning", "looks like a placeholder", { draft: { clientId: "your-client-id" } }],
      ["warning", "looks like a placeholder", { draft: { clientId: "<client>" } }],
      ["warning", "unusual characters", { draft: { clientId: "my client" } }],
      ["warning", "is a URL", { draft: { clientId: "https://app.example" } }],
      ["warning", "is a URL of the provider", { draft: { clientId: "https://op.example/x" } }],
    ],
  },
  "authentication-method-is-listed": {
    passes: [
      ["client_secret_basic", {}],
      ["as nothing is said", { document: methods() }],
      ["client_secret_post", { draft: method("client_secret_post") }],
    ],
    complains: [
      [
        "failed",
        "Client authentication method is not supported\nclient_secret_basic",
        { document: methods("client_secret_post", "private_key_jwt") },
        method("client_secret_post"),
      ],
      [
        "failed",
        "client_secret_post",
        { document: methods("private_key_jwt", "client_secret_jwt"), draft: method("client_secret_post") },
        method("client_secret_jwt"),
      ],
      [
        "failed",
        "client_secret_basic",
        {
          document: methods("client_secret_post", "private_key_jwt"),
          hasClientSecret: false,
          clientKeyAlgorithm: "RS256",
        },
        method("private_key_jwt"),
      ],
      ["failed", "client_secret_basic", { document: methods("tls_client_auth") }],
      [
        "failed",
        "client_secret_basic",
        { document: methods("private_key_jwt", "tls_client_auth"), clientCertificate: certificate() },
        method("tls_client_auth"),
      ],
      [
        "warning",
        "not listed",
        { document: methods(), draft: method("client_secret_post") },
        method("client_secret_basic"),
      ],
      ["warning", "none", { draft: method("none") }, method("client_secret_basic")],
    ],
    silent: [none],
  },
  "credentials-fit-the-method": {
    passes: [
      ["a secret for client_secret_basic", {}],
      ["a key for ES256", { draft: method("private_key_jwt"), clientKeyAlgorithm: "ES256" }],
      ["none needed", { draft: method("none"), hasClientSecret: false }],
      ["CN=client", { draft: method("tls_client_auth"), clientCertificate: certificate() }],
      [
        "CN=client",
        {
          draft: method("self_signed_tls_client_auth"),
          clientCertificate: certificate({ issuer: "CN=client" }),
        },
      ],
    ],
    complains: [
      ["failed", "Client secret is missing", { hasClientSecret: false }],
      ["failed", "Client's key is missing", { draft: method("private_key_jwt") }],
      ["warning", "the method is none", { draft: method("none") }],
      ["failed", "Client certificate is missing", { draft: method("tls_client_auth") }],
      [
        "warning",
        "self-signed",
        { draft: method("tls_client_auth"), clientCertificate: certificate({ issuer: "CN=client" }) },
        method("self_signed_tls_client_auth"),
      ],
    ],
  },
  "client-certificate-is-current": {
    passes: [["1 Nov 2024 to 2 Dec 2025", { clientCertificate: certificate() }]],
    complains: [
      ["failed", "has ended", { clientCertificate: certificate({ validTo: EXAMINED_AT }) }],
      ["failed", "not valid yet", { clientCertificate: certificate({ validFrom: EXAMINED_AT + 1 }) }],
      ["warning", "within a day", { clientCertificate: certificate({ validTo: EXAMINED_AT + 1 }) }],
      ["warning", "in a day", { clientCertificate: certificate({ validTo: EXAMINED_AT + DAY_MS }) }],
      ["warning", "in 30 days", { clientCertificate: certificate({ validTo: EXAMINED_AT + 30 * DAY_MS }) }],
    ],
    silent: [{}, { draft: method("tls_client_auth") }],
  },
  "mtls-endpoints-are-known": {
    passes: [
      ["none are published", { draft: method("tls_client_auth") }],
      ["none are published", { clientCertificate: certificate() }],
      [
        "https://mtls.op.example/token",
        {
          document: { mtls_endpoint_aliases: { token_endpoint: "https://mtls.op.example/token" } },
          draft: {
            ...method("tls_client_auth"),
            capabilities: capabilities("https://mtls.op.example/token"),
          },
        },
      ],
      [
        "https://mtls.op.example/token",
        {
          ...none,
          draft: {
            ...method("tls_client_auth"),
            capabilities: capabilities("https://mtls.op.example/token"),
          },
        },
      ],
    ],
    complains: [
      [
        "warning",
        "not imported\nhttps://mtls.op.example/token",
        {
          document: { mtls_endpoint_aliases: { token_endpoint: "https://mtls.op.example/token" } },
          draft: method("tls_client_auth"),
        },
        { capabilities: expect.objectContaining({ importedAt: EXAMINED_AT }) },
      ],
      [
        "warning",
        "without token_endpoint",
        {
          document: { mtls_endpoint_aliases: { userinfo_endpoint: "https://mtls.op.example/me" } },
          draft: {
            ...method("tls_client_auth"),
            capabilities: capabilities("", "https://mtls.op.example/me"),
          },
        },
      ],
    ],
    silent: [{}, { ...none, draft: method("tls_client_auth") }],
  },
  "assertion-algorithm-is-listed": {
    passes: [
      ["ES256", { document: assertions, draft: method("private_key_jwt"), clientKeyAlgorithm: "ES256" }],
      ["HS256; the document says nothing", { draft: method("client_secret_jwt") }],
    ],
    complains: [
      [
        "warning",
        "EdDSA is not listed",
        { document: assertions, draft: method("private_key_jwt"), clientKeyAlgorithm: "EdDSA" },
      ],
      ["warning", "HS256 is not listed", { document: assertions, draft: method("client_secret_jwt") }],
    ],
    silent: [none, {}],
  },
  "basic-credentials-need-no-encoding": {
    passes: [
      ["no punctuation", {}],
      [
        "sent as they are",
        { draft: { clientId: "a.b", basicEncoding: "as_is" }, clientSecretNeedsEncoding: true },
      ],
    ],
    complains: [
      [
        "warning",
        "punctuation in the client ID",
        { draft: { clientId: "a.b" } },
        method("client_secret_post"),
      ],
      [
        "warning",
        "punctuation in the client secret",
        { clientSecretNeedsEncoding: true, document: methods() },
        { basicEncoding: "as_is" },
      ],
      [
        "warning",
        "colon",
        { draft: { clientId: "a:b", basicEncoding: "as_is" } },
        { basicEncoding: "form_encoded" },
      ],
    ],
    silent: [{ draft: method("client_secret_post"), clientSecretNeedsEncoding: true }],
  },
  "openid-is-selected": {
    passes: [["openid, profile, email", {}]],
    complains: [["failed", "profile", { draft: scopes("profile") }, scopes("openid", "profile")]],
  },
  "selected-scopes-are-listed": {
    passes: [
      ["openid, profile, email", {}],
      ["openid, offline_access", { draft: scopes("openid", "offline_access") }],
    ],
    complains: [
      [
        "warning",
        "email is not offered",
        { document: listed("openid", "profile") },
        scopes("openid", "profile"),
      ],
      ["warning", "2 scopes are not offered", { document: listed("openid") }, scopes("openid")],
    ],
    silent: [none, { document: { scopes_supported: undefined } }],
  },
  "refresh-scope-is-listed": {
    passes: [
      ["offline_access", { document: listed("offline_access"), draft: scopes("offline_access") }],
      [
        "offline; both names are listed",
        { document: listed("offline_access", "offline"), draft: scopes("offline") },
      ],
      [
        "refresh_token is listed, too",
        { document: listed("offline_access", "refresh_token"), draft: scopes("offline_access") },
      ],
      ["nothing is said", { document: listed(), draft: scopes("offline_access") }],
    ],
    complains: [
      [
        "warning",
        "offline_access is not offered\nscopes_supported lists offline for refresh tokens.",
        { document: listed("openid", "offline"), draft: scopes("openid", "offline_access", "email") },
        scopes("openid", "email", "offline"),
      ],
      [
        "warning",
        "lists no scope for refresh tokens",
        { document: listed("openid"), draft: scopes("openid", "offline") },
        scopes("openid"),
      ],
    ],
    silent: [none, {}, { document: listed("offline") }],
  },
  "endpoints-are-set": {
    passes: [["all three", {}]],
    complains: [
      [
        "failed",
        "Endpoint token is missing",
        { draft: { endpoints: endpoints({ token: "" }) } },
        { endpoints: soundDraft.endpoints },
      ],
      [
        "failed",
        "not set: authorization, jwks",
        { ...none, draft: { endpoints: endpoints({ authorization: "", jwks: "" }) } },
      ],
      [
        "failed",
        "Endpoint token is missing",
        {
          document: { token_endpoint: "http://op.example/t" },
          draft: { endpoints: endpoints({ token: "" }) },
        },
      ],
    ],
  },
  "redirect-host-is-an-address": {
    passes: [
      ["127.0.0.1", {}],
      ["[::1]", { draft: redirect({ host: "[::1]" }) }],
    ],
    complains: [
      [
        "warning",
        "localhost",
        { draft: redirect({ host: "localhost", port: 8080 }) },
        redirect({ port: 8080 }),
      ],
    ],
  },
  "redirect-port-can-be-used": {
    passes: [
      ["must accept any port", {}],
      ["8080, which must be registered", { draft: redirect({ port: 8080 }) }],
    ],
    complains: [
      ["failed", "Browsers refuse port 6000", { draft: redirect({ port: 6000 }) }, redirect({})],
      ["warning", "Port 80 is reserved", { draft: redirect({ port: 80 }) }, redirect({})],
    ],
  },
  "redirect-path-is-distinct": {
    passes: [["/oauth/v2/callback", {}]],
    complains: [
      ["warning", "only a slash", { draft: redirect({ path: "/" }) }, redirect({})],
      ["warning", "a slash too many", { draft: redirect({ path: "/callback/" }) }, redirect({})],
      ["warning", "a slash too many", { draft: redirect({ path: "/a//b" }) }, redirect({})],
    ],
  },
  "extra-parameters-replace-nothing": {
    passes: [["2 extra parameters", { draft: extra(["audience"], ["resource"]) }]],
    complains: [
      ["failed", "state (authorization)", { draft: extra(["state", "audience"]) }, extra(["audience"])],
      [
        "failed",
        "code_verifier (token)",
        { draft: extra(["audience"], ["code_verifier"]) },
        extra(["audience"]),
      ],
    ],
    silent: [{}],
  },
  "asked-resources-are-uris": {
    passes: [["urn:example:api", { draft: resources("urn:example:api", "https://api.example/v2") }]],
    complains: [
      ["warning", "api.example", { draft: resources("api.example") }],
      ["warning", "#a", { draft: resources("https://api.example/#a") }],
    ],
    silent: [{}],
  },
  "allowed-origins-are-sound": {
    passes: [
      [
        "https://api.example:8443",
        { draft: { allowedOrigins: ["https://api.example:8443", "http://127.0.0.1:9"] } },
      ],
    ],
    complains: [
      [
        "warning",
        "https://api.example/v2",
        { draft: { allowedOrigins: ["https://api.example/v2", "https://api.example"] } },
        { allowedOrigins: ["https://api.example"] },
      ],
      ["warning", "*.example", { draft: { allowedOrigins: ["*.example"] } }],
      ["warning", "http://api.example", { draft: { allowedOrigins: ["http://api.example"] } }],
    ],
    silent: [{}],
  },
});

describe("what a login still needs", () => {
  const checkOf = (field: MissingField["field"]): string => {
    if (field.startsWith("endpoints.")) return "endpoints-are-set";
    if (field === "issuer") return "issuer-is-configured";
    if (field === "selectedScopes") return "openid-is-selected";
    return field === "clientId" ? "client-id-is-set" : "credentials-fit-the-method";
  };

  it.each([
    ["client_secret_basic", 6],
    ["private_key_jwt", 6],
    ["tls_client_auth", 6],
  ] as const)(
    "fails a check each, so that list and doctor agree: %s",
    (clientAuthenticationMethod, count) => {
      const draft = { ...emptyDraft("Example"), clientAuthenticationMethod, selectedScopes: [] };
      const missing = missingForLogin(draft, {
        clientSecret: false,
        clientKey: false,
        clientCertificate: false,
      });
      expect(missing).toHaveLength(count + 1);
      for (const { field } of missing) {
        expect(findingOf(checkOf(field), { ...none, draft, hasClientSecret: false })).toMatchObject({
          result: "failed",
        });
      }
    },
  );
});
