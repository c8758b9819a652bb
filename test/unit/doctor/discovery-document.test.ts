import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { readDiscoveryAnswer } from "../../../main/doctor/read-answers.ts";
import { describeChecks } from "../../support/describe-checks.ts";
import { EXAMINED_AT, soundDocument, soundDraft } from "../../support/examination.ts";
import { httpResponse } from "../../support/http-response.ts";

const WELL_KNOWN = "/.well-known/openid-configuration";
const none = { document: "none" } as const;
const tenant = "https://login.example/{tenantid}/v2.0";
const html = httpResponse("<!doctype html>", { headers: [["content-type", "text/html"]] });
const missing = httpResponse("", { status: 404 });
const moved = httpResponse("", { status: 302, headers: [["location", "https://new.example/"]] });
const url = soundDraft.automaticConfigurationUrl;
const afterReading = (answer: Parameters<typeof readDiscoveryAnswer>[0]) => ({
  ...none,
  ...(readDiscoveryAnswer(answer, url, EXAMINED_AT) as { documentFailure: never }),
});
const endpoints = (changes: Partial<typeof soundDraft.endpoints>) => ({
  ...soundDraft.endpoints,
  ...changes,
});
const signed = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const imported = {
  ...emptyDraft("").capabilities,
  scopesSupported: [...soundDocument.scopes_supported],
  clientAuthenticationMethodsSupported: [...soundDocument.token_endpoint_auth_methods_supported],
  codeChallengeMethodsSupported: ["S256"],
  idTokenSigningAlgorithmsSupported: ["RS256"],
  claimsSupported: [...soundDocument.claims_supported],
  issResponseParameterSupported: false,
  pushedAuthorizationRequestsRequired: false,
  subjectTypesSupported: [...soundDocument.subject_types_supported],
  responseModesSupported: [...soundDocument.response_modes_supported],
  importedAt: EXAMINED_AT,
};
const ADFS = "https://ADFS.EXAMPLE.COM/adfs";

