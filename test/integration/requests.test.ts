import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { requestMethods } from "#shared/requests/request-draft.ts";
import { answerOf, requestTo, send, signIn, tokenOf } from "../support/identities.ts";
import { draftFor, openScenario, openStranger } from "../support/open-scenario.ts";
import { unusedPort } from "../support/ports.ts";

describe("a request as an identity", () => {
  test.each(requestMethods)("%s goes out as it was typed, with the bearer token", async (method) => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const body = method === "GET" ? "" : '{"product":"Valve"}';
    const exchange = await send(scenario, {
      method,
      url: `${scenario.provider.apiUrl}/orders?page=2`,
      headers: [{ name: "X-Trace", value: "7" }],
      body,
      userId,
    });
    expect(exchange).toMatchObject({ status: 200, tokenUse: "sent", sentAs: "Ada Lindqvist", method });
    const [received] = scenario.provider.received.of("api");
    expect(received).toMatchObject({ method, target: "/api/orders?page=2", body });
    expect(received?.headers).toMatchObject({
      authorization: `Bearer ${await tokenOf(scenario, userId, "access_token")}`,
      "x-trace": "7",
    });
  });

  test("the token is masked wherever the API says it again (C-84)", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const { id } = await send(scenario, { userId });
    const token = await tokenOf(scenario, userId, "access_token");
    const exchange = await scenario.call("requests.exchange", { id });
    expect(answerOf(exchange)).toMatchObject({ headers: { authorization: `Bearer ${MASK}` } });
    expect(JSON.stringify(exchange)).not.toContain(token);
  });

  test("each identity sends its own token", async () => {
    const scenario = await openScenario();
    const ada = await signIn(scenario, "ada");
    const ben = await signIn(scenario, "ben");
    expect(answerOf(await send(scenario, { userId: ada }))).toMatchObject({ sub: "sub-ada" });
    expect(answerOf(await send(scenario, { userId: ben }))).toMatchObject({ sub: "sub-ben" });
  });

  test("an anonymous request has no token", async () => {
    const scenario = await openScenario();
    await signIn(scenario);
    expect(await send(scenario)).toMatchObject({ status: 401, tokenUse: "none", sentAs: "Anonymous" });
    expect(scenario.provider.received.of("api")[0]?.headers.authorization).toBeUndefined();
  });
});

describe("where a token may go", () => {
  test("not to an origin that its configuration does not allow (C-92)", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const stranger = await openStranger(scenario);
    const request = requestTo(scenario, { url: `${stranger.apiUrl}/orders`, userId });
    expect(await scenario.errorOf("requests.send", { sendingId: randomUUID(), request })).toMatchObject({
      code: "origin_not_allowed",
      cause: stranger.issuer,
      field: "allowedOrigins",
    });
    expect(stranger.received.all()).toEqual([]);
    expect(await scenario.call("requests.history", { limit: 10 })).toMatchObject({ total: 0 });
  });

  test("not to an origin that only another configuration allows (C-44)", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const stranger = await openStranger(scenario);
    await scenario.call("configurations.create", { draft: { ...draftFor(stranger), alias: "Stranger" } });
    const request = requestTo(scenario, { url: stranger.apiUrl, userId });
    const error = await scenario.errorOf("requests.send", { sendingId: randomUUID(), request });
    expect(error.code).toBe("origin_not_allowed");
    expect(stranger.received.all()).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308])(
    "not along a redirect to an origin that is not allowed: %i (C-92, F-73)",
    async (status) => {
      const scenario = await openScenario();
      const userId = await signIn(scenario);
      const stranger = await openStranger(scenario);
      scenario.provider.change({ api: { status, headers: { location: `${stranger.apiUrl}/orders` } } });
      const stopped = await send(scenario, { userId, redirects: "stop" });
      expect(stopped).toMatchObject({ status, tokenUse: "sent", hops: [] });
      expect(stopped.response?.headers).toContainEqual({
        name: "location",
        value: `${stranger.apiUrl}/orders`,
      });
      expect(stranger.received.all()).toEqual([]);
      const followed = await send(scenario, { userId });
      expect(followed).toMatchObject({ status: 401, hops: [{ status, isTokenSent: true }] });
      expect(JSON.stringify(stranger.received.all())).not.toContain(
        await tokenOf(scenario, userId, "access_token"),
      );
      expect(stranger.received.all()).toHaveLength(1);
    },
  );

  test("not beside an Authorization header that was typed", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const request = requestTo(scenario, {
      userId,
      headers: [{ name: "authorization", value: "Basic eDp5" }],
    });
    const error = await scenario.errorOf("requests.send", { sendingId: randomUUID(), request });
    expect(error).toMatchObject({ code: "request_header_invalid", field: "headers" });
    expect(scenario.provider.received.of("api")).toEqual([]);
  });
});

