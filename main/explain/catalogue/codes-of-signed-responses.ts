import type { AppErrorCode } from "#shared/app-error.ts";
import type { ChangeRule, EntryWords } from "../catalogue-entry.ts";

const chooseMode: readonly ChangeRule[] = [{ field: "authorizationRequest.responseMode" }];

/** Answers to authorization requests that were to be signed (JARM). */
export const codesOfSignedResponses = {
  jarm_response_missing: {
    title: "The answer is not signed, although that was asked for",
    meaning: [
      "The response mode asks for an answer that is a signed JWT.",
      "One that is not signed may have been changed on its way, so its code was not used.",
    ],
    source: "JARM 2.3",
    causes: [
      "The provider does not know the response mode and ignores it.",
      "Signed answers are not switched on for this client.",
    ],
    changes: chooseMode,
    ask: ["Do you sign the answers to authorization requests of this client (JARM)?"],
  },
  jarm_response_invalid: {
    title: "The signed answer cannot be used",
    meaning: ["The answer is a JWT, but its form or one of its members is wrong."],
    source: "JARM 2.1",
    causes: ["The provider does not follow JARM.", "The clock of this machine or of the provider is wrong."],
    changes: chooseMode,
    ask: ["Does your signed answer follow JARM?"],
  },
  jarm_signature_invalid: {
    title: "The signature of the answer is not valid",
    meaning: ["Only the provider's own key may sign the answer, and no key of its JWKS has signed this one."],
    source: "JARM 2.4",
    causes: [
      "The JWKS endpoint belongs to another issuer.",
      "The provider signs with a key that it does not publish, or with an algorithm that it does not list.",
      "The answer is not signed at all, or was changed on its way.",
    ],
    changes: [{ field: "endpoints.jwks" }, ...chooseMode],
    ask: ["Which key and which authorization_signed_response_alg are used for this client?"],
  },
  jarm_iss_mismatch: {
    title: "The signed answer comes from another issuer",
    meaning: [
      "Configured is {issuer}.",
      "An answer of another issuer can be an attack, so the code was not used.",
    ],
    source: "JARM 2.4",
    causes: [
      "A slash at the end, or http in place of https.",
      "The authorization endpoint is that of another tenant or realm.",
      "The answer has no iss.",
    ],
    changes: [{ field: "issuer" }, { field: "endpoints.authorization" }],
    ask: ["Is this the issuer that your signed answers name, to the letter?"],
  },
  jarm_aud_mismatch: {
    title: "The signed answer is meant for another client",
    meaning: ["aud of the answer is not this client's ID, so the code was not used."],
    source: "JARM 2.4",
    causes: ["The client ID here is not the registered one.", "The answer has no aud."],
    changes: [{ field: "clientId" }],
    ask: ["Which aud do your signed answers have for this client?"],
  },
  jarm_expired: {
    title: "The signed answer has expired",
    meaning: ["exp of the answer is past, or missing, so the code was not used."],
    source: "JARM 2.4",
    causes: [
      "The clock of this machine or of the provider is wrong.",
      "The answer came late, or a page of an earlier time was loaded again.",
      "The provider does not set exp.",
    ],
    changes: [],
    ask: ["How long do your signed answers live, and is your clock right?"],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
