import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkAreas } from "#shared/doctor/diagnosis.ts";
import { catalogue } from "../../../main/doctor/catalogue.ts";
import { diagnose } from "../../../main/doctor/diagnose.ts";
import { examinationOf } from "../../support/examination.ts";

const files = readdirSync(new URL("../../../main/doctor/checks/", import.meta.url));

describe("the doctor's catalogue", () => {
  it("has each check in a file of its own, which is named after it", () => {
    const ids = catalogue.map(({ checkId }) => checkId);
    expect([...ids].sort()).toEqual(files.map((file) => file.replace(/\.ts$/, "")).sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(44);
  });

  it("is sorted by area", () => {
    const areas = catalogue.map(({ area }) => checkAreas.indexOf(area));
    expect(areas).toEqual([...areas].sort((a, b) => a - b));
  });

  it.each(catalogue)("says what $checkId is about, what it expects, and where that stands", (check) => {
    for (const words of [check.title, check.expected, check.source]) expect(words).not.toBe("");
    expect(check.title).not.toMatch(/[.!?]$/);
    expect(catalogue.filter(({ title }) => title === check.title)).toEqual([check]);
  });

  it("finds nothing wrong where nothing is", () => {
    const complaints = diagnose(examinationOf()).filter(
      ({ result }) => result === "warning" || result === "failed",
    );
    expect(complaints).toEqual([]);
  });

  it("asks a document that was not read nothing, but for why", () => {
    const error = { code: "timed_out", message: "It did not answer.", advice: "Try again." } as const;
    const findings = diagnose(examinationOf({ document: "none", jwks: "none", documentFailure: error }));
    const aboutIt = findings.filter(({ area }) => area === "discovery_document");
    expect(aboutIt.filter(({ result }) => result === "failed").map(({ checkId }) => checkId)).toEqual([
      "document-can-be-read",
    ]);
    expect(aboutIt.find(({ checkId }) => checkId === "document-can-be-read")).toMatchObject({
      found: "It did not answer.",
      advice: "Try again.",
      ask: expect.stringContaining("/.well-known/openid-configuration"),
    });
    const others = aboutIt.filter(({ result }) => result !== "failed");
    expect(others.filter(({ result }) => result === "warning")).toEqual([]);
  });
});
