import type { MappingRow } from "./provisioning-settings.ts";

/** Users of a configuration that may be the same person. */
export interface LikeUsers {
  /** The value that they share, in small letters. */
  readonly value: string;
  readonly users: readonly { readonly id: string; readonly name: string }[];
}

/** Something to know about the identifier by which users are found. */
export interface IdentifierAdvice {
  readonly kind:
    | "pairwise_here"
    | "pairwise"
    | "not_for_good"
    | "differ_in_case"
    | "share_email"
    | "too_many_to_compare";
  /** What it is, and what follows from it. */
  readonly message: string;
  /** A row that mends it in a custom flow, one click away. */
  readonly fix?: MappingRow;
  /** Whom it concerns; at most 20. */
  readonly likeUsers?: readonly LikeUsers[];
}
