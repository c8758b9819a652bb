import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import type { EventName } from "#shared/contract/events.ts";
import { MASK } from "#shared/plain-text.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import { protocolLimits } from "../../../main/http/index.ts";
import type { HttpClient, HttpRequest } from "../../../main/ports/http.ts";
import { createTraceRecorder } from "../../../main/trace/index.ts";
import { failureOf } from "../../support/failure-of.ts";
import { httpResponse, jsonResponse } from "../../support/http-response.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const request: HttpRequest = {
  method: "POST",
  url: "https://op.example/token?code=opaque-code",
  headers: [
    ["Authorization", "Basic opaque-credentials"],
    ["content-type", "application/x-www-form-urlencoded"],
  ],
  body: "grant_type=authorization_code&code=opaque-code",
};

const start = (send: HttpClient["send"], keepsRaw = false) => {
  const clock = createManualClock(1_000);
  const published: { readonly name: EventName; readonly payload: unknown }[] = [];
  const recorder = createTraceRecorder({
    runId: "run-1",
    http: { send },
    clock,
    publish: (name, payload) => published.push({ name, payload }),
    keepsRaw,
  });
  const exchange = () => recorder.exchange("token_endpoint", "identity_provider", request, protocolLimits);
  return { clock, published, recorder, exchange };
};

const good = {
  expected: "this",
  found: "that",
  title: "Title",
  source: "OIDC Core 2",
  result: "passed",
} as const;

describe("an exchange that is recorded", () => {
  it("is there before its answer, and again with it under the same id", async () => {
    const { clock, recorder, published, exchange } = start(async () => {
      expect(recorder.entries()).toHaveLength(1);
      expect(recorder.entries()[0]).not.toHaveProperty("durationMs");
      clock.advance(250);
      return jsonResponse({ access_token: "opaque-access-token" });
    });
    await exchange();
    expect(recorder.entries()).toHaveLength(1);
    expect(recorder.entries()[0]).toMatchObject({
      kind: "exchange",
      position: 0,
      step: "token_endpoint",
      to: "identity_provider",
      startedAt: 1_000,
      durationMs: 250,
      response: { status: 200, statusText: "OK" },
    });
    expect(published.map(({ name }) => name)).toEqual(["trace.entry-recorded", "trace.entry-recorded"]);
    const ids = published.map(({ payload }) => (payload as { entry: TraceEntry }).entry.id);
    expect(new Set(ids).size).toBe(1);
  });

  it("has how it went with its answer, as far as the client says", async () => {
    const course = {
      timings: { waitMs: 3, receiveMs: 1 },
      connection: { remoteAddress: "192.0.2.1:443", isReused: true },
    };
    const told = start(async () => ({ ...jsonResponse({}), ...course }));
    await told.exchange();
    expect(told.recorder.entries()[0]).toMatchObject(course);
    const untold = start(async () => jsonResponse({}));
    await untold.exchange();
    expect(untold.recorder.entries()[0]).not.toHaveProperty("timings");
  });

  it("gives the caller what it hides from the record (C-84)", async () => {
    const { recorder, published, exchange } = start(async (sent) => {
      expect(sent).toBe(request);
      return jsonResponse({ access_token: "opaque-access-token" });
    });
    const answer = await exchange();
    expect(new TextDecoder().decode(answer.body)).toContain("opaque-access-token");
    const recorded = JSON.stringify([recorder.entries(), published]);
    expect(recorded).not.toContain("opaque");
    expect(recorded).toContain(`code=${MASK}`);
  });

  it("hides in its answer what was learned before", async () => {
    const { recorder, exchange } = start(async () => httpResponse("you sent verifier-1"));
    recorder.redactor.learn("verifier-1");
    await exchange();
    expect(JSON.stringify(recorder.entries())).not.toContain("verifier-1");
  });

  it("is recorded with why there was no answer", async () => {
    const refusal = new AppFailure({
      code: "timed_out",
      message: "No answer to verifier-1",
      advice: "Wait.",
    });
    const { clock, recorder, exchange } = start(async () => {
      clock.advance(30_000);
      throw refusal;
    });
    recorder.redactor.learn("verifier-1");
    expect(await failureOf(exchange)).toEqual({ ...refusal.error, step: "token_endpoint" });
    expect(recorder.entries()[0]).toMatchObject({
      durationMs: 30_000,
      failure: { code: "timed_out", message: `No answer to ${MASK}` },
    });
    expect(recorder.entries()[0]).not.toHaveProperty("response");
  });

  it("is recorded with a mistake of our own too, which goes on", async () => {
    const { recorder, exchange } = start(async () => {
      throw new TypeError("x is not a function");
    });
    await expect(exchange()).rejects.toThrow(TypeError);
    expect(recorder.entries()[0]).toMatchObject({ failure: { code: "internal" } });
  });

  it("keeps the place in which it began while others end first", async () => {
    const endings: (() => void)[] = [];
    const { recorder, exchange } = start(
      () => new Promise((resolve) => endings.push(() => resolve(httpResponse(String(endings.length))))),
    );
    const first = exchange();
    const second = exchange();
    endings[1]?.();
    await second;
    expect(recorder.entries().map((entry) => "response" in entry)).toEqual([false, true]);
    endings[0]?.();
    await first;
    expect(recorder.entries().map(({ position }) => position)).toEqual([0, 1]);
  });
});

