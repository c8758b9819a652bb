import type { ExchangeSummary } from "./exchange.ts";

/** How the answers of two exchanges differ. */
export interface ExchangeComparison {
  readonly left: ExchangeSummary;
  readonly right: ExchangeSummary;
  readonly isStatusSame: boolean;
  /** Headers that one of them has, or that have other values; those that are alike are counted only. */
  readonly headers: readonly HeaderDifference[];
  readonly sameHeaders: number;
  readonly body: BodyComparison;
}

export interface HeaderDifference {
  readonly name: string;
  /** Absent: that answer does not have it. */
  readonly left?: string;
  readonly right?: string;
  /** It is another one with every answer, as `date` is. */
  readonly isUsual: boolean;
}

/** How two bodies differ; `isComplete` says whether all of both was compared and every difference is listed. */
export type BodyComparison =
  | { readonly kind: "same"; readonly isComplete: boolean }
  | {
      readonly kind: "json";
      readonly differences: readonly JsonDifference[];
      /** Paths and types are alike; values may differ. */
      readonly isStructureSame: boolean;
      readonly isComplete: boolean;
    }
  | { readonly kind: "text"; readonly lines: readonly LineDifference[]; readonly isComplete: boolean }
  | { readonly kind: "bytes"; readonly leftInBytes: number; readonly rightInBytes: number };

export interface JsonDifference {
  /** For instance `orders[2].total`, or `orders[id=7].total` where the items are told apart by a member. */
  readonly path: string;
  readonly kind: "added" | "removed" | "type" | "value";
  /** The values as JSON, shortened. */
  readonly left?: string;
  readonly right?: string;
}

/** A line of the left body, of the right one, or of both; or how many lines that are alike were left out. */
export type LineDifference =
  | { readonly kind: "same" | "removed" | "added"; readonly text: string }
  | { readonly kind: "skipped"; readonly count: number };
