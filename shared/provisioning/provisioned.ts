/** Claims that a login brought, by where they came from. */
export interface LoginClaims {
  readonly idToken: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
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
