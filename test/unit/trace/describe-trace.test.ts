import { describe, expect, it } from "vitest";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { describeTrace } from "../../../main/trace/describe-trace.ts";

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
    "+0.250 s  Workbench → Identity provider: POST https://op.example/token → 200 OK, 112 ms (6 ms to connect through http://proxy.example:3128)",
    {
      ...base,
      kind: "exchange",
      to: "identity_provider",
      durationMs: 112,
      request: { method: "POST", url, headers: [] },
      response: { status: 200, statusText: "OK", headers: [], body: { sizeInBytes: 0, truncated: false } },
      timings: { dnsMs: 1, connectMs: 2, tlsMs: 3, waitMs: 100, receiveMs: 6 },
      connection: { remoteAddress: "192.0.2.1:3128", proxy: "http://proxy.example:3128", isReused: false },
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
