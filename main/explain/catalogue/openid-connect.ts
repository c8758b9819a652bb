import type { CatalogueEntry, ChangeRule } from "../catalogue-entry.ts";
import { reviewExtraParameters } from "../change-rules.ts";

const noPrompt = "The request had prompt=none, so the provider may show no page.";

const editPrompt: readonly ChangeRule[] = [{ field: "authorizationRequest.prompt" }];

/** Errors of OpenID Connect and of requests as objects (OIDC Core 3.1.2.6, RFC 9101 7). */
export const openidConnect: readonly CatalogueEntry[] = [
  {
    id: "openid.interaction_required",
    when: { errors: ["interaction_required"] },
    title: "The provider needs to ask the user something",
    meaning: [noPrompt, "It needs a page to go on."],
    source: "OIDC Core 3.1.2.6",
    causes: ["A second factor, new terms or a profile page wait for the user."],
    changes: editPrompt,
    ask: ["What does the provider want to ask this user?"],
    aboutUser: true,
  },
  {
    id: "openid.login_required",
    when: { errors: ["login_required", "authentication_required"] },
    title: "Nobody is signed in at the provider",
    meaning: [noPrompt, "There is no session in this browser, or it is older than max_age."],
    source: "OIDC Core 3.1.2.6",
    causes: [
      "The session has ended, or was in another browser.",
      "The browser sends no cookies to the provider inside another page.",
    ],
    changes: [...editPrompt, { field: "authorizationRequest.maxAgeInSeconds" }],
    aboutUser: true,
  },
  {
    id: "openid.account_selection_required",
    when: { errors: ["account_selection_required"] },
    title: "The user must choose an account",
    meaning: [noPrompt, "Several accounts are signed in."],
    source: "OIDC Core 3.1.2.6",
    causes: ["No login hint says which account is meant."],
    changes: [{ field: "authorizationRequest.loginHint" }, ...editPrompt],
    aboutUser: true,
  },
  {
    id: "openid.consent_required",
    when: { errors: ["consent_required"] },
    title: "The user has not consented",
    meaning: ["The scopes need a consent that nobody has given yet."],
    source: "OIDC Core 3.1.2.6",
    causes: ["A scope is new since the last consent.", "Only an administrator may consent to a scope."],
    changes: [...editPrompt, { field: "selectedScopes" }],
    ask: ["Can you consent to {scopes} for everyone?"],
    aboutUser: true,
  },
  {
    id: "openid.invalid_request_uri",
    when: { errors: ["invalid_request_uri"] },
    title: "The provider cannot use the request's URI",
    meaning: ["The pushed or hosted request was not found, has expired, or was used before."],
    source: "RFC 9101 7",
    causes: [
      "The link was opened late or twice: a pushed request lives for about a minute.",
      "The provider cannot fetch the URI: one on the loopback interface is there for providers on this machine.",
    ],
    changes: [
      { field: "authorizationRequest.requestObject" },
      { field: "endpoints.pushedAuthorizationRequest" },
    ],
    ask: ["How long does a request_uri live, and may it be used twice?"],
  },
  {
    id: "openid.invalid_request_object",
    when: { errors: ["invalid_request_object"] },
    title: "The provider does not accept the request object",
    meaning: ["The signed request could not be verified, or lacks a claim."],
    source: "RFC 9101 7",
    causes: [
      "The provider lacks this client's public key.",
      "aud, iss or exp is not as the provider wants it.",
      "The clocks differ.",
    ],
    changes: [{ field: "authorizationRequest.requestObject" }, { field: "clientKey" }, { field: "issuer" }],
    ask: ["Which key and which request_object_signing_alg are registered for this client?"],
  },
  {
    id: "openid.request_not_supported",
    when: { errors: ["request_not_supported"] },
    title: "The provider takes no request objects",
    meaning: ["The parameter request is not supported."],
    source: "OIDC Core 3.1.2.6",
    causes: ["The provider does not implement RFC 9101, or not for this client."],
    changes: [{ field: "authorizationRequest.requestObject" }],
    ask: ["Do you support request objects for this client?"],
  },
  {
    id: "openid.request_uri_not_supported",
    when: { errors: ["request_uri_not_supported"] },
    title: "The provider takes no request_uri",
    meaning: ["The parameter request_uri is not supported."],
    source: "OIDC Core 3.1.2.6",
    causes: [
      "The provider does not implement it, or takes only those of its own endpoint for pushed requests.",
    ],
    changes: [
      { field: "authorizationRequest.pushed", to: "pushed_when_required", optional: true },
      { field: "authorizationRequest.requestObject" },
      { field: "endpoints.pushedAuthorizationRequest" },
    ],
    ask: ["Do you support pushed authorization requests for this client?"],
  },
  {
    id: "openid.registration_not_supported",
    when: { errors: ["registration_not_supported"] },
    title: "The provider takes no registration parameter",
    meaning: ["The parameter registration, for self-issued providers, is not supported."],
    source: "OIDC Core 3.1.2.6",
    causes: ["The request had an extra parameter registration."],
    changes: reviewExtraParameters,
    ask: ["Is this client registered by hand?"],
  },
  {
    id: "openid.acr_not_reached",
    when: { errors: ["unmet_authentication_requirements", "insufficient_user_authentication"] },
    title: "The user did not sign in as strongly as was asked for",
    meaning: ["The provider cannot reach one of the acr values, or the max_age, for this user."],
    source: "OpenID Connect Unmet Authentication Requirements 1.0, RFC 9470 3",
    causes: ["The user has no second factor.", "The acr value is one that the provider does not know."],
    changes: [{ field: "authorizationRequest.acrValues" }, { field: "authorizationRequest.maxAgeInSeconds" }],
    ask: ["Which acr values can this user reach?"],
    aboutUser: true,
  },
  {
    id: "openid.acr_refused",
    when: {
      description: /acr_values|\bIAL\b|required SPID level|authentication context|level of assurance/i,
    },
    title: "The level of authentication is not accepted",
    meaning: ["The provider wants acr values that it knows, or the user does not reach the level."],
    source: "OIDC Core 3.1.2.1",
    causes: [
      "acr_values is missing, or has a value of another provider.",
      "The user's means of signing in are not strong enough.",
    ],
    changes: [{ field: "authorizationRequest.acrValues" }],
    ask: ["Which acr_values must a request have?"],
    aboutUser: true,
  },
  {
    id: "openid.prompt_none",
    when: { description: /prompt\b[^.]{0,40}none/i },
    title: "prompt=none stands beside another value",
    meaning: ["none means that no page may be shown, so nothing can stand beside it."],
    source: "OIDC Core 3.1.2.1",
    causes: [
      "The request asks for prompt=none and for a consent, which the scope offline_access brings with it.",
    ],
    changes: [...editPrompt, { field: "selectedScopes" }],
  },
];
