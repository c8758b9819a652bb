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
      ["GET /.well-known/openid-configuration", "done"],
      ["Document names the configured issuer", "done"],
      ["Open system browser", "done"],
      ["GET /oauth2/authorize", "done"],
      ["User signs in", "done"],
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

  test("says what the callback brought, and how many checks passed", () => {
    expect(rowOf(rows, "GET /oauth/v2/callback").result).toBe("code, state");
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
    ["GET /d", "failed"],
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

  test("C-22 goes on waiting after a callback that was refused", () => {
    const rows = buildStepRows(run, [...upToCallback.slice(0, 4), refusedCallback(10)], undefined);
    expect(rowOf(rows, "User signs in").status).toBe("under_way");
    expect(rows.at(-1)).toMatchObject({ status: "failed", result: "The state is not the one sent." });
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
  expect(brief(rows).slice(4, 6)).toEqual([
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
  expect(brief(rows).slice(2, 4)).toEqual([
    ["Open system browser", "failed"],
    ["GET the redirect URI", "not_reached"],
  ]);
});

test("an error of the authorization endpoint is noticed at the callback", () => {
  const rows = buildStepRows(
    sampleRun({
      error: sampleError({ code: "authorization_error", step: "authorization_endpoint" }),
      endedAt: START + 6_100,
    }),
    [...upToCallback.slice(0, 4), callback(60, { error: "access_denied", state: "abc" })],
    undefined,
  );
  expect(rowOf(rows, "GET /oauth/v2/callback")).toMatchObject({
    status: "failed",
    result: "error access_denied",
  });
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
  expect(rowOf(rows, "User signs in").result).toBe("cancelled");
});

test("entries are shown in the order of the trace, whatever order they came in", () => {
  const rows = buildStepRows(sampleRun({ state: "exchanging" }), upToCallback.toReversed(), undefined);
  expect(rows.map((row) => row.startedAt)).toEqual(rows.map((row) => row.startedAt).toSorted());
});
