import { describeChecks } from "../../support/describe-checks.ts";
import { soundDraft } from "../../support/examination.ts";

const none = { document: "none" } as const;
const endpoints = (changes: Partial<typeof soundDraft.endpoints>) => ({
  ...soundDraft.endpoints,
  ...changes,
});
const request = (changes: Partial<typeof soundDraft.authorizationRequest>) => ({
  authorizationRequest: { ...soundDraft.authorizationRequest, ...changes },
});
const scopes = (...selectedScopes: string[]) => ({ selectedScopes });
const refreshing = scopes("openid", "offline_access");
const imported = { ...soundDraft.capabilities, importedAt: 1 };
const PAR = "https://op.example/par";
const offersPar = { pushed_authorization_request_endpoint: PAR };
const requiresPar = { require_pushed_authorization_requests: true };

const object = (changes: Partial<typeof soundDraft.authorizationRequest.requestObject>) =>
  request({ requestObject: { ...soundDraft.authorizationRequest.requestObject, ...changes } });
const demandsSigned = { require_signed_request_object: true };
const listsObjects = (...algorithms: string[]) => ({
  request_object_signing_alg_values_supported: algorithms,
});
const signsAnswers = (...algorithms: string[]) => ({
  authorization_signing_alg_values_supported: algorithms,
});

