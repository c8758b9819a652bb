import { describe, expect, it } from "vitest";
import { type ClientConfigurationDraft, emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { DoctorFinding, DoctorFix } from "#shared/doctor/diagnosis.ts";
import { applyEdits, mergeEdits } from "../../../renderer/configurations/draft-edits.ts";
import { fieldProblems } from "../../../renderer/configurations/field-problems.ts";
import {
  fieldOfFinding,
  fieldsOfChecks,
  findingsStillTrue,
} from "../../../renderer/configurations/finding-problems.ts";
import { fixEdits } from "../../../renderer/configurations/fix-edits.ts";
import { areaRows, countResults, problemsOf } from "../../../renderer/doctor/arrange-findings.ts";
import { administratorWords, findingFacts, listChecks } from "../../../renderer/doctor/finding-words.ts";
import { pathsBelow } from "../../support/source-files.ts";

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

const methodFinding = finding("authentication-method-is-listed", {
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
    expect(problemsOf({ findings }).map(({ checkId }) => checkId)).toEqual([
      "authentication-method-is-listed",
      "c",
    ]);
    expect(countResults(findings)).toEqual({ passed: 2, warning: 1, failed: 1, not_applicable: 2 });
  });

  it("counts an area's passed checks of those that could be made", () => {
    expect(areaRows({ findings }).map(({ area, count, result }) => [area, count, result])).toEqual([
      ["discovery_document", "1 of 2", "warning"],
      ["protocol", "none", "not_applicable"],
      ["client_registration", "1 of 2", "failed"],
    ]);
  });

  it("puts last in an area what there was nothing to look at for", () => {
    expect(areaRows({ findings })[0]?.checks.map(({ checkId }) => checkId)).toEqual(["b", "c", "a"]);
  });
});

describe("a finding", () => {
  it("compares a setting of ours with the provider's list", () => {
    expect(findingFacts(methodFinding).facts.map(({ name, value }) => [name, value])).toEqual([
      ["Set here", "client_secret_basic"],
      ["Listed", "client_secret_post"],
    ]);
  });

  it("says of everything else what was expected and found", () => {
    expect(findingFacts(finding("x")).facts.map(({ name }) => name)).toEqual(["Expected", "Found"]);
    expect(findingFacts(finding("x", { found: "" })).facts.map(({ name }) => name)).toEqual(["Expected"]);
  });

  it("that is a sentence already is not taken apart", () => {
    const found = "scopes_supported lists offline for refresh tokens.";
    expect(findingFacts(finding("x", { found }))).toEqual({ sentence: found, facts: [] });
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

  it("stand under the field that they are about, the worst of several", () => {
    const mild = { ...methodFinding, result: "warning" as const, title: "Mild" };
    expect(fieldProblems(draft, [mild, methodFinding])).toEqual({
      clientAuthenticationMethod: { tone: "error", message: methodFinding.title },
    });
  });

  it("are nowhere where all is well, or the field is none of ours", () => {
    const passed = { ...methodFinding, result: "passed" as const };
    expect(fieldProblems(draft, [passed, finding("keys", { result: "failed" })])).toEqual({});
  });

  it("about credentials stand where the method wants them", () => {
    const missing = finding("credentials-fit-the-method", { result: "failed" });
    const fieldWith = (clientAuthenticationMethod: ClientConfigurationDraft["clientAuthenticationMethod"]) =>
      fieldOfFinding(missing, { ...draft, clientAuthenticationMethod });
    expect(fieldWith("client_secret_jwt")).toBe("clientSecret");
    expect(fieldWith("private_key_jwt")).toBe("clientKey");
    expect(fieldWith("none")).toBe("clientAuthenticationMethod");
  });

  it("end with an edit of their field; what passed stays", () => {
    const edited = { ...draft, clientAuthenticationMethod: "none" as const };
    expect(findingsStillTrue(findings, draft, edited, false)).toEqual(
      findings.filter((other) => other !== methodFinding),
    );
    expect(findingsStillTrue(findings, draft, { ...draft, clientId: "x" }, false)).toEqual(findings);
  });

  it("about a missing secret end while one is typed", () => {
    const missing = finding("credentials-fit-the-method", { result: "failed" });
    expect(findingsStillTrue([missing], draft, draft, true)).toEqual([]);
    expect(findingsStillTrue([missing], draft, draft, false)).toEqual([missing]);
  });

  it("of checks that the catalogue has: each field's check is one of them", () => {
    const ids = pathsBelow("main/doctor/checks").map((path) => path.replace(/^.*\/|\.ts$/gu, ""));
    expect(Object.keys(fieldsOfChecks).filter((checkId) => !ids.includes(checkId))).toEqual([]);
    expect(
      ["credentials-fit-the-method", "endpoints-are-set", ...listChecks].filter((id) => !ids.includes(id)),
    ).toEqual([]);
  });
});

describe("a fix", () => {
  const diagnosed = emptyDraft("Northwind");

  it("changes only the members that it is about", () => {
    const fix: DoctorFix = {
      label: "Use the document's endpoint",
      field: "endpoints.jwks",
      change: { endpoints: { ...diagnosed.endpoints, jwks: "https://id.example/keys" } },
    };
    expect(fixEdits(fix, diagnosed)).toEqual({ endpoints: { jwks: "https://id.example/keys" } });
  });

  it("leaves what was typed since into another member", () => {
    const fix: DoctorFix = {
      label: "Use query",
      field: "authorizationRequest.responseMode",
      change: { authorizationRequest: { ...diagnosed.authorizationRequest, responseMode: "query" } },
    };
    const typed = { authorizationRequest: { prompt: "login" } };
    const draft = applyEdits(diagnosed, mergeEdits(typed, fixEdits(fix, diagnosed)));
    expect(draft.authorizationRequest).toMatchObject({ prompt: "login", responseMode: "query" });
  });

  it("can take a member away", () => {
    const withAge = applyEdits(diagnosed, { authorizationRequest: { maxAgeInSeconds: 5 } });
    const { maxAgeInSeconds: _, ...without } = withAge.authorizationRequest;
    const fix: DoctorFix = { label: "x", field: "x", change: { authorizationRequest: without } };
    expect(applyEdits(withAge, fixEdits(fix, withAge)).authorizationRequest.maxAgeInSeconds).toBeUndefined();
  });

  it("of a list or of the redirect replaces the whole", () => {
    const redirect = { kind: "loopback", host: "127.0.0.1", path: "/cb", capturedUri: "" } as const;
    const change = { selectedScopes: ["openid"], redirect };
    expect(fixEdits({ label: "x", field: "x", change }, diagnosed)).toEqual(change);
  });
});
