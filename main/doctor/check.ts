import type { CheckArea, DoctorFix } from "#shared/doctor/diagnosis.ts";
import type { Examination } from "./examination.ts";

/** One check of the catalogue: a pure question about what was fetched and what is configured. */
export interface DoctorCheck {
  /** Stable; the same as its file's name. */
  readonly checkId: string;
  readonly area: CheckArea;
  /** What is true when it passes. */
  readonly title: string;
  /** What it looks for; a verdict may say it more exactly. */
  readonly expected: string;
  /** Standard and section, or where it was seen. */
  readonly source: string;
  /** Never throws, whatever a provider publishes. */
  examine(examination: Examination): CheckVerdict;
}

/** What a check found. */
export type CheckVerdict =
  | { readonly result: "passed" | "not_applicable"; readonly found: string; readonly expected?: string }
  | ({ readonly result: "warning" | "failed" } & Problem);

/** What is wrong, and what to do about it. */
export interface Problem {
  /** What is wrong, in a short sentence; takes the place of the check's title. */
  readonly title: string;
  readonly found: string;
  readonly expected?: string;
  readonly advice: string;
  readonly fix?: DoctorFix | undefined;
  /** For the provider's administrator, where the fix is not ours; holds no secret. */
  readonly ask?: string;
}

export const passed = (found: string, expected?: string): CheckVerdict => ({
  result: "passed",
  found,
  ...(expected === undefined ? {} : { expected }),
});

export const notApplicable = (found: string): CheckVerdict => ({ result: "not_applicable", found });

/** It works, but. */
export const warning = (problem: Problem): CheckVerdict => ({ result: "warning", ...problem });

/** A login fails, or is not safe. */
export const failed = (problem: Problem): CheckVerdict => ({ result: "failed", ...problem });