describeChecks("protocol", {
  "provider-offers-logins": {
    passes: [
      ["both", {}],
      ["as filled in by hand", { document: { token_endpoint: undefined } }],
    ],
    complains: [
      [
        "failed",
        "implicit flow only",
        { document: { token_endpoint: undefined }, draft: { endpoints: endpoints({ token: "" }) } },
      ],
      [
        "failed",
        "no login page",
        {
          document: { authorization_endpoint: undefined },
          draft: { endpoints: endpoints({ authorization: "" }) },
        },
      ],
      [
        "failed",
        "has no logins",
        { documentText: "{}", draft: { endpoints: endpoints({ authorization: "", token: "" }) } },
      ],
    ],
    silent: [none],
  },
  "code-flow-is-offered": {
    passes: [
      ["code", {}],
      ["not said", { document: { response_types_supported: undefined } }],
    ],
    complains: [
      ["failed", "id_token", { document: { response_types_supported: ["id_token", "code id_token"] } }],
    ],
    silent: [none],
  },
  "response-types-are-known": {
    passes: [
      ["code", {}],
      [
        "the order of words in “token id_token” has no meaning",
        { document: { response_types_supported: ["code", "token id_token", "none"] } },
      ],
    ],
    complains: [
      ["warning", "codeid_token", { document: { response_types_supported: ["code", "codeid_token"] } }],
    ],
    silent: [none, { document: { response_types_supported: [] } }],
  },
  "response-mode-is-offered": {
    passes: [
      ["query of query, form_post", {}],
      ["query, as nothing else is said", { document: { response_modes_supported: undefined } }],
      ["form_post", { draft: request({ responseMode: "form_post" }) }],
      [
        "jwt of query.jwt",
        { document: { response_modes_supported: ["query.jwt"] }, draft: request({ responseMode: "jwt" }) },
      ],
    ],
    complains: [
      [
        "failed",
        "Response mode jwt is not offered",
        { draft: request({ responseMode: "jwt" }) },
        request({ responseMode: "query" }),
      ],
      [
        "failed",
        "Response mode query.jwt is not offered",
        {
          document: { response_modes_supported: ["query", "form_post.jwt"] },
          draft: request({ responseMode: "query.jwt" }),
        },
        request({ responseMode: "form_post.jwt" }),
      ],
      [
        "failed",
        "Response mode query is not offered",
        { document: { response_modes_supported: ["form_post", "fragment"] } },
        request({ responseMode: "form_post" }),
      ],
      [
        "failed",
        "Response mode form_post is not offered",
        { document: { response_modes_supported: undefined }, draft: request({ responseMode: "form_post" }) },
        request({ responseMode: "query" }),
      ],
      ["failed", "query", { document: { response_modes_supported: ["oob"] } }],
    ],
    silent: [none],
  },
  "signed-answer-can-be-verified": {
    passes: [
      ["RS256 is the default", { draft: request({ responseMode: "jwt" }) }],
      [
        "ES256",
        { document: signsAnswers("ES256", "XS1"), draft: request({ responseMode: "form_post.jwt" }) },
      ],
      ["HS256", { document: signsAnswers("HS256"), draft: request({ responseMode: "jwt" }) }],
    ],
    complains: [
      [
        "failed",
        "XS1",
        { document: signsAnswers("XS1"), draft: request({ responseMode: "jwt" }) },
        request({ responseMode: "" }),
      ],
    ],
    silent: [none, {}],
  },
  "authorization-code-grant-is-offered": {
    passes: [
      ["authorization_code", {}],
      ["by default", { document: { grant_types_supported: undefined } }],
    ],
    complains: [["failed", "implicit", { document: { grant_types_supported: ["implicit"] } }]],
    silent: [none],
  },
  "pkce-s256-is-listed": {
    passes: [
      ["S256", {}],
      [
        "Amazon Cognito is known to accept S256",
        {
          document: {
            issuer: "https://cognito-idp.eu-west-1.amazonaws.com/x",
            code_challenge_methods_supported: undefined,
          },
        },
      ],
      [
        "S256",
        { ...none, draft: { capabilities: { ...imported, codeChallengeMethodsSupported: ["S256"] } } },
      ],
    ],
    complains: [
      [
        "warning",
        "code_challenge_methods_supported is missing",
        { document: { code_challenge_methods_supported: undefined } },
      ],
      ["failed", "plain", { document: { code_challenge_methods_supported: ["plain"] } }],
      ["warning", "not listed", { ...none, draft: { capabilities: imported } }],
    ],
    silent: [none],
  },
  "pkce-methods-are-known": {
    passes: [
      ["S256", {}],
      ["plain is never used", { document: { code_challenge_methods_supported: ["plain", "S256"] } }],
    ],
    complains: [["warning", "RS256", { document: { code_challenge_methods_supported: ["S256", "RS256"] } }]],
    silent: [none, { document: { code_challenge_methods_supported: undefined } }],
  },
  "iss-parameter-is-said-plainly": {
    passes: [
      ["yes", { document: { authorization_response_iss_parameter_supported: true } }],
      ["no", { document: { authorization_response_iss_parameter_supported: false } }],
      ["no", {}],
    ],
    complains: [
      ["warning", "true", { document: { authorization_response_iss_parameter_supported: "true" } }],
    ],
    silent: [none],
  },
  "pushed-requests-can-be-sent": {
    passes: [
      ["offered, not required", { document: offersPar }],
      [
        `required, to ${PAR}`,
        { document: requiresPar, draft: { endpoints: endpoints({ pushedAuthorizationRequest: PAR }) } },
      ],
      [
        "always sent",
        {
          draft: {
            ...request({ pushed: "always" }),
            endpoints: endpoints({ pushedAuthorizationRequest: PAR }),
          },
        },
      ],
    ],
    complains: [
      [
        "failed",
        "are required; no endpoint is set",
        { document: { ...requiresPar, ...offersPar } },
        { endpoints: endpoints({ pushedAuthorizationRequest: PAR }) },
      ],
      ["failed", "are required", { document: requiresPar }],
      ["failed", "are always sent", { draft: request({ pushed: "always" }) }],
      [
        "failed",
        "are required",
        { ...none, draft: { capabilities: { ...imported, pushedAuthorizationRequestsRequired: true } } },
      ],
    ],
    silent: [none, {}],
  },
  "request-object-can-be-sent": {
    passes: [
      ["request no, by default, request_uri yes, by default", {}],
      [
        "request no, request_uri yes",
        { document: { request_parameter_supported: false, request_uri_parameter_supported: true } },
      ],
      ["signed, by value, as it is demanded", { document: demandsSigned, clientKeyAlgorithm: "ES256" }],
      ["not signed, by value", { draft: object({ delivery: "by_value", signed: false }) }],
      [
        "signed, encrypted, by reference",
        {
          clientKeyAlgorithm: "ES256",
          draft: {
            ...object({ delivery: "by_reference", encrypted: true }),
            endpoints: endpoints({ authorization: "http://127.0.0.1:9000/authorize" }),
          },
        },
      ],
    ],
    complains: [
      ["failed", "without a key", { document: demandsSigned }],
      [
        "failed",
        "there is no key",
        { draft: object({ delivery: "by_value" }) },
        object({ delivery: "when_required" }),
      ],
      [
        "failed",
        "demanded",
        {
          document: demandsSigned,
          clientKeyAlgorithm: "ES256",
          draft: object({ delivery: "by_value", signed: false }),
        },
        object({ delivery: "by_value", signed: true }),
      ],
      [
        "warning",
        "request_parameter_supported is false",
        {
          document: { request_parameter_supported: false },
          draft: object({ delivery: "by_value", signed: false }),
        },
        object({ delivery: "when_required", signed: false }),
      ],
      [
        "warning",
        "request_uri_parameter_supported is false",
        {
          document: { request_uri_parameter_supported: false },
          draft: object({ delivery: "by_reference", signed: false }),
        },
        object({ delivery: "by_value", signed: false }),
      ],
      [
        "warning",
        "to this machine, for op.example",
        { draft: object({ delivery: "by_reference", signed: false }) },
        object({ delivery: "by_value", signed: false }),
      ],
    ],
    silent: [none],
  },
  "request-object-algorithm-is-listed": {
    passes: [
      [
        "ES256; the document says nothing",
        { clientKeyAlgorithm: "ES256", draft: object({ delivery: "by_value" }) },
      ],
      ["PS256", { document: { ...demandsSigned, ...listsObjects("PS256") }, clientKeyAlgorithm: "PS256" }],
      ["none", { document: listsObjects("none"), draft: object({ delivery: "by_value", signed: false }) }],
    ],
    complains: [
      [
        "warning",
        "ES256 is not listed",
        {
          document: listsObjects("PS256"),
          clientKeyAlgorithm: "ES256",
          draft: object({ delivery: "by_value" }),
        },
      ],
      [
        "warning",
        "none is not listed",
        { document: listsObjects("PS256"), draft: object({ delivery: "by_value", signed: false }) },
      ],
    ],
    silent: [none, {}, { draft: object({ delivery: "by_value" }) }],
  },
  "asked-prompt-is-offered": {
    passes: [
      ["login; the document says nothing", { draft: request({ prompt: "login" }) }],
      ["login", { document: { prompt_values_supported: ["login"] }, draft: request({ prompt: "login" }) }],
      ["consent", { draft: refreshing }],
    ],
    complains: [
      [
        "warning",
        "prompt=select_account is not offered",
        { document: { prompt_values_supported: ["login"] }, draft: request({ prompt: "select_account" }) },
      ],
      ["warning", "prompt=consent", { document: { prompt_values_supported: ["login"] }, draft: refreshing }],
    ],
    silent: [none, {}],
  },
  "asked-acr-is-offered": {
    passes: [
      ["high", { document: { acr_values_supported: ["high"] }, draft: request({ acrValues: "low high" }) }],
      ["high; the document says nothing", { draft: request({ acrValues: "high" }) }],
    ],
    complains: [
      [
        "warning",
        "High",
        { document: { acr_values_supported: ["high"] }, draft: request({ acrValues: "High" }) },
      ],
    ],
    silent: [none, {}],
  },
  "claims-parameter-is-offered": {
    passes: [
      ["offered", { document: { claims_parameter_supported: true }, draft: request({ claims: "{}" }) }],
    ],
    complains: [["warning", "not true", { draft: request({ claims: "{}" }) }]],
    silent: [none, {}],
  },
  "claim-types-are-normal": {
    passes: [
      ["normal by default", {}],
      [
        "normal; aggregated claims come from other sources",
        { document: { claim_types_supported: ["normal", "aggregated"] } },
      ],
    ],
    complains: [["warning", "distributed", { document: { claim_types_supported: ["distributed"] } }]],
    silent: [none],
  },
  "subject-types-are-known": {
    passes: [
      ["the same for every client", {}],
      ["pairwise: sub differs", { document: { subject_types_supported: ["pairwise"] } }],
      ["sub may differ", { document: { subject_types_supported: ["public", "pairwise"] } }],
    ],
    complains: [["warning", "ephemeral", { document: { subject_types_supported: ["ephemeral"] } }]],
    silent: [none, { document: { subject_types_supported: undefined } }],
  },
  "listed-values-are-standard": {
    passes: [
      ["the standards' only", {}],
      [
        "srv_challenge, windows_client_authentication",
        {
          document: {
            grant_types_supported: ["authorization_code", "srv_challenge"],
            token_endpoint_auth_methods_supported: ["client_secret_basic", "windows_client_authentication"],
          },
        },
      ],
    ],
    complains: [
      ["warning", "authorisation_code", { document: { grant_types_supported: ["authorisation_code"] } }],
      [
        "warning",
        "Client_Secret_Post",
        { document: { token_endpoint_auth_methods_supported: ["Client_Secret_Post"] } },
      ],
    ],
    silent: [none],
  },
  "refresh-grant-is-offered": {
    passes: [
      ["refresh_token", {}],
      ["not said", { document: { grant_types_supported: undefined } }],
    ],
    complains: [
      [
        "warning",
        "authorization_code",
        { document: { grant_types_supported: ["authorization_code"] }, draft: refreshing },
      ],
    ],
    silent: [none, { document: { grant_types_supported: ["authorization_code"] } }],
  },
  "userinfo-is-offered": {
    passes: [
      ["/userinfo", {}],
      ["/userinfo", { draft: { endpoints: endpoints({ userinfo: "" }) } }],
      ["/userinfo", none],
    ],
    complains: [
      [
        "warning",
        "no userinfo_endpoint",
        { document: { userinfo_endpoint: undefined }, draft: { endpoints: endpoints({ userinfo: "" }) } },
      ],
    ],
    silent: [{ ...none, draft: { endpoints: endpoints({ userinfo: "" }) } }],
  },
  "end-session-is-offered": {
    passes: [
      [
        "https://op.example/end",
        { draft: { endpoints: endpoints({ endSession: "https://op.example/end" }) } },
      ],
    ],
    complains: [
      [
        "warning",
        "no endpoint is set",
        { document: { end_session_endpoint: "https://op.example/end" } },
        { endpoints: endpoints({ endSession: "https://op.example/end" }) },
      ],
      ["warning", "no endpoint is set", { document: { end_session_endpoint: "http://op.example/end" } }],
    ],
    silent: [none, {}],
  },
  "revocation-is-offered": {
    passes: [
      ["https://op.example/r", { draft: { endpoints: endpoints({ revocation: "https://op.example/r" }) } }],
    ],
    complains: [
      [
        "warning",
        "no endpoint is set",
        { document: { revocation_endpoint: "https://op.example/r" } },
        { endpoints: endpoints({ revocation: "https://op.example/r" }) },
      ],
    ],
    silent: [none, {}],
  },
  "dpop-is-offered": {
    passes: [
      [
        "offered, with ES256",
        { draft: { dpop: true }, document: { dpop_signing_alg_values_supported: ["RS256", "ES256"] } },
      ],
      [
        "offered, with PS256",
        { draft: { dpop: true }, document: { dpop_signing_alg_values_supported: ["ES256K", "PS256"] } },
      ],
      [
        "offered, with ES256",
        {
          ...none,
          draft: { dpop: true, capabilities: { ...imported, dpopSigningAlgorithmsSupported: ["ES256"] } },
        },
      ],
    ],
    complains: [
      ["warning", "lists no algorithm", { draft: { dpop: true } }, { dpop: false }],
      [
        "warning",
        "lists no algorithm",
        { draft: { dpop: true }, document: { dpop_signing_alg_values_supported: [] } },
        { dpop: false },
      ],
      [
        "failed",
        "ES256K",
        { draft: { dpop: true }, document: { dpop_signing_alg_values_supported: ["ES256K"] } },
        { dpop: false },
      ],
    ],
    silent: [{}, none, { document: { dpop_signing_alg_values_supported: ["ES256"] } }],
  },
  "dpop-algorithms-can-be-used": {
    passes: [["ES256", { document: { dpop_signing_alg_values_supported: ["ES256"] } }]],
    complains: [
      ["warning", "unsafe", { document: { dpop_signing_alg_values_supported: ["ES256", "HS256"] } }],
      ["warning", "no usable", { document: { dpop_signing_alg_values_supported: ["ES256K"] } }],
    ],
    silent: [none, {}],
  },
  "provider-quirks-are-respected": {
    passes: [
      ["Slack: Errors come with HTTP status 200", { document: { issuer: "https://slack.com" } }],
      ["oid is the user's identifier", { draft: { issuer: "https://login.microsoftonline.com/x/v2.0" } }],
    ],
    complains: [
      [
        "warning",
        "access_type=offline",
        { document: { issuer: "https://accounts.google.com" }, draft: refreshing },
        {
          selectedScopes: ["openid"],
          extraParameters: {
            ...soundDraft.extraParameters,
            authorization: [{ name: "access_type", value: "offline" }],
          },
        },
      ],
      [
        "warning",
        "client_secret_post",
        { document: { issuer: "https://www.linkedin.com/oauth" } },
        { clientAuthenticationMethod: "client_secret_post" },
      ],
      [
        "warning",
        "form_post",
        { document: { issuer: "https://appleid.apple.com" }, draft: scopes("openid", "name") },
        request({ responseMode: "form_post" }),
      ],
    ],
    silent: [none, {}],
  },
});
