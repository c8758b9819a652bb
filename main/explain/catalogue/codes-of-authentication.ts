import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";

/** What an ID token says of how and when the user signed in, and was refused for (OIDC Core 3.1.2.1, 5.5.1.1). */
export const codesOfAuthentication = {
  id_token_auth_time_missing: {
    title: "The ID token does not say when the user signed in",
    meaning: ["The request has max_age, and then auth_time must be in the ID token.", "It is not there."],
    source: "OIDC Core 2",
    causes: [
      "The provider ignores max_age.",
      "A mapping or a custom token template at the provider leaves auth_time out.",
    ],
    changes: [{ field: "authorizationRequest.maxAgeInSeconds" }],
    ask: ["Do you issue auth_time where a request has max_age?"],
  },
  id_token_auth_time_too_old: {
    title: "The user signed in longer ago than max_age allows",
    meaning: [
      "The provider should have asked the user to sign in again, and did not.",
      "A session of before was enough for it.",
    ],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "The provider ignores max_age.",
      "A broker signed the user in from a session at another provider.",
      "The clock of this machine or of the provider is wrong.",
    ],
    changes: [{ field: "authorizationRequest.maxAgeInSeconds" }, { field: "authorizationRequest.prompt" }],
    ask: ["Do you ask users to sign in again where a request has max_age?"],
  },
  id_token_acr_mismatch: {
    title: "The user did not sign in the way that is required",
    meaning: [
      "The claims parameter calls acr essential, and the ID token has another value or none.",
      "Such a login counts as failed.",
    ],
    source: "OIDC Core 5.5.1.1",
    causes: [
      "The user has no second factor, or none of the kind that is required.",
      "The acr value is one that the provider does not know.",
      "The provider ignores the claims parameter.",
    ],
    changes: [{ field: "authorizationRequest.claims" }, { field: "authorizationRequest.acrValues" }],
    ask: ["Which acr values can this user reach?"],
    aboutUser: true,
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
