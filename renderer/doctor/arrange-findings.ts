import {
  type CheckArea,
  checkAreas,
  type Diagnosis,
  type DoctorFinding,
  type DoctorResult,
} from "#shared/doctor/diagnosis.ts";

/** How many checks came out how. */
export const countResults = (
  findings: readonly Pick<DoctorFinding, "result">[],
): Readonly<Record<DoctorResult, number>> => {
  const counts = { passed: 0, warning: 0, failed: 0, not_applicable: 0 };
  for (const { result } of findings) counts[result] += 1;
  return counts;
};

/** What is wrong: failures first, then warnings, each in the order of the catalogue. */
export const problemsOf = ({ findings }: Pick<Diagnosis, "findings">): readonly DoctorFinding[] => [
  ...findings.filter(({ result }) => result === "failed"),
  ...findings.filter(({ result }) => result === "warning"),
];

/** One area of checks as a row, with the checks that it unfolds. */
export interface AreaRow {
  readonly area: CheckArea;
  readonly label: string;
  /** The worst result; `not_applicable` where there was nothing to look at in all of it. */
  readonly result: DoctorResult;
  /** "12 of 12": passed, of those that could be made. */
  readonly count: string;
  readonly checks: readonly DoctorFinding[];
}

const labels: Readonly<Record<CheckArea, string>> = {
  discovery_document: "Discovery document",
  keys_and_algorithms: "Keys and algorithms",
  protocol: "PKCE, state, nonce, iss",
  transport_and_clock: "Transport and clock",
  client_registration: "Client registration",
};

const worstFirst = ["failed", "warning", "passed"] as const;

/** The areas that have checks, in their order. */
export const areaRows = ({ findings }: Pick<Diagnosis, "findings">): readonly AreaRow[] =>
  checkAreas.flatMap((area) => {
    const checks = findings.filter((finding) => finding.area === area);
    if (checks.length === 0) return [];
    const counts = countResults(checks);
    const made = checks.length - counts.not_applicable;
    return {
      area,
      label: labels[area],
      result: worstFirst.find((result) => counts[result] > 0) ?? "not_applicable",
      count: made === 0 ? "none" : `${String(counts.passed)} of ${String(made)}`,
      checks: [...checks].sort((one, other) => rank(one.result) - rank(other.result)),
    };
  });

/** What is quiet stands last; the rest keeps the catalogue's order. */
const rank = (result: DoctorResult): number => (result === "not_applicable" ? 1 : 0);
