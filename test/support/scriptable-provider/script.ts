import type { JWK } from "jose";
import type {
  assertionAudiences,
  basicEncodings,
  ClientAuthenticationMethod,
  userinfoTokenPlaces,
} from "#shared/configurations/client-configuration.ts";
import type { EncryptionKey } from "./encryption-keys.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { SigningKey } from "./signing-keys.ts";

/** Members of a JSON document. */
export type Members = Readonly<Record<string, unknown>>;

/** How an answer differs from the right one; what is left out stays right. */
export interface AnswerBend {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes another JSON document from the right one. */
  readonly document?: (right: Members) => unknown;
  /** Writes the document's JSON otherwise than a serializer would. */
  readonly rewrite?: (json: string) => string;
  /** A body of anything, in place of the document. */
  readonly content?: string | Uint8Array;
  /** Waits with the answer until then. */
  readonly after?: Promise<unknown>;
  /** Takes the request and never answers. */
  readonly never?: true;
  /** Ends the connection in the middle of the body. */
  readonly breaksOff?: true;
  /** Stops in the middle of the body, and leaves the connection open. */
  readonly stalls?: true;
}

/** One bend for every request, or one for each: `nth` counts the requests of the endpoint from 1. */
export type Bend = AnswerBend | ((request: ReceivedRequest, nth: number) => AnswerBend);

/** What is done to an ID token before it is signed, and how it is signed. */
export interface IdTokenScript {
  readonly claims?: (right: Members) => Members;
  readonly header?: (right: Members) => Members;
  /**
   * `damaged`: the signature is of another token. A secret: HMAC with it, HS256 unless said otherwise. Else a key
   * that need not be published.
   */
  readonly sign?: "none" | "damaged" | SigningKey | SigningSecret;
}

/** How something is encrypted for the client: for its registered key with `use` `enc`, by the key's `alg`. */
export interface EncryptionScript {
  /** `A256GCM` without it. */
  readonly enc?: string;
  /** Another key than the registered one. */
  readonly for?: JWK;
  /** Makes another content from the right one before it is encrypted. */
  readonly content?: (right: string) => string;
  /** Makes another JWE from the right one. */
  readonly bend?: (right: string) => string | Promise<string>;
}

/** A secret that signs. */
export interface SigningSecret {
  readonly secret: string;
  readonly alg?: "HS256" | "HS384" | "HS512";
}

/** What the provider knows of its client, and insists on. */
export interface RegisteredClient {
  /** The one redirect URI; without it, any on a loopback address. */
  readonly redirectUri?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authenticationMethod: ClientAuthenticationMethod;
  /** How its request objects are registered; absent: it sends none. */
  readonly requestObject?: { readonly signed: boolean; readonly encrypted: boolean };
  /** What it takes as the audience of an assertion. */
  readonly assertionAudience: (typeof assertionAudiences)[number];
  /** How it reads id and secret in a Basic header. */
  readonly basicEncoding: (typeof basicEncodings)[number];
}

/** How the provider binds tokens to keys (RFC 9449). */
export interface BindingScript {
  /** What it lists; ES256 without it. */
  readonly algorithms?: readonly string[];
  /** Where proofs must have a nonce of its own in them. */
  readonly nonceAt?: readonly ProvingEndpoint[];
  /** Takes no nonce, its own included, and always wants another one. */
  readonly isNeverContent?: true;
  /** How it writes the scheme in a challenge; `DPoP` without it. */
  readonly scheme?: string;
}

/** Endpoints that take proofs. */
export type ProvingEndpoint = "pushedAuthorizationRequest" | "token" | "userinfo" | "api";

/** What is registered of a client's certificate: who issued it to whom, or the certificate itself (RFC 8705 2). */
export type RegisteredCertificate =
  | { readonly authorityPem: string; readonly subject: string }
  | { readonly thumbprint: string };

/** Claims of somebody who can log in. */
export type ProviderUser = Members & { readonly sub: string };

/** Everything a test can tell the provider; each part has a right value without it. */
export interface ProviderScript {
  /** Its issuer, where something stands before it; without it, where it listens. */
  readonly knownAs?: string;
  readonly client?: Partial<RegisteredClient>;
  /** The client's public keys that are registered. */
  readonly clientKeys?: readonly JWK[];
  /**
   * A listener with TLS asks for client certificates: the API and the endpoints at which clients authenticate are
   * there, or aliases of the endpoints are.
   */
  readonly clientCertificates?: "at_the_endpoints" | "at_aliases";
  /** The client's certificate that is registered. */
  readonly clientCertificate?: RegisteredCertificate;
  /** Access tokens are JWTs with these claims. */
  readonly accessTokenClaims?: Members;
  /** By `login_hint`; the first one logs in without a hint. */
  readonly users?: Readonly<Record<string, ProviderUser>>;
  /** The published keys; the first one signs. */
  readonly keys?: readonly SigningKey[];
  /** Every token is bound to a key; without it all are Bearer tokens, and proofs are overlooked. */
  readonly dpop?: BindingScript;
  /** Published besides, for requests to be encrypted. */
  readonly encryptionKeys?: readonly EncryptionKey[];
  readonly accessTokenLifeInSeconds?: number;
  /** What a refresh does to the refresh token; `none`: no refresh token is given at all. */
  readonly refreshToken?: "rotated" | "kept" | "none";
  /** Begins every code and opaque token, so that they can be searched for. */
  readonly mark?: string;
  /** Makes other parameters of the authorization response from the right ones; `undefined` drops one. */
  readonly authorizationResponse?: (
    right: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string | undefined>>;
  readonly idToken?: IdTokenScript;
  /** The ID token is encrypted for the client after it was signed (OIDC Core 16.14); `not`: no more. */
  readonly encryptedIdToken?: EncryptionScript | "not";
  /** UserInfo is encrypted for the client; after it was signed, where it is signed. */
  readonly encryptedUserinfo?: EncryptionScript;
  /** What is done to the answer to an authorization request that asks for a signed one; `left_out`: it is plain. */
  readonly signedResponse?: IdTokenScript | "left_out";
  /** UserInfo answers a JWT; its claims and signature may be bent. */
  readonly signedUserinfo?: IdTokenScript;
  /** Where UserInfo looks for the access token; the header unless said otherwise. */
  readonly userinfoTokenIn?: (typeof userinfoTokenPlaces)[number];
  readonly discovery?: Bend;
  readonly webfinger?: Bend;
  readonly authorization?: Bend;
  readonly token?: Bend;
  readonly userinfo?: Bend;
  readonly jwks?: Bend;
  readonly pushedAuthorizationRequest?: Bend;
  readonly introspection?: Bend;
  readonly revocation?: Bend;
  readonly endSession?: Bend;
  readonly registration?: Bend;
  /** Without it anybody can register. */
  readonly initialAccessToken?: string;
  readonly api?: Bend;
  /** Everything that is at no known path; nothing is there unless said otherwise. */
  readonly elsewhere?: Bend;
}
