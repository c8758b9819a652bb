/** Claims that a login brought, by where they came from. */
export interface LoginClaims {
  readonly idToken: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  /** Claims of other sources; absent: the provider named none. */
  readonly fromSources?: readonly ClaimSource[];
}

/** Claims that another source makes, as the provider named it (OIDC Core 5.6.2). Holds no token. */
export interface ClaimSource {
  /** Its name in `_claim_sources`. */
  readonly name: string;
  readonly namedIn: "idToken" | "userinfo";
  /** Its claims came with the provider's, or had to be fetched; `unknown`: it is not described. */
  readonly kind: "aggregated" | "distributed" | "unknown";
  /** Where its claims can be had, for a distributed one. */
  readonly endpoint?: string;
  /** Who made them, as they say. */
  readonly issuer?: string;
  /** Names of the claims that the provider said are there. */
  readonly promised: readonly string[];
  /** Every claim of its JWT; empty when it was not read. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Only what is verified, with the issuer's own keys, counts for anything. */
  readonly state: "verified" | "not_verified" | "not_read";
  /** Why not, in sentences; or what it lacks. */
  readonly why?: string;
}

/** The role of a user whose login brings no other. */
export const FALLBACK_ROLE = "User";

/** What the provisioning flow makes of the claims, before it meets the store. */
export interface ProvisionedAttributes {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** Where each attribute came from, for instance `name in the ID token`. */
  readonly sources: Readonly<Record<"name" | "fullname" | "email", string>>;
}
