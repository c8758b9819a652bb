import { describe, expect, test } from "vitest";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { buildStepRows } from "../../../renderer/login-run/build-step-rows.ts";
import { sequenceOfRun } from "../../../renderer/login-run/sequence-of-run.ts";
import type { Sequence, SequenceRow } from "../../../renderer/sequence/sequence.ts";
import {
  authorize,
  callback,
  check,
  exchange,
  openBrowser,
  refusedCallback,
  START,
  sampleError,
  sampleRun,
} from "./login-run-samples.ts";

const draw = (run: LoginRun, trace: readonly TraceEntry[]): Sequence =>
  sequenceOfRun(run, buildStepRows(run, trace, undefined));

const wordsOf = (row: SequenceRow): string =>
  row.kind === "pair" ? [row.request[0], row.answer?.[0]].filter(Boolean).join(" → ") : row.words[0];

const brief = ({ rows }: Sequence) => rows.map((row) => `${row.kind}, ${row.tone}: ${wordsOf(row)}`);

const rowOf = (sequence: Sequence, words: string): SequenceRow => {
  const row = sequence.rows.find((one) => wordsOf(one).startsWith(words));
  if (!row) throw new Error(`There is no row "${words}".`);
  return row;
};

const left: readonly TraceEntry[] = [
  exchange(0, "discovery", "GET https://id.example/.well-known/openid-configuration", 200),
  check(1, "discovery", "Document names the configured issuer"),
  exchange(2, "id_token", "GET https://id.example/oauth2/jwks", 200),
  check(3, "preparation", "PKCE challenge is S256"),
  openBrowser(4),
  authorize(5),
];

const returned: readonly TraceEntry[] = [
  ...left,
  callback(60, { code: "••••••••••", state: "abc" }),
  check(61, "callback", "state is the one sent"),
  check(62, "callback", "iss equals the issuer"),
];

const redeemed: readonly TraceEntry[] = [
  ...returned,
  exchange(63, "token_endpoint", "POST https://id.example/oauth2/token", 200),
  check(64, "token_endpoint", "Token response is a success"),
];

