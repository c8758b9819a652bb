/** Claims that a login brought, by where they came from. */
export interface LoginClaims {
  readonly idToken: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  /** What Salesforce's identity URL says. */
  readonly identity?: Readonly<Record<string, unknown>>;
  /** Of the access token where it is a JWT; not verified: it is meant for the API. */
  readonly accessToken?: Readonly<Record<string, unknown>>;
  /** Granted scopes. */
  readonly scopes?: readonly string[];
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

/** An attribute that a login gives. */
export interface ProvisionedAttribute {
  readonly attribute: string;
  readonly value: string;
  /** Where it came from, for instance `name in the ID token`. */
  readonly source: string;
}

/** A role that a login gives, and why: `default role`, `roles[1] in the access token, matched by name`. */
export interface ProvisionedRole {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** Something that is called like a role and is none of the workspace's. */
export interface UnmatchedRole {
  readonly candidate: string;
  readonly why: string;
}

/** What the provisioning flow makes of the claims, before it meets the store. */
export interface Provisioned {
  readonly issuer: string;
  readonly subject: string;
  /** Name, Fullname and Email first; those without a value are empty. */
  readonly attributes: readonly ProvisionedAttribute[];
  readonly roles: readonly ProvisionedRole[];
  readonly unmatchedRoles: readonly UnmatchedRole[];
}

/** The value of an attribute; empty where there is none. */
export const valueOfAttribute = (
  attributes: readonly Pick<ProvisionedAttribute, "attribute" | "value">[],
  name: string,
): string => attributes.find(({ attribute }) => attribute === name)?.value ?? "";
