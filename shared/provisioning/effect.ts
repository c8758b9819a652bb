import type { AppErrorCode } from "../app-error.ts";

/** What settings would do to a user at the next login, the heaviest first. */
export const effectKinds = [
  "refused",
  "role_lost",
  "attribute_lost",
  "created",
  "not_evaluated",
  "role_gained",
  "attribute_changed",
  "attribute_gained",
  "inactive",
] as const;
export type EffectKind = (typeof effectKinds)[number];

/** One thing that would change for a user. */
export interface EffectChange {
  readonly kind: EffectKind;
  /** The attribute, `Roles`, or `Login`. */
  readonly what: string;
  /** Values; roles with commas between them. Empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** Where the value comes from, or why there is none. */
  readonly why?: string;
}

/** A user for whom something would change. */
export interface EffectRow {
  readonly userId: string;
  readonly name: string;
  /** The heaviest first; empty when the user has changed since it was counted, and nothing would change any more. */
  readonly changes: readonly EffectChange[];
}

/** Which of the users are wanted. */
export type EffectFilter =
  | { readonly of: "all" | "refused" | "created" | "inactive" | "not_evaluated" }
  | { readonly of: "attribute" | "role"; readonly name: string };

/** Rows with the heaviest change first. */
export interface EffectPage {
  readonly rows: readonly EffectRow[];
  /** How many there are in all. */
  readonly matching: number;
  readonly next?: string;
}

/** Users for the same reason. */
export interface EffectReason {
  /** `no_login`: nothing of a login is kept; else what the login would be refused with. */
  readonly code: AppErrorCode | "no_login";
  readonly message: string;
  readonly users: number;
}

/** What settings would do to the known users of a configuration, or to those that were looked at so far. */
export interface ProvisioningEffect {
  /** Known users. */
  readonly users: number;
  /** So many of them were looked at. */
  readonly done: number;
  readonly isComplete: boolean;
  /** Time that it took so far, in ms. */
  readonly tookMs: number;
  readonly unchanged: number;
  /** Active users for whom something changes. */
  readonly affected: number;
  /** Users whose attribute changes; `lost` of them have none afterwards. */
  readonly attributes: readonly {
    readonly attribute: string;
    readonly changed: number;
    readonly lost: number;
  }[];
  /** Roles that anybody has, before or after; those most held first. */
  readonly roles: readonly RoleEffect[];
  /** Parts all users by the rarest role that each has; the largest first, the last one may have no role. */
  readonly shares: readonly { readonly role?: string; readonly before: number; readonly after: number }[];
  /** Users whose login would be refused, though they are active. */
  readonly refused: readonly EffectReason[];
  /** Users whose login would make another user. */
  readonly created: number;
  /** Users who are deactivated. No login changes anything for them; what one would is in their rows alone. */
  readonly inactive: number;
  readonly notEvaluated: readonly EffectReason[];
}

/** Holders of a role before and after. */
export interface RoleEffect {
  readonly role: string;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}
