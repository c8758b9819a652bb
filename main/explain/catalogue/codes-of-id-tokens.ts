import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";
import { importAgain } from "../change-rules.ts";

/** What an ID token was refused for (OIDC Core 3.1.3.7). */
export const codesOfIdTokens = {
  id_token_missing: {
    title: "The token response has no ID token",
    meaning: ["Without it nobody is signed in: an access token alone says nothing of the user."],
    source: "OIDC Core 3.1.3.3",
    causes: [
      "The scope openid was not asked for or not granted.",
      "The client is registered for OAuth only.",
      "The endpoints are those of the provider's OAuth server without OpenID Connect.",
    ],
    changes: [
      { field: "selectedScopes", to: "scopes_with_openid", optional: true },
      { field: "endpoints.token" },
    ],
    ask: ["Is this client registered for OpenID Connect with the scope openid?"],
  },
  id_token_malformed: {
    title: "The ID token is not a signed JWT",
    meaning: ["It does not have three parts that can be read."],
    source: "OIDC Core 2",
    causes: ["A custom token template at the provider is broken.", "The token was cut on its way."],
    changes: [],
    ask: ["Which form do the ID tokens of this client have?"],
  },
  id_token_encrypted: {
    title: "The ID token is encrypted",
    meaning: ["It is a JWE, and there is no key here to open it."],
    source: "OIDC Core 10.2",
    causes: ["The client is registered with id_token_encrypted_response_alg."],
    changes: [{ field: "decryptionKey" }],
    ask: ["Can ID tokens of this client be signed only, or is there a place to register a key for them?"],
  },
  id_token_encryption_unsupported: {
    title: "The ID token is encrypted in another way",
    meaning: [
      "It was not opened, as its header asks for something that is not taken.",
      "Accepted is {expected}.",
      "Found is {found}.",
    ],
    source: "OIDC Core 10.2",
    causes: [
      "The client is registered with another id_token_encrypted_response_alg than that of its key.",
      "The provider uses RSA1_5, a shared key or compression, which are not safe.",
    ],
    changes: [{ field: "decryptionKey" }],
    ask: [
      "Expected is {expected}, found is {found}.",
      "Which id_token_encrypted_response_alg and id_token_encrypted_response_enc is this client registered with?",
    ],
  },
  id_token_decryption_failed: {
    title: "The decryption key does not open the ID token",
    meaning: [
      "It was encrypted for another key, or changed on its way.",
      "Expected was {expected}.",
      "Found is {found}.",
    ],
    source: "OIDC Core 10.2",
    causes: [
      "The provider encrypts for an earlier key of this client.",
      "The key that is registered is another client's.",
      "The token was damaged on its way.",
    ],
    changes: [{ field: "decryptionKey" }],
    ask: [
      "Expected was {expected}, found is {found}.",
      "For which key are ID tokens of this client encrypted?",
    ],
  },
  id_token_unsigned: {
    title: "The ID token is not signed",
    meaning: ["Anybody could have written it, so it proves nothing."],
    source: "OIDC Core 3.1.3.7",
    causes: ["The client is registered with id_token_signed_response_alg none."],
    changes: [],
    ask: ["Can ID tokens of this client be signed, with RS256 for instance?"],
  },
  id_token_alg_unsupported: {
    title: "The ID token is signed with another algorithm",
    meaning: [
      "Only the algorithms of the provider's metadata are accepted, never none.",
      "Accepted is {expected}.",
      "Found is {found}.",
    ],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "The client is registered with another id_token_signed_response_alg.",
      "The provider has changed its algorithms since the import.",
    ],
    changes: importAgain,
    ask: [
      "Expected is {expected}, found is {found}.",
      "Which id_token_signed_response_alg is registered for this client?",
    ],
  },
  id_token_key_not_found: {
    title: "The provider publishes no key for this signature",
    meaning: ["The keys were read again before this was said.", "Looked for was {expected}."],
    source: "OIDC Core 10.1.1",
    causes: [
      "The provider has rotated its keys and publishes the new one later, or a cache serves the old set.",
      "The JWKS endpoint is that of another tenant or realm.",
      "The provider signs for this client with a key of its own, as Entra does with custom claims (appid in the JWKS URL).",
    ],
    changes: [{ field: "endpoints.jwks" }, ...importAgain],
    ask: ["Looked for is {expected}.", "At which JWKS URL is it published?"],
  },
  id_token_signature_invalid: {
    title: "The ID token's signature is not valid",
    meaning: ["The key is there, and it did not sign this token: it was changed, or is not the provider's."],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "The JWKS endpoint belongs to another issuer with the same key name.",
      "The token was made for another API: Entra's tokens for Graph cannot be verified by others.",
      "It is signed with a client secret (HS256), and the secret here is another.",
      "Something in between changed the token.",
    ],
    changes: [{ field: "endpoints.jwks" }, ...importAgain],
    ask: ["Which key signs the ID tokens of this client?"],
  },
  id_token_iss_mismatch: {
    title: "The ID token comes from another issuer",
    meaning: [
      "Configured is {issuer}.",
      "The token says {issuerFound}.",
      "They must be the same to the letter.",
    ],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "A slash at the end, or http in place of https.",
      "The endpoints are those of another tenant, realm or version.",
      "The provider names its inner host name: front and back channel differ.",
    ],
    changes: [{ field: "issuer", to: "issuer_found" }, ...importAgain],
    ask: [
      "ID tokens say iss {issuerFound}; your metadata says {issuer}.",
      "Which one is right, to the letter?",
    ],
  },
  id_token_sub_missing: {
    title: "The ID token does not name the user",
    meaning: ["sub is missing, empty or longer than 255 characters."],
    source: "OIDC Core 2",
    causes: ["A mapping at the provider has removed sub or fills it with an attribute that the user lacks."],
    changes: [],
    ask: ["Which attribute fills sub, and why is it missing for this user?"],
    aboutUser: true,
  },
  id_token_aud_mismatch: {
    title: "The ID token is meant for another client",
    meaning: ["aud does not have this client in it.", "Expected is {expected}.", "The token says {found}."],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "The client ID is that of another registration.",
      "A mapping at the provider sets aud.",
      "The form of the audience differs, as api://<id> and <id> at Entra.",
    ],
    changes: [{ field: "clientId" }],
    ask: ["ID tokens say aud {found}, expected is {expected}.", "Which audience is set for this client?"],
  },
  id_token_azp_mismatch: {
    title: "The ID token was issued to another party",
    meaning: [
      "azp names the client that the token was issued to.",
      "Expected is {expected}.",
      "The token says {found}.",
    ],
    source: "OIDC Core 3.1.3.7",
    causes: ["The token is shared by several clients.", "The client ID is that of another registration."],
    changes: [{ field: "clientId" }],
    ask: ["ID tokens say azp {found}, expected is {expected}.", "To which client are they issued?"],
  },
  id_token_exp_missing: {
    title: "The ID token has no end",
    meaning: ["exp is missing or no number."],
    source: "OIDC Core 2",
    causes: ["A mapping or a custom token template at the provider leaves it out."],
    changes: [],
    ask: ["Can exp be issued as a number of seconds?"],
  },
  id_token_expired: {
    title: "The ID token has expired",
    meaning: ["It was past its end when it came."],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "The clock of this machine or of the provider is wrong.",
      "ID tokens live for seconds only.",
      "An old token was sent again.",
    ],
    changes: [],
    ask: ["Is your clock in step, and how long do ID tokens live?"],
  },
  id_token_iat_missing: {
    title: "The ID token does not say when it was issued",
    meaning: ["iat is missing or no number."],
    source: "OIDC Core 2",
    causes: ["A mapping or a custom token template at the provider leaves it out."],
    changes: [],
    ask: ["Can iat be issued as a number of seconds?"],
  },
  id_token_not_yet_valid: {
    title: "The ID token is not valid yet",
    meaning: ["nbf is in the future, by more than the tolerance of 30 s."],
    source: "RFC 7519 4.1.5",
    causes: ["The clock of this machine is slow, or that of the provider is fast."],
    changes: [],
    ask: ["Is your clock in step with UTC?"],
  },
  id_token_nonce_mismatch: {
    title: "The ID token belongs to another login",
    meaning: ["Its nonce is not the one that was sent, so it may have been used before."],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "Two logins ran at once, or a page was loaded again.",
      "The provider does not return the nonce.",
    ],
    changes: [],
    ask: ["Do you return nonce unchanged in the ID token?"],
  },
  id_token_at_hash_mismatch: {
    title: "The ID token does not belong to the access token",
    meaning: ["at_hash is not the hash of the access token that came with it."],
    source: "OIDC Core 3.1.3.6",
    causes: [
      "Something in between exchanged a token.",
      "The provider computes at_hash with another algorithm.",
    ],
    changes: [],
    ask: ["With which algorithm do you compute at_hash?"],
  },
  id_token_rejected: {
    title: "The token response was not accepted",
    meaning: ["The OpenID Connect library found a fault that none of the named checks covers."],
    source: "OIDC Core 3.1.3",
    causes: ["A member of the answer is of the wrong type.", "A rare rule of the standard is not met."],
    changes: [],
    ask: ["What do you log about the ID token of this login?"],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
