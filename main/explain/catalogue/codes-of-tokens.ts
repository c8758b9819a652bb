import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";
import { addRefreshScope, importAgain, reviewExtraParameters } from "../change-rules.ts";

/** Token endpoint, UserInfo, refresh and sign-out. */
export const codesOfTokens = {
  token_error: {
    title: "The provider refused the token request with an error of its own",
    meaning: [
      "{wireError} is not a code of the standards.",
      "The provider's documentation or its log explains it.",
    ],
    source: "RFC 6749 5.2",
    causes: ["A rule or an extension of the provider.", "The client is not set up for this grant."],
    changes: [{ field: "endpoints.token" }],
    ask: ["What does your log say about this request?"],
  },
  token_http_status: {
    title: "The token endpoint answered without saying why",
    meaning: ["Its answer is no error as the standard has it.", "The status is {httpStatus}."],
    source: "RFC 6749 5.2",
    causes: [
      "The URL is not that of the token endpoint.",
      "A proxy, a firewall or a web application firewall answers in its place.",
      "The provider has a form of errors of its own.",
    ],
    changes: [{ field: "endpoints.token" }, ...importAgain],
    ask: ["Did this request reach the token endpoint, and what does your log say?"],
  },
  token_response_invalid: {
    title: "The answer is not a token response",
    meaning: [
      "The token endpoint reported success, and its answer lacks what a token response has.",
      "It holds the error {wireError}.",
    ],
    source: "RFC 6749 5.1",
    causes: [
      "The provider reports errors with the status 200.",
      "The URL is not that of the token endpoint.",
      "access_token or token_type is missing or of another kind.",
    ],
    changes: [{ field: "endpoints.token" }],
    ask: ["Why does the token endpoint answer without access_token and token_type Bearer?"],
  },
  token_not_bound: {
    title: "The access token is not bound to our key",
    meaning: [
      "DPoP is switched on, and the access token could be used by whoever gets hold of it, or by nobody here.",
      "It was not kept.",
    ],
    source: "RFC 9449 5",
    causes: [
      "DPoP is not switched on for the client at the provider, or it does not know it.",
      "A gateway in front of the token endpoint leaves out the header DPoP.",
      "The token was issued for another key: its cnf.jkt is not the thumbprint of ours.",
    ],
    changes: [{ field: "dpop" }],
    ask: ["Do you issue DPoP-bound access tokens to this client, with token_type DPoP?"],
  },
  pushed_response_invalid: {
    title: "The answer to the pushed request has no reference to it",
    meaning: ["An answer with request_uri and the status 201 was expected."],
    source: "RFC 9126 2.2",
    causes: ["The URL leads to a page or to another endpoint.", "The provider answers with another status."],
    changes: [{ field: "endpoints.pushedAuthorizationRequest" }, ...importAgain],
    ask: ["At which URL do you take pushed authorization requests?"],
  },
  userinfo_http_status: {
    title: "UserInfo refused the access token",
    meaning: ["It answered {httpStatus}.", "Without the endpoint a login goes by the ID token alone."],
    source: "OIDC Core 5.3.3",
    causes: [
      "The scopes do not include the one that UserInfo asks for.",
      "The access token is for another API.",
      "The URL is that of another tenant or realm.",
    ],
    changes: [{ field: "endpoints.userinfo" }, { field: "selectedScopes" }],
    ask: ["May this client call UserInfo with the scopes it asks for?"],
    aboutUser: true,
  },
  userinfo_response_invalid: {
    title: "UserInfo's answer cannot be used",
    meaning: ["It is neither a JSON object with the user's claims nor a signed JWT that holds one."],
    source: "OIDC Core 5.3.2",
    causes: [
      "The URL leads to a page.",
      "The answer has another content type than it says.",
      "It has expired.",
    ],
    changes: [{ field: "endpoints.userinfo" }],
    ask: ["Can UserInfo answer with plain JSON for this client?"],
  },
  userinfo_decryption_failed: {
    title: "The decryption key does not open UserInfo's answer",
    meaning: [
      "It was encrypted for another key, in a way that is not taken, or changed on its way.",
      "Expected was {expected}.",
      "Found is {found}.",
    ],
    source: "OIDC Core 5.3.2",
    causes: [
      "The provider encrypts for an earlier key of this client.",
      "The client is registered with another userinfo_encrypted_response_alg than that of its key.",
    ],
    changes: [{ field: "decryptionKey" }],
    ask: [
      "Expected was {expected}, found is {found}.",
      "For which key, and with which algorithms, is UserInfo encrypted for this client?",
    ],
  },
  userinfo_signature_invalid: {
    title: "The signature of UserInfo's answer is not valid",
    meaning: ["The answer is a JWT, and none of the provider's keys has signed it as it stands."],
    source: "OIDC Core 5.3.4",
    causes: [
      "UserInfo signs with a key that the JWKS does not have, or not at all (alg none).",
      "The UserInfo endpoint is that of another tenant, realm or product.",
      "Something in between changed the answer.",
    ],
    changes: [{ field: "endpoints.userinfo" }, { field: "endpoints.jwks" }, ...importAgain],
    ask: ["Which key signs the UserInfo answers of this client?"],
  },
  userinfo_iss_mismatch: {
    title: "UserInfo's answer comes from another issuer",
    meaning: ["It is signed, and its iss is not {issuer}, to the letter."],
    source: "OIDC Core 5.3.2",
    causes: [
      "The UserInfo endpoint is that of another tenant or realm.",
      "The provider names its inner host name.",
    ],
    changes: [{ field: "endpoints.userinfo" }, ...importAgain],
    ask: ["Which iss do your signed UserInfo answers have?"],
  },
  userinfo_aud_mismatch: {
    title: "UserInfo's answer is meant for another client",
    meaning: ["It is signed, and its aud does not have {clientId} in it."],
    source: "OIDC Core 5.3.2",
    causes: [
      "A mapping at the provider sets aud.",
      "The access token that was sent belongs to another client.",
    ],
    changes: [{ field: "clientId" }],
    ask: ["Which aud do your signed UserInfo answers have for this client?"],
  },
  userinfo_sub_mismatch: {
    title: "UserInfo speaks of another user",
    meaning: ["Its sub is not that of the ID token, so its claims may be another person's."],
    source: "OIDC Core 5.3.2",
    causes: [
      "The UserInfo endpoint is that of another tenant, realm or product.",
      "sub is pairwise at one endpoint and public at the other.",
    ],
    changes: [{ field: "endpoints.userinfo" }, ...importAgain],
    ask: ["Why do UserInfo and the ID token have different sub?"],
  },
  no_refresh_token: {
    title: "There is no refresh token",
    meaning: ["The provider issued none at the last login, so the tokens end when they expire."],
    source: "OIDC Core 11",
    causes: [
      "The scope offline_access was not asked for, or not granted.",
      "The client is not allowed the grant refresh_token.",
      "Google gives one only with access_type=offline, and only at the first consent.",
    ],
    changes: [...addRefreshScope, { field: "selectedScopes" }, ...reviewExtraParameters],
    ask: ["May this client have refresh tokens, and what must it ask for?"],
  },
  refreshed_sub_mismatch: {
    title: "The refreshed ID token is of another user",
    meaning: ["A refresh never changes the user, so the new tokens were not kept."],
    source: "OIDC Core 12.2",
    causes: [
      "sub has changed at the provider, after a migration for instance.",
      "A refresh token was mixed up.",
    ],
    changes: [],
    ask: ["Why does sub differ between the login and the refresh?"],
  },
  end_session_not_offered: {
    title: "The provider offers no end-session endpoint",
    meaning: ["Signing out ends the local part only: the next login may pass without a question."],
    source: "OIDC RP-Initiated Logout 1.0 2.1",
    causes: ["The provider does not implement it.", "The endpoint was not imported."],
    changes: [{ field: "endpoints.endSession" }, ...importAgain],
    ask: ["How can this client end a user's session with you?"],
  },
  endpoint_not_offered: {
    title: "The provider offers no such endpoint",
    meaning: ["Nothing was asked: the configuration has no URL for it."],
    source: "RFC 8414 2",
    causes: ["The provider does not implement it.", "The endpoint was not imported."],
    changes: [...importAgain],
    ask: ["At which URL can tokens be introspected or revoked, or UserInfo be asked?"],
  },
  introspection_response_invalid: {
    title: "The introspection endpoint's answer cannot be used",
    meaning: ["It is not a JSON object that says whether the token is active."],
    source: "RFC 7662 2.2",
    causes: ["The answer is signed, a JWT.", "The URL leads to a page.", "active is missing."],
    changes: [{ field: "endpoints.introspection" }],
    ask: ["Can introspection answer with plain JSON for this client?"],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