describe("a request that gets no answer", () => {
  test("is an exchange with the reason, and stays in the history (F-66)", async () => {
    const scenario = await openScenario();
    const { id } = await send(scenario, { url: `http://127.0.0.1:${await unusedPort()}/` });
    const exchange = await scenario.call("requests.exchange", { id });
    expect(exchange).toMatchObject({ error: { code: "connection_refused" }, sizeInBytes: 0 });
    expect(exchange.status).toBeUndefined();
  });

  test("ends when it takes too long (F-67)", async () => {
    const scenario = await openScenario({ script: { api: { never: true } } });
    const sending = send(scenario, { timeLimitInSeconds: 90 });
    await scenario.provider.received.arrival("api", 1);
    scenario.clock.advance(89_999);
    scenario.provider.change({ api: {} });
    expect(await send(scenario)).toMatchObject({ status: 401 });
    scenario.clock.advance(1);
    expect(await sending).toMatchObject({ error: { code: "timed_out" } });
  });

  test("ends at once when it is cancelled", async () => {
    const scenario = await openScenario({ script: { api: { never: true } } });
    const sending = scenario.call("requests.send", { sendingId: "sending-1", request: requestTo(scenario) });
    await scenario.provider.received.arrival("api", 1);
    await scenario.call("requests.cancel", { sendingId: "sending-1" });
    expect(await sending).toMatchObject({ error: { code: "request_cancelled" } });
  });

  test("is kept in the history when the workbench is closed meanwhile", async () => {
    const scenario = await openScenario({ script: { api: { never: true } } });
    const sending = scenario.workbench.workbench.call("requests.send", {
      sendingId: "sending-1",
      request: requestTo(scenario),
    });
    await scenario.provider.received.arrival("api", 1);
    await scenario.workbench.reopen();
    expect(await sending).toMatchObject({ ok: true, value: { error: { code: "request_cancelled" } } });
    expect(await scenario.call("requests.history", { limit: 10 })).toMatchObject({ total: 1 });
    expect(scenario.workbench.logged).toEqual([]);
  });
});

describe("replay", () => {
  test("sends the same again, as the same identity, as another one, or as nobody", async () => {
    const scenario = await openScenario();
    const ada = await signIn(scenario, "ada");
    const ben = await signIn(scenario, "ben");
    const saved = await scenario.call("requests.save", {
      request: requestTo(scenario, { method: "PUT", body: "a body", userId: ada }),
    });
    const { id } = await scenario.call("requests.send", {
      sendingId: randomUUID(),
      savedRequestId: saved.id,
      request: requestTo(scenario, { method: "PUT", body: "a body", userId: ada }),
    });
    const replay = (sendAs?: CurrentIdentity) =>
      scenario.call("requests.replay", { id, sendingId: randomUUID(), sendAs });
    expect(answerOf(await replay())).toMatchObject({ sub: "sub-ada", method: "PUT", body: "a body" });
    expect(answerOf(await replay({ kind: "user", userId: ben }))).toMatchObject({
      sub: "sub-ben",
      method: "PUT",
      body: "a body",
    });
    expect(await replay({ kind: "anonymous" })).toMatchObject({ status: 401, sentAs: "Anonymous" });
    const { exchanges } = await scenario.call("requests.history", { savedRequestId: saved.id, limit: 10 });
    expect(exchanges.map(({ sentAs }) => sentAs)).toEqual([
      "Anonymous",
      "Ben Okafor",
      "Ada Lindqvist",
      "Ada Lindqvist",
    ]);
    expect(await scenario.call("requests.list", undefined)).toMatchObject([
      { id: saved.id, sentCount: 4, lastStatus: 401 },
    ]);
  });

  test("of an exchange whose body held the token is refused, as the token was not kept", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const body = await tokenOf(scenario, userId, "access_token");
    const { id } = await send(scenario, { method: "POST", body, userId });
    const error = await scenario.errorOf("requests.replay", { id, sendingId: randomUUID() });
    expect(error.code).toBe("secret_missing");
  });
});