describe("a navigation that is recorded", () => {
  it("has its URL and parameters masked", () => {
    const { recorder } = start(async () => httpResponse(""));
    recorder.redactor.learn("verifier-1");
    recorder.navigation("callback", {
      from: "browser",
      to: "workbench",
      label: "GET /cb",
      url: "http://127.0.0.1/cb?code=opaque",
      parameters: new Map([
        ["code", "opaque"],
        ["state", "state-1"],
        ["iss", "https://op.example"],
      ]),
      failure: { code: "callback_rejected", message: "parameter verifier-1 is too long" },
    });
    expect(recorder.entries()).toEqual([
      {
        id: "run-1:0",
        position: 0,
        step: "callback",
        kind: "navigation",
        startedAt: 1_000,
        durationMs: 0,
        from: "browser",
        to: "workbench",
        label: "GET /cb",
        url: `http://127.0.0.1/cb?code=${MASK}`,
        parameters: [
          { name: "code", value: MASK },
          { name: "state", value: "state-1" },
          { name: "iss", value: "https://op.example" },
        ],
        failure: { code: "callback_rejected", message: `parameter ${MASK} is too long` },
      },
    ]);
  });
});

describe("a check that is recorded", () => {
  it("hides what was learned, and is cut at 2,000 characters", () => {
    const { recorder } = start(async () => httpResponse(""));
    recorder.redactor.learn("verifier-1");
    recorder.check("id_token", {
      ...good,
      checkId: "id_token.nonce",
      expected: "verifier-1",
      found: "x".repeat(5000),
    });
    const [entry] = recorder.entries();
    expect(entry).toMatchObject({
      kind: "check",
      checkId: "id_token.nonce",
      expected: MASK,
      result: "passed",
    });
    expect(entry?.kind === "check" && entry.found).toHaveLength(2000);
  });
});

describe("the entries of a trace", () => {
  it("are a copy that later entries do not change", () => {
    const { recorder } = start(async () => httpResponse(""));
    recorder.check("id_token", { ...good, checkId: "a" });
    const before = recorder.entries();
    recorder.check("id_token", { ...good, checkId: "b" });
    expect(before).toHaveLength(1);
    expect(recorder.entries().map(({ id }) => id)).toEqual(["run-1:0", "run-1:1"]);
  });
});

describe("a trace that is kept with its secrets", () => {
  it("has each exchange and navigation as it was, apart from what is recorded and published", async () => {
    const { recorder, published, exchange } = start(
      async () => jsonResponse({ access_token: "opaque-access-token" }),
      true,
    );
    recorder.check("discovery", { checkId: "a", ...good });
    await exchange();
    recorder.navigation("callback", {
      from: "browser",
      to: "workbench",
      label: "GET /callback",
      url: "http://127.0.0.1/callback?code=opaque-code",
      parameters: [["code", "opaque-code"]],
    });
    const [sent, came] = recorder.rawEntries();
    const shown = recorder.entries();
    expect(sent).toEqual({
      ...shown[1],
      request: {
        method: request.method,
        url: request.url,
        headers: request.headers.map(([name, value]) => ({ name, value })),
        body: { text: request.body, sizeInBytes: 46, truncated: false },
      },
      response: expect.objectContaining({
        body: expect.objectContaining({ text: '{"access_token":"opaque-access-token"}' }),
      }),
    });
    expect(came).toEqual({
      ...shown[2],
      url: "http://127.0.0.1/callback?code=opaque-code",
      parameters: [{ name: "code", value: "opaque-code" }],
    });
    expect(recorder.rawEntries()).toHaveLength(2);
    expect(JSON.stringify([shown, published])).not.toContain("opaque");
  });

  it("has the request also where no answer came, and no more of a body than 256 Ki characters", async () => {
    const failing = start(async () => {
      throw new AppFailure({ code: "connection_failed", message: "opaque-reason", advice: "Look." });
    }, true);
    await failureOf(failing.exchange);
    expect(failing.recorder.rawEntries()).toMatchObject([
      { request: { url: request.url }, failure: { code: "connection_failed", message: "opaque-reason" } },
    ]);
    const long = start(async () => httpResponse("x".repeat(300_000)), true);
    await long.exchange();
    const [entry] = long.recorder.rawEntries();
    const body = entry?.kind === "exchange" ? entry.response?.body : undefined;
    expect(body).toMatchObject({ sizeInBytes: 300_000, truncated: true });
    expect(body?.text).toHaveLength(256 * 1024);
  });

  it("is not kept unless it was asked for", async () => {
    const { recorder, exchange } = start(async () => jsonResponse({}));
    await exchange();
    expect(recorder.rawEntries()).toEqual([]);
  });
});
