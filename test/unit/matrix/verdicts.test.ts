import { describe, expect, it } from "vitest";
import { hasChanged, outcomeOf, tokenChanges } from "#shared/matrix/compare-cells.ts";
import type { Expected } from "#shared/matrix/matrix.ts";
import type { Verdict } from "#shared/matrix/matrix-run.ts";
import type { ExpectationResult } from "#shared/requests/exchange.ts";
import { pathOfTypedUrl } from "#shared/requests/url-path.ts";
import { judgeExchange } from "../../../main/matrix/judge-exchange.ts";
import { sampleCell } from "../../support/sample-runs.ts";

const expectation = (passed: boolean, kind: "json" | "time" = "json"): ExpectationResult => ({
  expectation:
    kind === "time" ? { kind, withinMs: 100 } : { kind, expression: "id", test: "is_present", value: "" },
  passed,
  found: "",
});

describe("the verdict on an answer", () => {
  const strict = { notFoundIsRefused: false };
  it.each([
    [200, "allowed"],
    [204, "allowed"],
    [302, "allowed"],
    [401, "refused"],
    [403, "refused"],
    [400, "error"],
    [404, "error"],
    [429, "error"],
    [500, "error"],
    [502, "error"],
  ] as const)("%i: %s", (status, verdict) => {
    expect(judgeExchange({ status }, strict)).toBe(verdict);
  });

  it("none without an answer, or with half of one", () => {
    const error = { code: "timed_out", message: "", advice: "" } as const;
    expect(judgeExchange({ error }, strict)).toBe("error");
    expect(judgeExchange({ status: 200, error }, strict)).toBe("error");
  });

  it("404 refuses where that is set, and only that", () => {
    expect(judgeExchange({ status: 404 }, { notFoundIsRefused: true })).toBe("refused");
    expect(judgeExchange({ status: 410 }, { notFoundIsRefused: true })).toBe("error");
  });

  it.each([
    [200, [true], "allowed"],
    [200, [true, false], "refused"],
    [302, [false], "refused"],
    [409, [true], "allowed"],
    [409, [false], "error"],
    [403, [true], "refused"],
    [500, [true], "error"],
  ] as const)("%i with expectations that are met or not (%j): %s", (status, met, verdict) => {
    const expectations = met.map((passed) => expectation(passed));
    expect(judgeExchange({ status, expectations }, strict)).toBe(verdict);
  });

  it("does not depend on how long it took", () => {
    expect(judgeExchange({ status: 200, expectations: [expectation(false, "time")] }, strict)).toBe(
      "allowed",
    );
  });
});

describe("how a cell stands to what is expected", () => {
  const place = { requestId: "r", columnId: "c" };
  it.each([
    ["allowed", "allowed", "as_expected"],
    ["allowed", "refused", "differs"],
    ["refused", "either", "as_expected"],
    ["error", "either", "no_verdict"],
    ["not_run", "allowed", "not_run"],
  ] as readonly (readonly [Verdict, Expected, string])[])(
    "%s, expected %s: %s",
    (verdict, expected, outcome) => {
      expect(outcomeOf({ verdict }, { ...place, expected })).toBe(outcome);
    },
  );

  it("nothing is expected: that is said", () => {
    expect(outcomeOf({ verdict: "allowed" }, undefined)).toBe("no_expectation");
    expect(outcomeOf({ verdict: "error" }, undefined)).toBe("no_verdict");
  });
});

describe("a change since the run before", () => {
  it.each([
    [{ verdict: "allowed", status: 200 }, { verdict: "allowed", status: 204 }, false],
    [{ verdict: "allowed", status: 200 }, { verdict: "allowed", status: 302 }, true],
    [{ verdict: "refused", status: 401 }, { verdict: "refused", status: 403 }, false],
    [{ verdict: "allowed", status: 204 }, { verdict: "refused", status: 403 }, true],
    [{ verdict: "error" }, { verdict: "error", status: 500 }, true],
    [{ verdict: "allowed", status: 200 }, { verdict: "not_run" }, false],
  ] as const)("%j after %j: %s", (now, before, isChanged) => {
    expect(hasChanged(sampleCell("r", "c", { ...now, previous: { at: 1, ...before } }))).toBe(isChanged);
  });

  it("is none without a run before", () => expect(hasChanged(sampleCell("r", "c", {}))).toBe(false));
});

it("a token's changes are scopes and roles that came and went; what is unknown did not change", () => {
  const token = { kind: "access_token", state: "valid" } as const;
  expect(
    tokenChanges(
      { ...token, scopes: ["orders.read", "audit"], roles: ["User"] },
      { ...token, scopes: ["orders.read", "orders.write"] },
    ),
  ).toEqual({ scopesAdded: ["orders.write"], scopesRemoved: ["audit"], rolesAdded: [], rolesRemoved: [] });
});

it.each([
  ["https://api.example/v2/orders/{{id}}?key={{apiKey}}#x", "/v2/orders/{{id}}"],
  ["{{baseUrl}}/orders?key=1", "/orders"],
  ["{{baseUrl}}", "{{baseUrl}}"],
  ["https://api.example", "/"],
  ["https://user:secret@api.example/orders", "/orders"],
  ["", "/"],
])("the path of %s is %s", (url, path) => expect(pathOfTypedUrl(url)).toBe(path));
