import type { AppError } from "../app-error.ts";
import type { ClaimSource } from "../provisioning/provisioned.ts";

/** Which token of a set. */
export type TokenKind = "id_token" | "access_token" | "refresh_token";

/** Whether an identity can send authorized requests now. */
export type TokenSetState = "none" | "signed_in" | "expired" | "revoked" | "unreadable";

/** A short word about a token set, for lists. */
export interface TokenSetSummary {
  readonly state: TokenSetState;
  /** End of the access token; absent: the provider did not say. */
  readonly expiresAt?: number;
  /** There is a refresh token, and it was not revoked. */
  readonly hasRefreshToken: boolean;
  /** The tokens are bound to a key (RFC 9449); absent: they are Bearer tokens, or it is not known. */
  readonly isBound?: true;
}

/** How a token was encrypted for the client (RFC 7516 4.1). */
export interface TokenEncryption {
  readonly alg: string;
  readonly enc: string;
  readonly kid?: string;
}

/** A token as it may be shown: decoded where it is a JWT, never the token itself. */
export interface TokenView {
  readonly kind: TokenKind;
  readonly form: "jwt" | "opaque" | "encrypted";
  readonly header?: Readonly<Record<string, unknown>>;
  /** It came encrypted; everything else is of what was inside. */
  readonly encryption?: TokenEncryption;
  readonly claims?: readonly ClaimView[];
  readonly issuedAt?: number;
  readonly expiresAt?: number;
  /** ID tokens are verified at login; other tokens are decoded for display only (RFC 9068 is not assumed). */
  readonly signature: "verified" | "not_verified";
  /** Of an access token: the thumbprint of the key that it is bound to (RFC 9449); absent: a Bearer token. */
  readonly boundTo?: string;
  /** When it was revoked from here. */
  readonly revokedAt?: number;
}

/** One claim with its meaning. */
export interface ClaimView {
  readonly name: string;
  /** The value as JSON text, to the letter. */
  readonly value: string;
  /** What the claim is, in a few words; empty for claims that no standard defines. */
  readonly meaning: string;
  /** Present for times (NumericDate), epoch ms. */
  readonly time?: number;
}

/** An identity's token set as it may be shown. */
export interface TokenSetView {
  readonly userId: string;
  readonly configurationId: string;
  readonly state: TokenSetState;
  readonly tokens: readonly TokenView[];
  readonly grantedScopes: readonly string[];
  readonly obtainedAt: number;
  readonly refreshedAt?: number;
  readonly expiresAt?: number;
  readonly userinfo?: readonly ClaimView[];
  /** Claims of other sources; absent: the provider named none. */
  readonly fromSources?: readonly ClaimSource[];
  /** Absent: it is not refreshed by itself. */
  readonly automaticRefresh?: AutomaticRefreshView;
}

/**
 * What is going to happen to a token set that is in use: a refresh, after a failure again; or nothing any more,
 * as the provider does not take the refresh token.
 */
export type AutomaticRefreshView =
  | { readonly state: "planned"; readonly at: number; readonly failure?: AppError }
  | { readonly state: "stopped"; readonly failure: AppError };

/** What came of a sign-out; the local part always happens. */
export interface SignOutOutcome {
  readonly kind: "local" | "provider";
  /**
   * `confirmed`: the browser came back with the state that was sent; the two after it: it came back, but without
   * it. `not_confirmed`: it did not come back in time.
   */
  readonly providerAnswer?:
    | "confirmed"
    | "confirmed_without_state"
    | "confirmed_with_another_state"
    | "not_confirmed";
  readonly message: string;
}
