import { type AppErrorCode, AppFailure } from "#shared/app-error.ts";
import type { CheckOutcome } from "../trace/index.ts";

/** What a refusal means and what to do, for the codes that a failed check of an ID token leads to. */
const words: Readonly<
  Partial<
    Record<AppErrorCode, { readonly message: string; readonly advice: string; readonly field?: string }>
  >
> = {
  id_token_malformed: {
    message: "The ID token is not a signed JWT.",
    advice: "Look at the token response, and tell the provider's administrator what its ID token is.",
  },
  id_token_encrypted: {
    message: "The ID token is encrypted, and there is no key here to open it.",
    advice:
      "Make a decryption key and register its public side at the provider, or import the one that is registered there. Or ask the administrator to issue ID tokens for this client that are signed only.",
    field: "decryptionKey",
  },
  id_token_encryption_unsupported: {
    message: "The ID token is encrypted in a way that is not taken here.",
    advice:
      "Ask the administrator which id_token_encrypted_response_alg and _enc the client is registered with; alg is to be that of the decryption key.",
    field: "decryptionKey",
  },
  id_token_decryption_failed: {
    message: "The decryption key does not open the ID token.",
    advice:
      "The provider encrypts for another key: register the public side of this one, or import the one that it has. If it is the same, the token was damaged.",
    field: "decryptionKey",
  },
  id_token_unsigned: {
    message: "The ID token is not signed.",
    advice:
      "Ask the administrator to sign ID tokens for this client, with RS256 for instance. An unsigned one proves nothing.",
  },
  id_token_alg_unsupported: {
    message: "The ID token is signed with an algorithm that is not allowed here.",
    advice:
      "Import the configuration again if the provider has changed its algorithms; else ask the administrator which one the client is registered with.",
  },
  id_token_key_not_found: {
    message: "The provider's JWKS has no key for the ID token's signature.",
    advice:
      "Check the JWKS endpoint. If it is right, the provider signs with a key that it does not publish: tell its administrator.",
  },
  id_token_signature_invalid: {
    message: "The signature of the ID token is not valid.",
    advice:
      "Check that the JWKS endpoint belongs to the issuer. If it does, do not trust this answer: tell the administrator.",
  },
  id_token_iss_mismatch: {
    message: "The ID token comes from another issuer.",
    advice:
      "Compare the issuer with the one found, to the letter, slash at the end included, and correct it here or at the provider.",
  },
  id_token_sub_missing: {
    message: "The ID token does not say who the user is: sub is missing.",
    advice: "Ask the administrator to have sub issued for this client.",
  },
  id_token_aud_mismatch: {
    message: "The ID token is meant for another client.",
    advice: "Check the Client ID. If it is right, tell the administrator that the token's aud is another.",
  },
  id_token_azp_mismatch: {
    message: "The ID token was issued to another party: azp is not this client.",
    advice: "Check the Client ID, and ask the administrator for whom the token is issued.",
  },
  id_token_exp_missing: {
    message: "The ID token has no end: exp is missing.",
    advice: "Ask the administrator to have exp issued; OpenID Connect requires it.",
  },
  id_token_expired: {
    message: "The ID token has expired.",
    advice:
      "Compare the clocks of this machine and of the provider; then ask for a longer life of ID tokens.",
  },
  id_token_iat_missing: {
    message: "The ID token does not say when it was issued: iat is missing.",
    advice: "Ask the administrator to have iat issued; OpenID Connect requires it.",
  },
  id_token_not_yet_valid: {
    message: "The ID token is not valid yet.",
    advice: "Compare the clocks of this machine and of the provider.",
  },
  id_token_nonce_mismatch: {
    message: "The ID token belongs to another login: its nonce is not the one sent.",
    advice:
      "Start the login again. If it happens again, the provider does not return the nonce: tell its administrator.",
  },
  id_token_auth_time_missing: {
    message: "The ID token does not say when the user signed in: auth_time is missing.",
    advice: "max_age asks for it. Ask the administrator to have auth_time issued, or leave max_age empty.",
  },
  id_token_auth_time_too_old: {
    message: "The user signed in longer ago than max_age allows.",
    advice:
      "Log in again; the provider should have asked the user to. If it does not, tell its administrator, or allow more with max_age.",
  },
  id_token_acr_mismatch: {
    message: "The user did not sign in the way that the request requires: acr is another.",
    advice:
      "Check the claims parameter, and whether this user can reach one of the acr values that it calls essential.",
  },
  id_token_at_hash_mismatch: {
    message: "The ID token does not belong to the access token: at_hash differs.",
    advice: "Do not trust this answer. Tell the administrator that at_hash is wrong.",
  },
};

/** The refusal that the first failed check leads to; `undefined` when none failed. */
export const refusalOf = (outcomes: readonly CheckOutcome[]): AppFailure | undefined => {
  const failed = outcomes.find(({ result }) => result === "failed");
  if (failed === undefined) return undefined;
  const code = failed.code ?? "id_token_rejected";
  const { message, advice, field } = words[code] ?? {
    message: `A check of the ID token failed: ${failed.title}.`,
    advice: "Look at the check, and tell the provider's administrator.",
  };
  return new AppFailure({
    code,
    message,
    advice,
    step: "id_token",
    ...(field === undefined ? {} : { field }),
    cause: `expected ${failed.expected}, found ${failed.found}`,
    source: failed.source,
  });
};
