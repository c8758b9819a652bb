import type { TokenSetSummary } from "../tokens/token-set-view.ts";

/** The account that a login creates or updates, keyed by configuration, issuer and `sub`. */
export interface User {
  readonly id: string;
  readonly configurationId: string;
  readonly issuer: string;
  readonly subject: string;
  /** From `sub` by the default flow. */
  readonly name: string;
  /** From `name` by the default flow; empty when the claim is missing. */
  readonly fullname: string;
  /** From `email` by the default flow; empty when the claim is missing. */
  readonly email: string;
  /** What else a custom flow has given, by attribute. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** A word that somebody gave to a group of users; empty: none. */
  readonly tag: string;
  /** 0 as long as nobody has logged in as one who was imported; `loginCount` is 0, too. */
  readonly firstLoginAt: number;
  readonly lastLoginAt: number;
  readonly loginCount: number;
}

/** A row of the users list. */
export interface UserSummary extends User {
  readonly configurationAlias: string;
  readonly tokenSet: TokenSetSummary;
}

/** One page of the list. */
export interface UserPage {
  readonly users: readonly UserSummary[];
  /** How many match the search; where more do than were found for this page, how many were, and one more. */
  readonly matching: number;
  readonly matchesMore: boolean;
  readonly total: number;
  /** Hand it back to get the next page; absent on the last. */
  readonly next?: string;
}

/** Everything about one user. */
export interface UserDetail {
  readonly user: UserSummary;
  /** Attribute name, value and the claim it came from. */
  readonly attributes: readonly { readonly name: string; readonly value: string; readonly from: string }[];
  readonly roles: readonly { readonly name: string; readonly why: string }[];
}

/** What users can be filtered by; of very many values the first ones. */
export interface UserFacets {
  readonly issuers: readonly string[];
  readonly tags: readonly string[];
}