describe("a run that succeeded", () => {
  const run = sampleRun({
    state: "succeeded",
    endedAt: START + 7_000,
    user: { id: "u1", name: "00u7", fullname: "Ines Marković", created: true },
  });
  const sequence = draw(run, [
    ...redeemed,
    check(65, "id_token", "Signature is valid"),
    check(66, "id_token", "nonce is the one sent"),
    exchange(67, "userinfo", "GET https://id.example/oauth2/userinfo", 200),
    check(68, "userinfo", "sub is that of the ID token"),
  ]);

  test("is drawn from the metadata to the user", () => {
    expect(brief(sequence)).toEqual([
      "pair, plain: GET openid-configuration, jwks → 200, 200",
      "arrow, plain: Open browser",
      "arrow, plain: GET /oauth2/authorize",
      "person, plain: User signs in",
      "arrow, plain: 302 code, state",
      "arrow, plain: GET /oauth/v2/callback",
      "check, good: state, iss and path are right",
      "pair, plain: POST /oauth2/token → 200",
      "check, good: ID token: 2 passed",
      "pair, plain: GET /oauth2/userinfo → 200",
      "work, plain: Provision the user: created",
    ]);
  });

  test("leaves out the API, which takes no part", () => {
    expect(sequence.lifelines.map(({ name }) => name)).toEqual(["Workbench", "Browser", "Identity provider"]);
  });

  test("has the API at the right when something was asked of it", () => {
    const call = { ...exchange(70, "userinfo", "GET https://api.example/me", 200), to: "api" as const };
    expect(draw(run, [...redeemed, call]).lifelines.at(-1)?.id).toBe("api");
  });

  test("has the times since the start, and how long it took", () => {
    expect(rowOf(sequence, "POST")).toMatchObject({ atMs: 6_300, tookMs: 50 });
    expect(rowOf(sequence, "User signs in")).toMatchObject({ atMs: 500, tookMs: 5_500 });
  });

  test("draws a signed answer by its one parameter, and the fetch of a request object as a request", () => {
    const fetched = {
      ...openBrowser(62),
      from: "identity_provider",
      to: "workbench",
      label: "GET /request-object",
    } as const;
    const signed = callback(63, { response: "masked", "response.code": "masked", "response.state": "s" });
    const drawn = draw(run, [openBrowser(60), authorize(61), fetched, signed]);
    expect(brief(drawn)).toEqual([
      "arrow, plain: Open browser",
      "arrow, plain: GET /oauth2/authorize",
      "person, plain: User signs in",
      "arrow, plain: GET /request-object",
      "arrow, plain: 302 response",
      "arrow, plain: GET /oauth/v2/callback",
      "work, plain: Provision the user: created",
    ]);
    expect(rowOf(drawn, "GET /request-object")).toMatchObject({ isAnswer: false });
    const refused = callback(63, { response: "masked", "response.error": "access_denied" });
    expect(brief(draw(run, [openBrowser(60), authorize(61), refused]))).toContain(
      "arrow, plain: 302 error access_denied",
    );
  });

  test("draws what comes back to the browser as an answer, and what the browser brings as a request", () => {
    expect(rowOf(sequence, "302")).toMatchObject({
      from: "identity_provider",
      to: "browser",
      isAnswer: true,
    });
    expect(rowOf(sequence, "GET /oauth/v2")).toMatchObject({
      from: "browser",
      to: "workbench",
      isAnswer: false,
    });
  });

  test("offers paths without their prefix where there is little room", () => {
    expect(rowOf(sequence, "GET /oauth2/authorize")).toMatchObject({
      words: ["GET /oauth2/authorize", "GET /authorize"],
    });
  });

  test("says each row in a sentence", () => {
    expect(rowOf(sequence, "POST").name).toBe(
      "6.30 s, Workbench to Identity provider, POST /oauth2/token, 200, 50 ms",
    );
    expect(rowOf(sequence, "302").name).toBe("6.00 s, Identity provider to Browser, 302 code, state");
  });
});

describe("a run that is refused at the token endpoint", () => {
  const sequence = draw(sampleRun({ error: sampleError(), endedAt: START + 6_400 }), [
    ...returned,
    exchange(63, "token_endpoint", "POST https://id.example/oauth2/token", 401, '{"error":"invalid_client"}'),
    check(64, "token_endpoint", "Token response is a success", "failed"),
  ]);

  test("has the failure in place, noticed by the workbench, and what was not reached", () => {
    expect(brief(sequence).slice(-4)).toEqual([
      "pair, failed: POST /oauth2/token → 401 invalid_client",
      "work, not_reached: Check the ID token",
      "arrow, not_reached: GET UserInfo",
      "work, not_reached: Provision the user",
    ]);
    expect(sequence.rows.filter(({ noticedBy }) => noticedBy === "workbench")).toEqual([
      rowOf(sequence, "POST"),
    ]);
  });

  test("says the failure in a sentence, and what was not reached without a time", () => {
    expect(rowOf(sequence, "POST").name).toBe(
      "6.30 s, Workbench to Identity provider, POST /oauth2/token, 401 invalid_client, 50 ms, failed",
    );
    const last = sequence.rows.at(-1);
    expect(last?.name).toBe("Workbench, Provision the user, not reached");
    expect(last).not.toHaveProperty("atMs");
  });
});

test("a request without an answer says why, and nothing comes back", () => {
  const { response: _none, ...request } = exchange(0, "discovery", "GET https://id.example/d", 200);
  const failure = { code: "connection_refused" as const, message: "Nothing listens there." };
  const error = sampleError({ code: "connection_refused", step: "discovery" });
  const sequence = draw(sampleRun({ error, endedAt: START + 60 }), [{ ...request, failure }]);
  expect(sequence.rows[0]).toMatchObject({
    kind: "pair",
    tone: "failed",
    answer: ["Nothing listens there"],
    isAnswered: false,
  });
});

