import { describe, expect, test } from "vitest";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { buildStepRows } from "../../../renderer/login-run/build-step-rows.ts";
import type { StepRow } from "../../../renderer/login-run/step-row.ts";
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

const TOKEN = "POST https://id.example/oauth2/token";
const refusal = '{"error":"invalid_client"}';

const upToCallback: readonly TraceEntry[] = [
  exchange(0, "discovery", "GET https://id.example/.well-known/openid-configuration", 200),
  check(1, "discovery", "Document names the configured issuer"),
  openBrowser(2),
  authorize(3),
  callback(60, { code: "••••••••••", state: "abc" }),
  check(61, "callback", "state is the one sent"),
  check(62, "callback", "iss equals the issuer"),
];

const brief = (rows: readonly StepRow[]) => rows.map((row) => [row.label, row.status]);
const rowOf = (rows: readonly StepRow[], label: string): StepRow => {
  const row = rows.find((one) => one.label === label);
  if (!row) throw new Error(`There is no row "${label}".`);
  return row;
};

describe("a run that is refused at the token endpoint", () => {
  const rows = buildStepRows(
    sampleRun({ error: sampleError(), endedAt: START + 6_400 }),
    [
      ...upToCallback,
      exchange(63, "token_endpoint", TOKEN, 401, refusal),
      check(64, "token_endpoint", "Token response is a success", "failed"),
    ],
    undefined,
  );

  test("has a row for each step, one marked as failed, and what would have come next", () => {
    expect(brief(rows)).toEqual([
      ["GET openid-configuration", "done"],
      ["Open system browser", "done"],
      ["GET /oauth2/authorize", "done"],
      ["User signs in", "done"],
      ["302 code, state", "done"],
      ["GET /oauth/v2/callback", "done"],
      ["Check the authorization response", "done"],
      ["POST /oauth2/token", "failed"],
      ["Check the ID token", "not_reached"],
      ["GET UserInfo", "not_reached"],
      ["Provision the user", "not_reached"],
    ]);
  });

  test("says the status with the provider's own code", () => {
    expect(rowOf(rows, "POST /oauth2/token").result).toBe("401 invalid_client");
  });

  test("keeps the check that puts the failure into words with its exchange", () => {
    expect(rowOf(rows, "POST /oauth2/token").entries).toHaveLength(2);
  });

  test("counts a person's time from departure to return", () => {
    expect(rowOf(rows, "User signs in")).toMatchObject({ startedAt: START + 300, durationMs: 5_700 });
  });

  test("says how many checks of the callback passed", () => {
    expect(rowOf(rows, "Check the authorization response").result).toBe("2 passed");
  });
});

test("the steps ahead have the configuration's own paths, and no UserInfo where there is none", () => {
  const flow = {
    endpoints: { token: "https://id.example/t?x=1", userinfo: "" },
    redirect: { path: "/cb" },
  } as Parameters<typeof buildStepRows>[2];
  const run = sampleRun({
    state: "failed",
    error: sampleError({ code: "discovery_not_json", step: "discovery" }),
    endedAt: START + 90,
  });
  const rows = buildStepRows(run, [exchange(0, "discovery", "GET https://id.example/d", 200)], flow);
  expect(brief(rows)).toEqual([
    ["GET d", "done"],
    ["Check the metadata", "failed"],
    ["Open browser", "not_reached"],
    ["GET /cb", "not_reached"],
    ["POST /t", "not_reached"],
    ["Check the ID token", "not_reached"],
    ["Provision the user", "not_reached"],
  ]);
});

test("a failed check of the ID token is named in its row", () => {
  const rows = buildStepRows(
    sampleRun({ error: sampleError({ code: "id_token_nonce_mismatch", step: "id_token" }), endedAt: START }),
    [
      ...upToCallback,
      exchange(63, "token_endpoint", TOKEN, 200),
      check(64, "id_token", "Signature is valid"),
      check(65, "id_token", "nonce is the one sent", "failed"),
      check(66, "id_token", "at_hash belongs to the access token", "not_reached"),
    ],
    undefined,
  );
  expect(rowOf(rows, "Check the ID token")).toMatchObject({
    status: "failed",
    result: "failed: nonce is the one sent",
  });
});

