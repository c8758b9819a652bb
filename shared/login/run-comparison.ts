import type { LoginRun } from "./login-run.ts";

/** The parts in which two runs are compared, in the order of the page. */
export const comparedParts = ["requests", "metadata", "checks", "claims", "attributes", "roles"] as const;
export type ComparedPart = (typeof comparedParts)[number];

/** One thing of two runs side by side; absent on the side that does not have it. */
export interface ComparedRow {
  /** For instance `prompt` or `id_token.nonce`; unique within its group. */
  readonly name: string;
  readonly left?: string;
  readonly right?: string;
  readonly differs: boolean;
  /** It differs in every run (a time, a nonce, a code), which means nothing. */
  readonly isExpected: boolean;
}

/** Rows that belong together, for instance the parameters of the token request. */
export interface ComparedGroup {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

/** Two login runs side by side. */
export interface RunComparison {
  readonly left: LoginRun;
  readonly right: LoginRun;
  readonly parts: Readonly<Record<ComparedPart, readonly ComparedGroup[]>>;
}
