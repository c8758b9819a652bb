import type { ComparedGroup, ComparedRow } from "#shared/login/run-comparison.ts";
import type { ExchangeComparison, JsonDifference } from "#shared/requests/exchange-comparison.ts";
import { formatBytes } from "../../ui/format.ts";
import { countWords } from "../../words/count-words.ts";

/** Which differences are shown. */
export interface DifferenceFilter {
  /** Of JSON only what one side does not have, and what is of another type. */
  readonly onlyStructure: boolean;
  /** Headers that are others with every answer, such as `date`. */
  readonly showsUsual: boolean;
}

/** The differences of two exchanges as rows, in groups; a group without any is left out. */
export const comparedGroups = (
  comparison: ExchangeComparison,
  { onlyStructure, showsUsual }: DifferenceFilter,
): readonly ComparedGroup[] => {
  const { left, right, isStatusSame, headers, body } = comparison;
  const json = body.kind === "json" ? body.differences : [];
  const ofKind = (kind: JsonDifference["kind"]) =>
    json
      .filter((each) => each.kind === kind)
      .map((each) => row(each.path || "all of it", each.left, each.right));
  const groups: readonly ComparedGroup[] = [
    {
      title: "Answer",
      rows: [
        ...(isStatusSame ? [] : [row("status", statusText(left.status), statusText(right.status))]),
        ...(body.kind === "bytes"
          ? [row("body", formatBytes(body.leftInBytes), formatBytes(body.rightInBytes))]
          : []),
      ],
    },
    {
      title: "Headers",
      rows: headers
        .filter(({ isUsual }) => showsUsual || !isUsual)
        .map((each) => ({ ...row(each.name, each.left, each.right), isExpected: each.isUsual })),
    },
    { title: "Body: only at the left", rows: ofKind("removed") },
    { title: "Body: only at the right", rows: ofKind("added") },
    { title: "Body: another type", rows: ofKind("type") },
    { title: "Body: another value", rows: onlyStructure ? [] : ofKind("value") },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
};

const row = (name: string, left: string | undefined, right: string | undefined): ComparedRow => ({
  name,
  ...(left !== undefined && { left }),
  ...(right !== undefined && { right }),
  differs: true,
  isExpected: false,
});

const statusText = (status: number | undefined): string =>
  status === undefined ? "no answer" : String(status);

/** What differs in a few words: "Status, 2 headers and the body's structure differ". */
export const differenceWords = ({ isStatusSame, headers, body }: ExchangeComparison): string => {
  const telling = headers.filter(({ isUsual }) => !isUsual).length;
  const parts = [
    ...(isStatusSame ? [] : ["status"]),
    ...(telling === 0 ? [] : [countWords(telling, "header")]),
    ...bodyWords(body),
  ];
  if (parts.length === 0) return "No difference that matters";
  const all =
    parts.length === 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
  const isOne = parts.length === 1 && telling <= 1 && !all.startsWith("values");
  return `${all.charAt(0).toUpperCase()}${all.slice(1)} ${isOne ? "differs" : "differ"}`;
};

const bodyWords = (body: ExchangeComparison["body"]): readonly string[] => {
  if (body.kind === "same") return [];
  if (body.kind !== "json") return ["the body"];
  return [body.isStructureSame ? "values of the body" : "the body's structure"];
};