describe("a run that failed at the callback", () => {
  const callbackError = (changes: Parameters<typeof sampleError>[0]) =>
    sampleRun({ error: sampleError({ step: "callback", ...changes }), endedAt: START + 6_200 });

  test("has a failed diamond where the check failed", () => {
    const sequence = draw(callbackError({ code: "response_iss_mismatch" }), [
      ...returned.slice(0, -1),
      check(62, "callback", "iss equals the issuer", "failed"),
    ]);
    expect(brief(sequence)).toContain("check, failed: Failed: iss equals the issuer");
    expect(rowOf(sequence, "Failed").name).toBe(
      "6.10 s, Workbench, Check the authorization response, failed: iss equals the issuer",
    );
  });

  test("says what the provider's error means where its checks passed", () => {
    const error = { code: "authorization_error" as const, step: "authorization_endpoint" as const };
    const sequence = draw(callbackError({ ...error, message: "The provider refused the login." }), [
      ...left,
      callback(60, { error: "access_denied" }),
      check(61, "callback", "state is the one sent"),
    ]);
    expect(brief(sequence).slice(4, 7)).toEqual([
      "arrow, plain: 302 error access_denied",
      "arrow, plain: GET /oauth/v2/callback",
      "check, failed: The provider refused the login",
    ]);
  });
});

describe("a run that waits for the browser", () => {
  const run = sampleRun({ state: "waiting_for_user", waitsUntil: START + 300_000 });

  test("has a moving time at the person's box", () => {
    const row = rowOf(draw(run, left), "User signs in");
    expect(row).toMatchObject({ kind: "person", movingSince: START + 500 });
    expect(row).not.toHaveProperty("tookMs");
  });

  test("has its lifelines from the beginning, so that nothing moves when they are needed", () => {
    expect(draw(run, []).lifelines).toEqual(draw(run, left).lifelines);
  });

  test("C-23 shows refused callbacks as warnings between the person's time and the answer", () => {
    const sequence = draw(sampleRun({ state: "exchanging" }), [
      ...left,
      refusedCallback(10),
      refusedCallback(11),
      ...returned.slice(left.length),
    ]);
    expect(brief(sequence).slice(3, 6)).toEqual([
      "person, plain: User signs in",
      "arrow, warning: 2 callbacks refused",
      "arrow, plain: 302 code, state",
    ]);
    expect(rowOf(sequence, "User signs in")).toMatchObject({ tookMs: 5_500 });
    expect(rowOf(sequence, "2 callbacks").name).toContain("The state is not the one sent.");
  });
});

test("a run that timed out failed in the person's box", () => {
  const error = sampleError({ code: "login_timed_out", step: "authorization_endpoint" });
  const sequence = draw(sampleRun({ error, endedAt: START + 300_500 }), left);
  expect(rowOf(sequence, "User signs in")).toMatchObject({
    tone: "failed",
    tookMs: 300_000,
    words: ["User signs in: timed out", "timed out"],
  });
});

test("a cancelled run has no failure, and what would have come next", () => {
  const error = sampleError({ code: "login_cancelled", step: "authorization_endpoint" });
  const sequence = draw(sampleRun({ state: "cancelled", error, endedAt: START + 9_000 }), left);
  expect(brief(sequence).slice(3)).toEqual([
    "person, plain: User signs in: cancelled",
    "arrow, not_reached: GET the redirect URI",
    "arrow, not_reached: POST the token endpoint",
    "work, not_reached: Check the ID token",
    "arrow, not_reached: GET UserInfo",
    "work, not_reached: Provision the user",
  ]);
});

test("F-135 what a peer sent is shown with its unseen characters marked", () => {
  const sequence = draw(sampleRun({ state: "exchanging" }), [
    ...left,
    callback(60, { error: "denied\u202e\u0007" }),
  ]);
  expect(brief(sequence)).toContain("arrow, plain: 302 error denied⟨U+202E⟩␇");
  expect(rowOf(sequence, "302").name).not.toContain("\u202e");
});
