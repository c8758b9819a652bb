import type {
  ComparedGroup,
  ComparedPart,
  ComparedRow,
  RunComparison,
} from "#shared/login/run-comparison.ts";
import { comparedParts } from "#shared/login/run-comparison.ts";

/** Which rows are shown. */
export interface RowFilter {
  readonly onlyDifferences: boolean;
  /** Times, nonces and codes differ in every run; they are hidden unless asked for. */
  readonly showsExpected: boolean;
}

/** How a row is shown: a difference that matters, one that every run has, or none. */
export type RowKind = "differs" | "expected" | "same";

/** See {@link RowKind}. */
export const kindOf = ({ differs, isExpected }: ComparedRow): RowKind => {
  if (!differs) return "same";
  return isExpected ? "expected" : "differs";
};

/** The groups with the rows that are to be seen; a group without any is left out. */
export const shownGroups = (
  groups: readonly ComparedGroup[],
  { onlyDifferences, showsExpected }: RowFilter,
): readonly ComparedGroup[] =>
  groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter((row) => {
        const kind = kindOf(row);
        return kind === "differs" || (kind === "expected" ? showsExpected : !onlyDifferences);
      }),
    }))
    .filter(({ rows }) => rows.length > 0);

/** How many rows of a part differ, by whether that matters. */
export const countDifferences = (
  groups: readonly ComparedGroup[],
): { readonly matter: number; readonly expected: number } => {
  const kinds = groups.flatMap(({ rows }) => rows.map(kindOf));
  return {
    matter: kinds.filter((kind) => kind === "differs").length,
    expected: kinds.filter((kind) => kind === "expected").length,
  };
};

/** The part that is shown first: the first with a difference that matters, else the first of all. */
export const firstPart = (parts: RunComparison["parts"]): ComparedPart =>
  comparedParts.find((part) => countDifferences(parts[part]).matter > 0) ?? comparedParts[0];
