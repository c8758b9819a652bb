import type { LoginClaims } from "../provisioning/provisioned.ts";

/** An attribute of the user before and after a login. */
export interface AttributeChange {
  readonly attribute: string;
  /** Absent: there was no user, or no value. */
  readonly before?: string;
  readonly after: string;
  /** Where the value came from, for instance `name in the ID token`. */
  readonly source: string;
}

/** What became of a role in a login. */
export interface RoleChange {
  readonly role: string;
  readonly change: "added" | "kept" | "removed" | "no_match";
  /** Why, in a sentence's part, for instance `Default role of this configuration`. */
  readonly why: string;
}

/** What a login changed about a user who was there, without the values. */
export interface LoginChanges {
  readonly runId: string;
  /** Names of the attributes that have another value since. */
  readonly attributes: readonly string[];
  readonly rolesAdded: number;
  readonly rolesRemoved: number;
}

/** What a login gave: kept sealed with its run, so that runs can be looked at and compared later. */
export interface LoginResult {
  readonly claims: LoginClaims;
  /** Claims of the access token where it is a JWT; they are not verified: it is meant for the API. */
  readonly accessTokenClaims?: Readonly<Record<string, unknown>>;
  /** Granted scopes, as the provider said or as asked for. */
  readonly scopes: readonly string[];
  readonly userCreated: boolean;
  readonly attributes: readonly AttributeChange[];
  readonly roles: readonly RoleChange[];
}
