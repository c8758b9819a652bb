import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { catalogue } from "./catalogue.ts";
import type { DoctorCheck } from "./check.ts";
import type { Examination } from "./examination.ts";

/** Runs every check; one finding each, in the order of the catalogue. */
export const diagnose = (examination: Examination): readonly DoctorFinding[] =>
  catalogue.map((check) => findingOf(check, examination));

const findingOf = (check: DoctorCheck, examination: Examination): DoctorFinding => {
  const verdict = check.examine(examination);
  const finding = {
    checkId: check.checkId,
    area: check.area,
    title: check.title,
    result: verdict.result,
    expected: verdict.expected ?? check.expected,
    found: verdict.found,
    source: check.source,
  };
  if (!("title" in verdict)) return finding;
  return {
    ...finding,
    title: verdict.title,
    advice: verdict.advice,
    ...(verdict.fix === undefined ? {} : { fix: verdict.fix }),
    ...(verdict.ask === undefined ? {} : { ask: verdict.ask }),
  };
};
