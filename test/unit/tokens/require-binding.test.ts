import { describe, expect, it } from "vitest";
import type { DpopKey } from "../../../main/tokens/index.ts";
import { requireBinding } from "../../../main/tokens/index.ts";
import { createTraceRecorder } from "../../../main/trace/index.ts";
import { compactJws } from "../../support/compact-jws.ts";
import { failureOf } from "../../support/failure-of.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { openClient } from "../../support/open-client.ts";

const key: DpopKey = { kty: "EC", alg: "ES256", kid: "thumbprint-of-ours" };

const jwtWith = (claims: object): string =>
  compactJws({ alg: "RS256" }, { sub: "1", ...claims }, () => "c2ln");

/** The requirement, and what was checked when it was looked at. */
const look = (accessToken: string, tokenType: string, boundTo?: DpopKey) => {
  const recorder = createTraceRecorder({
    runId: "run",
    http: openClient(),
    clock: createManualClock(),
    publish: () => {},
  });
  return {
    require: () => requireBinding(recorder, boundTo, { accessToken, tokenType }),
    checks: () =>
      recorder
        .entries()
        .flatMap((entry) => (entry.kind === "check" ? [`${entry.checkId} ${entry.result}`] : [])),
  };
};

describe("a token that was to be bound to our key", () => {
  it.each([
    ["opaque-token", "DPoP", ["token.type passed"]],
    ["opaque-token", "dpop", ["token.type passed"]],
    [jwtWith({ cnf: { jkt: key.kid } }), "DPoP", ["token.type passed", "token.cnf passed"]],
    [jwtWith({}), "DPoP", ["token.type passed", "token.cnf warning"]],
    [jwtWith({ cnf: null }), "DPoP", ["token.type passed", "token.cnf warning"]],
    [jwtWith({ cnf: "text" }), "DPoP", ["token.type passed", "token.cnf warning"]],
  ])("is taken: %s as %s", (accessToken, tokenType, expected) => {
    const { require, checks } = look(accessToken, tokenType, key);
    require();
    expect(checks()).toEqual(expected);
  });

  it.each([
    ["opaque-token", "Bearer", "token.type failed"],
    [jwtWith({ cnf: { jkt: key.kid } }), "Bearer", "token.type failed"],
    [jwtWith({ cnf: { jkt: "another" } }), "DPoP", "token.cnf failed"],
    [jwtWith({ cnf: { jkt: ["another"] } }), "DPoP", "token.cnf failed"],
  ])("is refused: %s as %s", async (accessToken, tokenType, expected) => {
    const { require, checks } = look(accessToken, tokenType, key);
    expect(await failureOf(require)).toMatchObject({ code: "token_not_bound", field: "dpop" });
    expect(checks()).toContain(expected);
  });
});

it("nothing is checked where no key was named", () => {
  const { require, checks } = look("opaque-token", "Bearer");
  require();
  expect(checks()).toEqual([]);
});
