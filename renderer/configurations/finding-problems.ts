import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { changedFields, type FieldName } from "./draft-edits.ts";
import { errorField } from "./error-field.ts";
import { type FieldProblem, type FieldProblems, fieldError, fieldWarning } from "./field-problem.ts";

/** What the doctor's findings say under the fields that mend them; of several the worst. */
export const findingProblems = (findings: readonly DoctorFinding[]): FieldProblems => {
  const problems: { -readonly [Field in keyof FieldProblems]: FieldProblem } = {};
  for (const tone of ["failed", "warning"] as const)
    for (const finding of findings) {
      const field = finding.result === tone ? fieldOf(finding) : undefined;
      if (field !== undefined)
        problems[field] ??= (tone === "failed" ? fieldError : fieldWarning)(finding.title);
    }
  return problems;
};

/** The findings without those about fields that were edited since the doctor looked. */
export const findingsStillTrue = (
  findings: readonly DoctorFinding[],
  diagnosed: ClientConfigurationDraft,
  draft: ClientConfigurationDraft,
): readonly DoctorFinding[] => {
  const edited = changedFields(diagnosed, draft);
  return findings.filter((finding) => {
    const field = fieldOf(finding);
    return field === undefined || !edited.has(field);
  });
};

const fieldOf = ({ fix }: DoctorFinding): FieldName | undefined => errorField(fix?.field);
