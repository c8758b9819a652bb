import { describe, expect, it } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { fieldProblems } from "../../../renderer/configurations/field-problems.ts";
import { findingsStillTrue } from "../../../renderer/configurations/finding-problems.ts";
import { areaRows, countResults, problemsOf } from "../../../renderer/doctor/arrange-findings.ts";
import { administratorWords, findingFacts } from "../../../renderer/doctor/finding-words.ts";

const finding = (checkId: string, changes: Partial<DoctorFinding> = {}): DoctorFinding => ({
  checkId,
  area: "discovery_document",
  title: checkId,
  result: "passed",
  expected: "this",
  found: "that",
  source: "OIDC Discovery 3",
  ...changes,
});

const methodFinding = finding("method", {
  area: "client_registration",
  title: "Client authentication method is not supported",
  result: "failed",
  expected: "client_secret_post",
  found: "client_secret_basic",
  fix: {
    label: "Use client_secret_post",
    field: "clientAuthenticationMethod",
    change: { clientAuthenticationMethod: "client_secret_post" },
  },
});

const findings = [
  finding("a", { result: "not_applicable" }),
  finding("b"),
  finding("c", { result: "warning" }),
  finding("d", { area: "protocol", result: "not_applicable" }),
  methodFinding,
  finding("e", { area: "client_registration" }),
];

describe("a diagnosis", () => {
  it("names failures before warnings, and nothing else", () => {
    expect(problemsOf({ findings }).map(({ checkId }) => checkId)).toEqual(["method", "c"]);
    expect(countResults(findings)).toEqual({ passed: 2, warning: 1, failed: 1, not_applicable: 2 });
  });

  it("counts an area's passed checks of those that could be made", () => {
    expect(areaRows({ findings }).map(({ area, count, result }) => [area, count, result])).toEqual([
      ["discovery_document", "1 of 2", "warning"],
      ["protocol", "nothing to check", "not_applicable"],
      ["client_registration", "1 of 2", "failed"],
    ]);
  });

  it("puts last in an area what there was nothing to look at for", () => {
    expect(areaRows({ findings })[0]?.checks.map(({ checkId }) => checkId)).toEqual(["b", "c", "a"]);
  });
});

describe("a finding", () => {
  it("compares a setting of ours with the provider's list", () => {
    expect(findingFacts(methodFinding).map(({ name, value }) => [name, value])).toEqual([
      ["Set here", "client_secret_basic"],
      ["Listed", "client_secret_post"],
    ]);
  });

  it("says of everything else what was expected and found", () => {
    expect(findingFacts(finding("x", { found: "" })).map(({ name }) => name)).toEqual(["Expected"]);
  });

  it("is told to the administrator with what was seen, and when in UTC", () => {
    const words = administratorWords(
      finding("x", { ask: "Please renew it." }),
      Date.UTC(2025, 10, 21, 9, 58),
    );
    expect(words).toMatch(/^Please renew it\./u);
    expect(words).toContain("Expected: this\nFound: that\nSource: OIDC Discovery 3");
    expect(words).toMatch(/21 Nov 2025.*UTC/u);
    expect(administratorWords(finding("x"), undefined)).not.toContain("UTC");
  });
});

describe("findings under the fields", () => {
  const draft = emptyDraft("Northwind");

  it("stand under the field that mends them, the worst of several", () => {
    const mild = { ...methodFinding, checkId: "mild", result: "warning" as const, title: "Mild" };
    expect(fieldProblems(draft, [mild, methodFinding])).toEqual({
      clientAuthenticationMethod: { tone: "error", message: methodFinding.title },
    });
  });

  it("take the place of what the last import says", () => {
    const capabilities = { ...draft.capabilities, scopesSupported: ["openid"] };
    expect(fieldProblems({ ...draft, capabilities })).toHaveProperty("selectedScopes");
    expect(fieldProblems({ ...draft, capabilities }, [])).toEqual({});
  });

  it("end with the edit of their field", () => {
    const edited = { ...draft, clientAuthenticationMethod: "none" as const };
    expect(findingsStillTrue(findings, draft, edited)).not.toContain(methodFinding);
    expect(findingsStillTrue(findings, draft, { ...draft, clientId: "x" })).toContain(methodFinding);
  });
});