describeChecks("discovery_document", {
  "document-can-be-read": {
    passes: [["14 members", {}]],
    complains: [
      ["failed", "is not JSON (text/html)", afterReading(html)],
      ["failed", "answered 404", afterReading(missing)],
      ["failed", "has moved to https://new.example/", afterReading(moved)],
      ["failed", "not a JSON object", afterReading(httpResponse("[1]"))],
      ["failed", "nested too deeply", afterReading(httpResponse(`{"a":${"[".repeat(99)}${"]".repeat(99)}}`))],
    ],
    silent: [none, { ...none, draft: { automaticConfigurationUrl: "" } }],
  },
  "document-is-sent-as-json": {
    passes: [
      ["application/json", { documentHeaders: [["Content-Type", "application/json; charset=utf-8"]] }],
      ["json", { documentHeaders: [["content-type", "application/jwk-set+json"]] }],
    ],
    complains: [
      ["warning", "text/html", { documentHeaders: [["content-type", "text/html"]] }],
      ["warning", "no content-type", { documentHeaders: [] }],
    ],
    silent: [none],
  },
  "document-has-no-byte-order-mark": {
    passes: [["none", {}]],
    complains: [["warning", "U+FEFF", { documentText: `\u{feff}${JSON.stringify(soundDocument)}` }]],
    silent: [none],
  },
  "document-repeats-no-member": {
    passes: [
      ["each", {}],
      ["each", { documentText: '{"a":{"a":"a"},"b":["a","a"],"c":"\\"a\\":{","d":"a"}' }],
    ],
    complains: [
      [
        "failed",
        "issuer",
        { documentText: '{"issuer":"https://a.example" , "x":1, "iss\\u0075er" : "https://b.example"}' },
      ],
      ["warning", "x", { documentText: '{"x":1,"x":2}' }],
      ["warning", "a[1].x", { documentText: '{"a":[{},{"x":1,"x":2}]}' }],
      [
        "failed",
        "mtls_endpoint_aliases.token_endpoint",
        { documentText: '{"mtls_endpoint_aliases":{"token_endpoint":"","token_endpoint":"x"}}' },
      ],
    ],
    silent: [none],
  },
  "url-is-a-well-known-url": {
    passes: [
      [WELL_KNOWN, {}],
      ["with a query", { documentUrl: `${url}?client_id=1` }],
    ],
    complains: [
      ["warning", "unusual form", { documentUrl: "https://op.example/metadata.json" }],
      [
        "warning",
        "OAuth server",
        { documentUrl: "https://op.example/.well-known/oauth-authorization-server/a" },
      ],
    ],
    silent: [{ ...none, documentUrl: "" }],
  },
  "issuer-has-the-right-form": {
    passes: [
      ["https://op.example", {}],
      ["slash at the end belongs to it", { document: { issuer: "https://op.example/a/" } }],
    ],
    complains: [
      ["failed", "has no https:// in front", { document: { issuer: "op.example" } }],
      ["failed", "has a query", { document: { issuer: "https://op.example?a=b" } }],
      ["failed", "has a fragment", { document: { issuer: "https://op.example#a" } }],
      ["failed", "has a user name", { document: { issuer: "https://me@op.example" } }],
      ["failed", "is no URL", { document: { issuer: "https://op.example/\n" } }],
    ],
    silent: [none, { document: { issuer: undefined } }, { document: { issuer: 7 } }],
  },
  "issuer-is-no-template": {
    passes: [["no placeholder", {}]],
    complains: [
      ["failed", tenant, { document: { issuer: tenant } }],
      ["failed", "token_endpoint", { document: { token_endpoint: "https://<your-domain>/token" } }],
    ],
    silent: [none, { document: { issuer: undefined } }],
  },
  "issuer-is-written-plainly": {
    passes: [
      ["as URLs", {}],
      ["as URLs", { document: { issuer: "https://op.example:8443/Realms/One" } }],
    ],
    complains: [
      ["warning", "capital letters", { document: { issuer: ADFS } }],
      ["warning", "a port that goes without saying", { document: { issuer: "https://op.example:443" } }],
      ["warning", "a dot after the host", { document: { issuer: "https://op.example." } }],
      ["warning", "an international host, xn--", { document: { issuer: "https://оp.example" } }],
      ["warning", "double slashes", { document: { issuer: "https://op.example//a" } }],
    ],
    silent: [none, { document: { issuer: "op.example" } }],
  },
  "issuer-matches-url": {
    passes: [
      ["https://op.example", {}],
      ["https://op.example/", { document: { issuer: "https://op.example/" } }],
    ],
    complains: [
      ["failed", "differs in the host", { document: { issuer: "https://other.example" } }],
      ["failed", "differs in the scheme", { document: { issuer: "http://op.example" } }],
      ["failed", "differs in the port", { document: { issuer: "https://op.example:8443" } }],
      ["failed", "differs in the path", { document: { issuer: "https://op.example/a" } }],
      ["failed", "differs in a dot after the host", { document: { issuer: "https://op.example." } }],
      ["failed", "the scheme, which is missing", { document: { issuer: "op.example" } }],
      [
        "failed",
        "differs in capital letters",
        { document: { issuer: ADFS }, documentUrl: `https://adfs.example.com/adfs${WELL_KNOWN}` },
        { automaticConfigurationUrl: ADFS + WELL_KNOWN },
      ],
      [
        "warning",
        "another issuer than its URL",
        { document: { issuer: "https://other.example" }, draft: { issuer: "https://other.example" } },
      ],
    ],
    silent: [none, { document: { issuer: tenant } }, { documentUrl: "https://op.example/metadata.json" }],
  },
  "issuer-is-configured": {
    passes: [["https://op.example", {}]],
    complains: [
      [
        "failed",
        "it differs in a slash at the end",
        { draft: { issuer: "https://op.example/" } },
        { issuer: "https://op.example" },
      ],
      ["failed", "Issuer is missing", { draft: { issuer: "" } }, { issuer: "https://op.example" }],
      ["failed", "Issuer is missing", { ...none, draft: { issuer: "" } }],
      ["failed", "not the document's", { document: { issuer: tenant } }],
      ["failed", "not the document's", { document: { issuer: "javascript:alert(1)" } }],
    ],
    silent: [none, { document: { issuer: undefined } }],
  },
  "issuer-is-no-endpoint": {
    passes: [["no endpoint", {}]],
    complains: [["warning", "token_endpoint, too", { document: { issuer: soundDocument.token_endpoint } }]],
    silent: [none],
  },
  "required-members-are-present": {
    passes: [["all 7", {}]],
    complains: [
      ["failed", "jwks_uri is missing", { document: { jwks_uri: undefined } }],
      [
        "failed",
        "token_endpoint",
        { document: { token_endpoint: null, subject_types_supported: undefined } },
      ],
      ["warning", "subject_types_supported is missing", { document: { subject_types_supported: undefined } }],
      ["failed", "Required members are missing", { documentText: "{}" }],
    ],
    silent: [none],
  },
  "members-have-the-right-type": {
    passes: [["as the standards", { document: { own_member: 7, end_session_endpoint: null } }]],
    complains: [
      ["failed", "issuer is not a text", { document: { issuer: ["https://op.example"] } }],
      ["failed", "jwks_uri is not a text", { document: { jwks_uri: {} } }],
      ["warning", "scopes_supported is not a list", { document: { scopes_supported: "openid" } }],
      ["warning", "claims_supported is not a list", { document: { claims_supported: ["sub", 7] } }],
      ["warning", "is not true or false", { document: { request_parameter_supported: "true" } }],
      ["warning", "is not an object", { document: { mtls_endpoint_aliases: [] } }],
    ],
    silent: [none],
  },
  "members-have-standard-names": {
    passes: [
      ["none", {}],
      [
        "beside the standard's",
        {
          document: {
            token_revocation_endpoint: "https://a.example",
            revocation_endpoint: "https://a.example",
          },
        },
      ],
    ],
    complains: [
      [
        "warning",
        "ping_end_session_endpoint for end_session_endpoint",
        { document: { ping_end_session_endpoint: "https://op.example/end" } },
        { endpoints: endpoints({ endSession: "https://op.example/end" }) },
      ],
      [
        "warning",
        "token_revocation_endpoint",
        { document: { token_revocation_endpoint: "http://op.example/end" } },
      ],
      [
        "warning",
        "id_token_alg",
        {
          document: {
            ...soundDocument,
            id_token_alg_values_supported: ["RS256"],
            id_token_signing_alg_values_supported: undefined,
          },
        },
      ],
    ],
    silent: [none],
  },
  "members-are-known": {
    passes: [
      [
        "the provider's own: mfa_challenge_endpoint, version",
        { document: { mfa_challenge_endpoint: "x", version: "3.0" } },
      ],
    ],
    complains: [
      ["warning", "endSessionEndpoint", { document: { endSessionEndpoint: "https://op.example/end" } }],
      ["warning", "revocation_endpont", { document: { revocation_endpont: "https://op.example/end" } }],
      ["warning", "__proto__", { documentText: '{"__proto__":{"issuer":"https://op.example"}}' }],
      [
        "warning",
        "members",
        { document: Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`m${n}`, n])) },
      ],
    ],
    silent: [none],
  },
  "empty-members-are-left-out": {
    passes: [
      ["none is empty", {}],
      ["null: tenant_region_scope", { document: { tenant_region_scope: null } }],
      ["none is empty", { document: { own_list: [] } }],
    ],
    complains: [["warning", "claims_supported", { document: { claims_supported: [] } }]],
    silent: [none],
  },
  "texts-hide-nothing": {
    passes: [["none", {}]],
    complains: [
      ["warning", "op_tos_uri", { document: { op_tos_uri: "https://op.example/\u202Egpj" } }],
      [
        "warning",
        "scopes_supported",
        { document: { scopes_supported: ["openid", "<script>alert(1)</script>"] } },
      ],
      ["warning", "organization_name", { document: { organization_name: "a\u0000b" } }],
      ["warning", "na\\u{200b}me", { document: { "na\u{200b}me": "x" } }],
      ["warning", "issuer", { documentText: '{"issuer":"\\ud800"}' }],
    ],
    silent: [none],
  },
  "endpoints-are-urls": {
    passes: [["4 endpoints", {}]],
    complains: [
      ["failed", "is no http URL: /token", { document: { token_endpoint: "/token" } }],
      ["failed", "is no http URL: //op", { document: { token_endpoint: "//op.example/token" } }],
      ["failed", "javascript:", { document: { authorization_endpoint: "javascript:alert(1)" } }],
      ["failed", "file:", { document: { jwks_uri: "file:///etc/passwd" } }],
      ["failed", "is no http URL: 7", { document: { userinfo_endpoint: 7 } }],
      ["failed", "has a user name", { document: { token_endpoint: "https://a:b@op.example/token" } }],
      ["failed", "has a fragment", { document: { authorization_endpoint: "https://op.example/a#b" } }],
      ["warning", "data:", { document: { end_session_endpoint: "data:text/html,x" } }],
    ],
    silent: [none],
  },
  "endpoints-share-the-issuer-host": {
    passes: [
      ["all below op.example/", {}],
      [
        "outside the issuer's path: authorization_endpoint",
        { document: { issuer: "https://op.example/a/" } },
      ],
    ],
    complains: [
      ["warning", "token_endpoint: api.example", { document: { token_endpoint: "https://api.example/t" } }],
      [
        "warning",
        "token_endpoint: op.example:8443",
        { document: { token_endpoint: "https://op.example:8443/t" } },
      ],
      ["warning", "jwks_uri may have a typing error", { document: { jwks_uri: "https://opexample/jwks" } }],
      [
        "warning",
        "at other hosts",
        { document: { issuer: "https://op1.example", jwks_uri: "https://op2.example/" } },
      ],
    ],
    silent: [none, { document: { issuer: "op.example" } }],
  },
  "endpoints-are-not-private": {
    passes: [
      ["all public", {}],
      [
        "127.0.0.1:4444, loopback",
        { document: { issuer: "http://127.0.0.1:4444" }, documentUrl: `http://127.0.0.1:4444${WELL_KNOWN}` },
      ],
    ],
    complains: [
      [
        "warning",
        "169.254.169.254, private address",
        { document: { jwks_uri: "http://169.254.169.254/latest" } },
      ],
      ["warning", "10.1.2.3, private address", { document: { jwks_uri: "http://0xa010203/" } }],
      ["warning", "127.0.0.1, loopback", { document: { token_endpoint: "http://2130706433/token" } }],
      ["warning", "[::1], loopback", { document: { token_endpoint: "http://[::1]/token" } }],
      ["warning", "[fd00::1], private address", { document: { token_endpoint: "https://[fd00::1]/token" } }],
      [
        "warning",
        "[::ffff:7f00:1], private",
        { document: { token_endpoint: "https://[::ffff:127.0.0.1]/" } },
      ],
      [
        "warning",
        "vault.internal, internal name",
        { document: { token_endpoint: "https://vault.internal/" } },
      ],
      ["warning", "keycloak, internal name", { document: { token_endpoint: "https://keycloak/token" } }],
      ["warning", "configured token", { draft: { endpoints: endpoints({ token: "https://192.168.0.1/" }) } }],
      [
        "warning",
        "0.0.0.0, unspecified address",
        { document: { issuer: "http://0.0.0.0:8200" }, documentUrl: `http://127.0.0.1:8200${WELL_KNOWN}` },
      ],
    ],
    silent: [
      { ...none, draft: { endpoints: endpoints({ authorization: "", token: "", userinfo: "", jwks: "" }) } },
    ],
  },
  "endpoints-are-configured": {
    passes: [
      ["4 endpoints", {}],
      [
        "4 endpoints",
        { draft: { endpoints: endpoints({ deviceAuthorization: "https://op.example/device" }) } },
      ],
      [
        "jwks with a slash at the end, which is kept",
        {
          document: { jwks_uri: "https://op.example/j/" },
          draft: { endpoints: endpoints({ jwks: "https://op.example/j/" }) },
        },
      ],
    ],
    complains: [
      [
        "warning",
        "which differs in a slash at the end",
        { draft: { endpoints: endpoints({ token: "https://op.example/token/" }) } },
        { endpoints: soundDraft.endpoints },
      ],
      ["warning", "differs in the scheme", { document: { token_endpoint: "http://op.example/token" } }],
    ],
    silent: [
      none,
      { draft: { endpoints: endpoints({ authorization: "", token: "", userinfo: "", jwks: "" }) } },
    ],
  },
  "keys-are-linked-by-uri": {
    passes: [
      ["/jwks", {}],
      ["the keys inside are not used", { document: { jwks: { keys: [] } } }],
    ],
    complains: [
      ["failed", "jwks in place of jwks_uri", { document: { jwks_uri: undefined, jwks: { keys: [] } } }],
    ],
    silent: [none, { document: { jwks_uri: undefined } }],
  },
  "mtls-aliases-are-sound": {
    passes: [
      [
        "1 alias",
        { document: { mtls_endpoint_aliases: { token_endpoint: "https://mtls.op.example/token" } } },
      ],
      [
        "the same as the plain endpoints",
        { document: { mtls_endpoint_aliases: { token_endpoint: soundDocument.token_endpoint } } },
      ],
    ],
    complains: [
      [
        "warning",
        "http://op",
        { document: { mtls_endpoint_aliases: { token_endpoint: "http://op.example" } } },
      ],
      ["warning", "evil", { document: { mtls_endpoint_aliases: { evil: "https://op.example" } } }],
      ["warning", "is no object", { document: { mtls_endpoint_aliases: "https://op.example" } }],
    ],
    silent: [none, {}],
  },
  "signed-metadata-agrees": {
    passes: [
      ["the same", { document: { signed_metadata: signed({ iss: "x", issuer: "https://op.example" }) } }],
    ],
    complains: [
      [
        "warning",
        "token_endpoint",
        { document: { signed_metadata: signed({ token_endpoint: "https://a.example" }) } },
      ],
      ["warning", "no signed JWT", { document: { signed_metadata: "e30.e30" } }],
      ["warning", "no signed JWT", { document: { signed_metadata: "e30.%%%.x" } }],
      ["warning", "no signed JWT", { document: { signed_metadata: signed([]) } }],
      ["warning", "no signed JWT", { document: { signed_metadata: 7 } }],
    ],
    silent: [none, {}],
  },
  "contacts-can-be-written-to": {
    passes: [["ops@idp.example", { document: { contacts: ["ops@idp.example", "mailto:a.b@x.y.example"] } }]],
    complains: [
      ["warning", "ops@https://idp.it", { document: { contacts: ["ops@https://idp.it"] } }],
      ["warning", "the help desk", { document: { contacts: ["the help desk"] } }],
    ],
    silent: [none, {}, { document: { contacts: [] } }],
  },
  "openid-scope-is-listed": {
    passes: [
      ["3 scopes", {}],
      ["not said", { document: { scopes_supported: undefined } }],
      [
        "1 of them URLs; 1 named like domains",
        { document: { scopes_supported: ["openid", "https://a.example/b", "org.example.x"] } },
      ],
      ["3 scopes", { ...none, draft: { capabilities: imported } }],
    ],
    complains: [["warning", "access_as_user", { document: { scopes_supported: ["access_as_user"] } }]],
    silent: [none],
  },
  "needed-claims-are-listed": {
    passes: [
      ["3 claims", {}],
      ["not said", { document: { claims_supported: [] } }],
      [
        "5 claims, 1 named by URL, 1 in camelCase",
        {
          document: { claims_supported: ["sub", "name", "email", "https://a.example/groups", "isMemberOf"] },
        },
      ],
    ],
    complains: [
      ["warning", "name, email are not listed", { document: { claims_supported: ["sub"] } }],
      ["warning", "email is not listed", { document: { claims_supported: ["sub", "name"] } }],
    ],
    silent: [none],
  },
  "import-is-up-to-date": {
    passes: [
      ["as imported", { draft: { capabilities: imported } }],
      [
        "as imported",
        { draft: { capabilities: { ...imported, scopesSupported: ["email", "openid", "profile"] } } },
      ],
    ],
    complains: [
      [
        "warning",
        "scopes_supported",
        { draft: { capabilities: { ...imported, scopesSupported: ["openid", "phone"] } } },
        { capabilities: imported },
      ],
    ],
    silent: [none, {}],
  },
});
