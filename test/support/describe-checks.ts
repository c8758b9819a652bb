import { describe, expect, it } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { CheckArea } from "#shared/doctor/diagnosis.ts";
import { catalogue } from "../../main/doctor/catalogue.ts";
import { type ExaminationParts, findingOf } from "./examination.ts";

/** What a check finds fault with: how grave it is, words of it, and the change that is offered, if any. */
export type Complaint = readonly [
  result: "warning" | "failed",
  words: string,
  parts: ExaminationParts,
  change?: Partial<ClientConfigurationDraft>,
];

/** Examinations in which a check has something to say, and in which it has not. */
export interface CheckExamples {
  /** With words of what was found. */
  readonly passes: readonly (readonly [words: string, parts: ExaminationParts])[];
  readonly complains: readonly Complaint[];
  /** There is nothing to look at. */
  readonly silent?: readonly ExaminationParts[];
}

/** Holds every check of an area to its examples; a check without any fails. */
export const describeChecks = (area: CheckArea, examples: Readonly<Record<string, CheckExamples>>): void => {
  it(`has examples of every check (${area})`, () => {
    const ids = catalogue.filter((check) => check.area === area).map(({ checkId }) => checkId);
    expect(Object.keys(examples)).toEqual(ids);
  });

  describe.each(Object.entries(examples))("%s", (checkId, { passes, complains, silent = [] }) => {
    it.each(passes.map(([words, parts], index) => [index + 1, words, parts] as const))(
      "passes, example %i: %s",
      (_index, words, parts) => {
        const finding = findingOf(checkId, parts);
        expect(finding).toMatchObject({ result: "passed" });
        expect(finding.found).toContain(words);
        expect(finding).not.toHaveProperty("advice");
      },
    );

    it.each(complains.map(([result, words, ...rest], index) => [index + 1, result, words, ...rest] as const))(
      "complains, example %i: %s, %s",
      (_index, result, words, parts, change) => {
        const finding = findingOf(checkId, parts);
        expect(finding).toMatchObject({ result });
        expect(`${finding.title}\n${finding.found}`).toContain(words);
        expect(finding.advice).not.toBe("");
        expect(finding.fix?.change).toEqual(change);
      },
    );

    it.each(silent.map((parts, index) => [index + 1, parts] as const))(
      "has nothing to look at, example %i",
      (_index, parts) => {
        expect(findingOf(checkId, parts)).toMatchObject({ result: "not_applicable" });
      },
    );
  });
};