describe("a run that waits", () => {
  const run = sampleRun({ state: "waiting_for_user", waitsUntil: START + 300_000 });

  test("has the person's row under way and nothing that lies ahead", () => {
    const rows = buildStepRows(run, upToCallback.slice(0, 4), undefined);
    expect(brief(rows).at(-1)).toEqual(["User signs in", "under_way"]);
    expect(rows.at(-1)).not.toHaveProperty("durationMs");
  });

  test("C-23 goes on waiting after a callback that was refused", () => {
    const rows = buildStepRows(run, [...upToCallback.slice(0, 4), refusedCallback(10)], undefined);
    expect(rowOf(rows, "User signs in").status).toBe("under_way");
    expect(rows.at(-1)).toMatchObject({ status: "warning", result: "The state is not the one sent." });
  });

  test("shows an exchange without its answer as under way", () => {
    const rows = buildStepRows(
      sampleRun({ state: "exchanging" }),
      [...upToCallback, exchange(63, "token_endpoint", TOKEN)],
      undefined,
    );
    expect(rows.at(-1)).toMatchObject({ label: "POST /oauth2/token", status: "under_way" });
  });
});

test("a run that timed out failed while the person was at the provider", () => {
  const rows = buildStepRows(
    sampleRun({
      error: sampleError({ code: "login_timed_out", step: "authorization_endpoint" }),
      endedAt: START + 300_000,
    }),
    upToCallback.slice(0, 4),
    undefined,
  );
  expect(brief(rows).slice(3, 5)).toEqual([
    ["User signs in", "failed"],
    ["GET the redirect URI", "not_reached"],
  ]);
});

test("a browser that did not open is where the run failed, and nobody signed in", () => {
  const rows = buildStepRows(
    sampleRun({
      error: sampleError({ code: "browser_open_failed", step: "authorization_endpoint" }),
      endedAt: START + 300,
    }),
    upToCallback.slice(0, 4),
    undefined,
  );
  expect(brief(rows).slice(1, 3)).toEqual([
    ["Open system browser", "failed"],
    ["GET the redirect URI", "not_reached"],
  ]);
});

describe("an error of the authorization endpoint", () => {
  const error = sampleError({
    code: "authorization_error",
    message: "The user or the provider refused the login.",
    step: "authorization_endpoint",
  });
  const rows = buildStepRows(
    sampleRun({ error, endedAt: START + 6_200 }),
    [
      ...upToCallback.slice(0, 4),
      callback(60, { error: "access_denied", state: "abc" }),
      check(61, "callback", "state is the one sent"),
    ],
    undefined,
  );

  test("is noticed when the callback is checked", () => {
    expect(brief(rows).slice(4, 8)).toEqual([
      ["302 error access_denied", "done"],
      ["GET /oauth/v2/callback", "done"],
      ["Check the authorization response", "failed"],
      ["POST the token endpoint", "not_reached"],
    ]);
  });

  test("is shown with what the callback brought", () => {
    expect(rowOf(rows, "Check the authorization response").entries.map(({ kind }) => kind)).toEqual([
      "navigation",
      "check",
    ]);
  });
});

describe("what is read of the provider before the browser opens", () => {
  const DISCOVERY = "GET https://id.example/.well-known/openid-configuration";
  const KEYS = "GET https://id.example/oauth2/jwks";
  const read = [
    exchange(0, "discovery", DISCOVERY, 200),
    check(1, "discovery", "Document names the configured issuer"),
    exchange(2, "id_token", KEYS, 200),
    check(3, "preparation", "PKCE challenge is S256"),
    openBrowser(4),
    authorize(5),
  ];

  test("is one step, from the first request to the last answer, with its checks", () => {
    const [row] = buildStepRows(sampleRun({ state: "waiting_for_user" }), read, undefined);
    expect(row).toMatchObject({
      label: "GET openid-configuration, jwks",
      result: "200, 200",
      startedAt: START,
      durationMs: 250,
      step: "discovery",
    });
    expect(row?.entries).toHaveLength(4);
  });

  test("is under way as long as one answer is missing", () => {
    const unanswered = [...read.slice(0, 2), exchange(2, "id_token", KEYS), ...read.slice(3)];
    const [row] = buildStepRows(sampleRun({ state: "waiting_for_user" }), unanswered, undefined);
    expect(row?.status).toBe("under_way");
    expect(row).not.toHaveProperty("durationMs");
  });

  test("does not fail the login with keys that are asked for again when they are needed", () => {
    const refused = [...read.slice(0, 2), exchange(2, "id_token", KEYS, 503), ...read.slice(3)];
    const [row] = buildStepRows(sampleRun({ state: "waiting_for_user" }), refused, undefined);
    expect(row).toMatchObject({ status: "warning", result: "200, 503" });
  });

  test("has reached no check of the ID token when the login is cancelled", () => {
    const rows = buildStepRows(sampleRun({ state: "cancelled", endedAt: START + 9_000 }), read, undefined);
    expect(rows.filter((row) => row.status === "not_reached").map((row) => row.label)).toEqual([
      "GET the redirect URI",
      "POST the token endpoint",
      "Check the ID token",
      "GET UserInfo",
      "Provision the user",
    ]);
  });
});

