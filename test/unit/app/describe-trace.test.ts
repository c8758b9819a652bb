import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { describeError } from "../../../main/app/guided-demo/describe-error.ts";
import { describeTrace } from "../../../main/app/guided-demo/describe-trace.ts";

const base = { id: "e", position: 0, step: "discovery", startedAt: 1_250 } as const;
const url = "https://op.example/token";

const cases: readonly (readonly [string, TraceEntry])[] = [
  [
    "+0.250 s  Workbench → Identity provider: POST https://op.example/token → 200 OK, 12 ms",
    {
      ...base,
      kind: "exchange",
      to: "identity_provider",
      durationMs: 12.4,
      request: { method: "POST", url, headers: [] },
      response: { status: 200, statusText: "OK", headers: [], body: { sizeInBytes: 0, truncated: false } },
    },
  ],
  [
    "+0.250 s  Workbench → Identity provider: POST https://op.example/token → No answer in time.",
    {
      ...base,
      kind: "exchange",
      to: "identity_provider",
      request: { method: "POST", url, headers: [] },
      failure: { code: "timed_out", message: "No answer in time." },
    },
  ],
  [
    "+0.250 s  Browser → Workbench: GET /oauth/v2/callback",
    {
      ...base,
      kind: "navigation",
      from: "browser",
      to: "workbench",
      label: "GET /oauth/v2/callback",
      parameters: [],
    },
  ],
  [
    "+0.250 s  check FAILED: nonce is the one sent (id_token.nonce, OIDC Core 3.1.3.7)",
    {
      ...base,
      kind: "check",
      checkId: "id_token.nonce",
      title: "nonce is the one sent",
      source: "OIDC Core 3.1.3.7",
      result: "failed",
      expected: "a",
      found: "b",
    },
  ],
];

describe("a trace in lines", () => {
  it.each(cases)("%s", (line, entry) => {
    expect(describeTrace([entry], 1_000).map((each) => each.trim())).toEqual([line]);
  });
});

describe("an error in lines", () => {
  it("says reason, step, cause, the provider's words and advice", () => {
    const failure = new AppFailure({
      code: "token_error",
      message: "The token endpoint refused.",
      advice: "Check the secret.",
      cause: "401",
      step: "token_endpoint",
      wire: { httpStatus: 401, error: "invalid_client", errorDescription: "unknown client" },
    });
    expect(describeError(failure)).toEqual([
      "Reason: The token endpoint refused. (token_error)",
      "Step: token_endpoint",
      "Cause: 401",
      "The provider said: 401 invalid_client unknown client",
      "Advice: Check the secret.",
    ]);
  });

  it("says what is known of any other", () => {
    expect(describeError(new TypeError("x is not a function"))).toEqual(["Reason: x is not a function"]);
  });
});
