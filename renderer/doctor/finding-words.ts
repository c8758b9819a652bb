import type { DoctorFinding, DoctorResult } from "#shared/doctor/diagnosis.ts";
import type { Status } from "../ui/index.ts";
import { utcWords } from "../words/utc-words.ts";

/** The status of a result, and its word. */
export const resultStatus: Readonly<
  Record<DoctorResult, { readonly status: Status; readonly word: string }>
> = {
  passed: { status: "passed", word: "passed" },
  warning: { status: "warning", word: "warning" },
  failed: { status: "failed", word: "failed" },
  not_applicable: { status: "off", word: "not applicable" },
};

/** A line of a finding: what was looked for, or what is there. */
export interface FindingFact {
  readonly name: string;
  readonly value: string;
  /** A value that is compared to the letter. */
  readonly isCode: boolean;
}

/** Checks that hold a setting of ours against a list of the provider's. */
export const listChecks: ReadonlySet<string> = new Set([
  "assertion-algorithm-is-listed",
  "authentication-method-is-listed",
  "selected-scopes-are-listed",
]);

/** What a finding says in a sentence, or the values that it compares. */
export const findingFacts = ({
  checkId,
  expected,
  found,
}: DoctorFinding): { readonly sentence?: string; readonly facts: readonly FindingFact[] } => {
  if (found.endsWith(".")) return { sentence: found, facts: [] };
  const facts = listChecks.has(checkId)
    ? [
        { name: "Set here", value: found, isCode: true },
        { name: "Listed", value: expected, isCode: true },
      ]
    : [
        { name: "Expected", value: expected, isCode: false },
        { name: "Found", value: found, isCode: false },
      ];
  return { facts: facts.filter(({ value }) => value !== "") };
};

/** A message for the provider's administrator about a finding; times in UTC. It holds no secret. */
export const administratorWords = (finding: DoctorFinding, seenAt: number | undefined): string =>
  [
    finding.ask ?? finding.title,
    "",
    `Expected: ${finding.expected}`,
    `Found: ${finding.found}`,
    `Source: ${finding.source}`,
    ...(seenAt === undefined ? [] : [`Seen: ${utcWords(seenAt)}`]),
  ].join("\n");