test("RP-35 keys that are read again for a new key are a step of their own, before the checks", () => {
  const rows = buildStepRows(
    sampleRun({ state: "validating" }),
    [
      ...upToCallback,
      exchange(63, "token_endpoint", TOKEN, 200),
      exchange(64, "id_token", "GET https://id.example/oauth2/jwks", 200),
      check(65, "id_token", "Signature is valid"),
    ],
    undefined,
  );
  expect(brief(rows).slice(-2)).toEqual([
    ["GET /oauth2/jwks", "done"],
    ["Check the ID token", "done"],
  ]);
});

test("an answer that the workbench cannot use is followed by why, with the exchange", () => {
  const error = sampleError({
    code: "token_response_invalid",
    message: "The token response is not JSON.",
    step: "token_endpoint",
  });
  const rows = buildStepRows(
    sampleRun({ error, endedAt: START + 6_500 }),
    [
      ...upToCallback,
      exchange(63, "token_endpoint", TOKEN, 200, "<html>"),
      check(64, "token_endpoint", "Token response is a success"),
    ],
    undefined,
  );
  expect(rowOf(rows, "POST /oauth2/token").status).toBe("done");
  expect(rowOf(rows, "Check the token response")).toMatchObject({
    status: "failed",
    result: "The token response is not JSON.",
    entries: [{ kind: "exchange" }, { kind: "check" }],
  });
});

test("C-23 callbacks that were refused one after the other are one step, with each of them", () => {
  const rows = buildStepRows(
    sampleRun({ state: "waiting_for_user" }),
    [...upToCallback.slice(0, 4), refusedCallback(10), refusedCallback(11), refusedCallback(12)],
    undefined,
  );
  expect(rows.at(-1)).toMatchObject({
    label: "3 callbacks refused",
    result: "The state is not the one sent.",
    status: "warning",
  });
  expect(rows.at(-1)?.entries).toHaveLength(3);
});

test("a failure before anything was recorded has a row of its own", () => {
  const error = sampleError({
    code: "port_in_use",
    message: "Port 8400 is in use.",
    step: "preparation",
  });
  const rows = buildStepRows(sampleRun({ error, endedAt: START + 5 }), [], undefined);
  expect(rows[0]).toMatchObject({
    label: "Prepare the login",
    result: "Port 8400 is in use.",
    status: "failed",
  });
});

test("a successful run ends with the user, and an error on the way is a warning", () => {
  const rows = buildStepRows(
    sampleRun({
      state: "succeeded",
      endedAt: START + 6_500,
      user: { id: "u1", name: "00u7", fullname: "Ines Marković", created: true },
    }),
    [...upToCallback, exchange(63, "userinfo", "GET https://id.example/userinfo", 404)],
    undefined,
  );
  expect(rowOf(rows, "GET /userinfo").status).toBe("warning");
  expect(rows.at(-1)).toMatchObject({ label: "Provision the user", result: "created", status: "done" });
});

test("a cancelled run marks nothing as failed", () => {
  const error = sampleError({ code: "login_cancelled", step: "authorization_endpoint" });
  const rows = buildStepRows(
    sampleRun({ state: "cancelled", error, endedAt: START + 9_000 }),
    upToCallback.slice(0, 4),
    undefined,
  );
  expect(rows.some((row) => row.status === "failed")).toBe(false);
  expect(rowOf(rows, "User signs in").status).toBe("cancelled");
});

test("entries are shown in the order of the trace, whatever order they came in", () => {
  const rows = buildStepRows(sampleRun({ state: "exchanging" }), upToCallback.toReversed(), undefined);
  expect(rows.map((row) => row.startedAt)).toEqual(rows.map((row) => row.startedAt).toSorted());
});
